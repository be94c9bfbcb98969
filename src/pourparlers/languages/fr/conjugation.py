"""The forms of a French verb from its infinitive, so that a cue is known whatever the parser makes of it."""

from __future__ import annotations

_ER = (
    "e es ons ez ent ais ait ions iez aient ai as a âmes âtes èrent erai eras era erons erez eront erais erait erions "
    "eriez eraient é ée és ées ant er"
).split()
_IR = (
    "is it issons issez issent issais issait issions issiez issaient irent irai iras ira irons irez iront irais irait "
    "irions iriez iraient i ie ies issant ir isse"
).split()
_RE = (
    "s ons ez ent ais ait ions iez aient is it irent rai ras ra rons rez ront rais rait rions riez raient u ue us ues "
    "ant re e"
).split()
_FUTURE = "rai ras ra rons rez ront rais rait rions riez raient".split()

# family ending: present stems and forms, future stem, participles
_FAMILIES: dict[str, tuple[str, str, str]] = {
    # ending: (forms after the prefix, future stem, participles)
    "tenir": (
        "tiens tient tenons tenez tiennent tenais tenait tenions teniez tenaient tint tinrent tienne tenant",
        "tiend",
        "tenu tenue tenus tenues",
    ),
    "venir": (
        "viens vient venons venez viennent venais venait venions veniez venaient vint vinrent vienne venant",
        "viend",
        "venu venue venus venues",
    ),
    "mettre": (
        "mets met mettons mettez mettent mettais mettait mettions mettiez mettaient mit mirent mette mettant",
        "mett",
        "mis mise mises",
    ),
    "battre": (
        "bats bat battons battez battent battais battait battaient battit battirent battant",
        "batt",
        "battu battue battus battues",
    ),
    "dire": (
        "dis dit disons dites disent disais disait disions disiez disaient dirent dise disant disez",
        "di",
        "dit dite dits dites",
    ),
    "clure": (
        "clus clut cluons cluez cluent cluais cluait cluaient clurent cluant clue",
        "clu",
        "clu clue clus clues clus",
    ),
    "crire": (
        "cris crit crivons crivez crivent crivais crivait crivaient crivit crivirent crivant crive",
        "cri",
        "crit crite crits crites",
    ),
    "croire": (
        "crois croit croyons croyez croient croyais croyait croyions croyaient crut crurent croie croyant",
        "croi",
        "cru crue crus crues",
    ),
    "voir": (
        "vois voit voyons voyez voient voyais voyait voyions voyaient vit virent voie voyant",
        "ver",
        "vu vue vus vues",
    ),
    "savoir": (
        "sais sait savons savez savent savais savait savaient sut surent sache sachant",
        "sau",
        "su sue sus sues",
    ),
    "vouloir": (
        "veux veut voulons voulez veulent voulais voulait voulions vouliez voulaient voulut voulurent veuille voulant",
        "voud",
        "voulu voulue voulus voulues",
    ),
    "connaître": (
        "connais connaît connait connaissons connaissez connaissent connaissais connaissait connaissaient connut "
        "connurent connaissant connaisse",
        "connaît",
        "connu connue connus connues",
    ),
    "craindre": (
        "crains craint craignons craignez craignent craignais craignait craignaient craignit craignant craigne",
        "craind",
        "craint crainte craints craintes",
    ),
    "plaindre": (
        "plains plaint plaignons plaignez plaignent plaignais plaignait plaignaient plaignit plaignant",
        "plaind",
        "plaint plainte plaints plaintes",
    ),
    "joindre": (
        "joins joint joignons joignez joignent joignais joignait joignaient joignit joignant joigne",
        "joind",
        "joint jointe joints jointes",
    ),
    "prendre": (
        "prends prend prenons prenez prennent prenais prenait prenaient prit prirent prenne prenant",
        "prend",
        "pris prise prises",
    ),
    "offrir": (
        "offre offres offrons offrez offrent offrais offrait offraient offrit offrirent offrant",
        "offri",
        "offert offerte offerts offertes",
    ),
    "cueillir": (
        "cueille cueilles cueillons cueillez cueillent cueillais cueillait cueillaient cueillit cueillant",
        "cueille",
        "cueilli cueillie cueillis cueillies",
    ),
    "sentir": (
        "sens sent sentons sentez sentent sentais sentait sentaient sentit sentirent sente sentant",
        "senti",
        "senti sentie sentis senties",
    ),
    "mentir": (
        "mens ment mentons mentez mentent mentais mentait mentaient mentit mentirent mente mentant",
        "menti",
        "menti mentie mentis menties",
    ),
    "quérir": (
        "quiers quiert quérons quérez quièrent quérais quérait quéraient quit quirent quérant",
        "quer",
        "quis quise quises",
    ),
    "rire": ("ris rit rions riez rient riais riait riaient rirent riant rie", "ri", "ri"),
    "faire": (
        "fais fait faisons faites font faisais faisait faisaient fit firent fasse faisant",
        "fe",
        "fait faite faits faites",
    ),
    "suivre": (
        "suis suit suivons suivez suivent suivais suivait suivaient suivit suivirent suive suivant",
        "suiv",
        "suivi suivie suivis suivies",
    ),
    "poursuivre": (
        "poursuis poursuit poursuivons poursuivez poursuivent poursuivais poursuivait poursuivaient poursuivit "
        "poursuivirent poursuivant",
        "poursuiv",
        "poursuivi poursuivie poursuivis poursuivies",
    ),
    "cevoir": (
        "çois çoit cevons cevez çoivent cevais cevait cevaient çut çurent cevant çoive",
        "cev",
        "çu çue çus çues",
    ),
    "traire": ("trais trait trayons trayez traient", "trai", "trait traite"),
    "duire": (
        "duis duit duisons duisez duisent duisais duisait duisaient duisit duisant",
        "dui",
        "duit duite duits duites",
    ),
    "foutre": ("fous fout", "fout", "foutu"),
    "résoudre": ("résous résout résolvons résolvent résolvait résolut", "résoud", "résolu résolue résolus"),
}


def forms(infinitive: str) -> frozenset[str]:
    """Every simple form and participle of a verb, by its group; families of irregular verbs by their ending.

    >>> {"rejette", "rejetait", "rejeté", "rejettera"} <= forms("rejeter")
    True
    >>> {"soutient", "soutiendrait", "soutenu"} <= forms("soutenir")
    True
    """
    for ending in sorted(_FAMILIES, key=len, reverse=True):
        if infinitive.endswith(ending):
            prefix = infinitive[: -len(ending)]
            simple, future, participles = _FAMILIES[ending]
            words = [*simple.split(), *(future + f for f in _FUTURE), *participles.split(), ending]
            return frozenset(prefix + w for w in words)
    if infinitive.endswith("er"):
        return frozenset(_first_group(infinitive[:-2]))
    if infinitive.endswith("ir"):
        return frozenset(infinitive[:-2] + e for e in _IR)
    if infinitive.endswith("re"):
        stem = infinitive[:-2]
        return frozenset([stem + e for e in _RE] + [stem])
    return frozenset([infinitive])


def _first_group(stem: str) -> list[str]:
    """Verbs in -er, with the spelling changes of their stems (rejette, cède, emploie, exigeait, avançait)."""
    out = [stem + e for e in _ER]
    if stem.endswith("c"):
        out += [stem[:-1] + "ç" + e for e in _ER if e[0] in "aoâ"]
    if stem.endswith("g"):
        out += [stem + "e" + e for e in _ER if e[0] in "aoâ"]
    if stem.endswith("y"):
        out += [stem[:-1] + "i" + e for e in _ER if e[0] == "e"]
    strong = [e for e in _ER if e in ("e", "es", "ent") or e.startswith("er") and e != "er"]
    if len(stem) > 2 and stem[-2] == "e" and stem[-1] in "tl":
        out += [stem + stem[-1] + e for e in strong]
    for at in (2, 3):
        if len(stem) > at and stem[-at] in "ée":
            out += [stem[:-at] + "è" + stem[len(stem) - at + 1 :] + e for e in strong]
    return out
