"""Spells out the forms of verbs, so that the lemma of a verb form can be looked up instead of guessed.

Forms that no grammar allows ("appèle") do no harm: nobody writes them. What matters is that no form is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

_FUTURE = ["ai", "as", "a", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient"]
_IMPERFECT = ["ons", "ez", "ais", "ait", "ions", "iez", "aient", "ant"]
_PAST = {
    "i": ["is", "it", "îmes", "îtes", "irent", "isse", "isses", "ît", "issions", "issiez", "issent"],
    "u": ["us", "ut", "ûmes", "ûtes", "urent", "usse", "usses", "ût", "ussions", "ussiez", "ussent"],
    "n": ["ins", "int", "înmes", "întes", "inrent", "insse", "insses", "înt", "inssions", "inssiez", "inssent"],
}
# ending | present | stem of "nous" | "ils" | future stem | past type:stem | subjunctive stem | participle, others
_FRENCH = """
tenir | tiens tiens tient | ten | tiennent | tiendr | n:t | tienn | tenu
venir | viens viens vient | ven | viennent | viendr | n:v | vienn | venu
quérir | quiers quiers quiert | quér | quièrent | querr | i:qu | quièr | quis
courir | cours cours court | cour | courent | courr | u:cour | cour | couru
mourir | meurs meurs meurt | mour | meurent | mourr | u:mour | meur | mort
vrir | vre vres vre | vr | vrent | vrir | i:vr | vr | vert
ffrir | ffre ffres ffre | ffr | ffrent | ffrir | i:ffr | ffr | ffert
partir | pars pars part | part | partent | partir | i:part | part | parti
sortir | sors sors sort | sort | sortent | sortir | i:sort | sort | sorti
mentir | mens mens ment | ment | mentent | mentir | i:ment | ment | menti
sentir | sens sens sent | sent | sentent | sentir | i:sent | sent | senti
servir | sers sers sert | serv | servent | servir | i:serv | serv | servi
dormir | dors dors dort | dorm | dorment | dormir | i:dorm | dorm | dormi
fuir | fuis fuis fuit | fuy | fuient | fuir | i:fu | fui | fui
cueillir | cueille cueilles cueille | cueill | cueillent | cueiller | i:cueill | cueill | cueilli
saillir | saille sailles saille | saill | saillent | saillir | i:saill | saill | sailli
vêtir | vêts vêts vêt | vêt | vêtent | vêtir | i:vêt | vêt | vêtu
haïr | hais hais hait | haïss | haïssent | haïr | i:ha | haïss | haï
cevoir | çois çois çoit | cev | çoivent | cevr | u:ç | çoiv | çu
devoir | dois dois doit | dev | doivent | devr | u:d | doiv | dû du due dus dues
voir | vois vois voit | voy | voient | verr | i:v | voi | vu
prévoir | prévois prévois prévoit | prévoy | prévoient | prévoir | i:prév | prévoi | prévu
pourvoir | pourvois pourvois pourvoit | pourvoy | pourvoient | pourvoir | u:pourv | pourvoi | pourvu
savoir | sais sais sait | sav | savent | saur | u:s | sach | su sachant sachons sachez sachions sachiez
pouvoir | peux puis peut | pouv | peuvent | pourr | u:p | puiss | pu puissions puissiez
vouloir | veux veux veut | voul | veulent | voudr | u:voul | veuill | voulu veuillez veuillons
valoir | vaux vaux vaut | val | valent | vaudr | u:val | vaill | valu prévale prévalent
falloir | faut faut faut | fall | faut | faudr | u:fall | faill | fallu
mouvoir | meus meus meut | mouv | meuvent | mouvr | u:m | meuv | mu mû
seoir | sieds sieds sied | sey | seyent | siér | i:s | sey | sis assoit assoient assoyait
prendre | prends prends prend | pren | prennent | prendr | i:pr | prenn | pris
indre | ins ins int | ign | ignent | indr | i:ign | ign | int
soudre | sous sous sout | solv | solvent | soudr | u:sol | solv | solu sous soute
mettre | mets mets met | mett | mettent | mettr | i:m | mett | mis
battre | bats bats bat | batt | battent | battr | i:batt | batt | battu
rompre | romps romps rompt | romp | rompent | rompr | i:romp | romp | rompu
vaincre | vaincs vaincs vainc | vainqu | vainquent | vaincr | i:vainqu | vainqu | vaincu
suivre | suis suis suit | suiv | suivent | suivr | i:suiv | suiv | suivi
vivre | vis vis vit | viv | vivent | vivr | u:véc | viv | vécu
crire | cris cris crit | criv | crivent | crir | i:criv | criv | crit
lire | lis lis lit | lis | lisent | lir | u:l | lis | lu
dire | dis dis dit | dis | disent | dir | i:d | dis | dit dites
rire | ris ris rit | ri | rient | rir | i:r | ri | ri
fire | fis fis fit | fis | fisent | fir | i:f | fis | fi
uire | uis uis uit | uis | uisent | uir | i:uis | uis | uit ui
aître | ais ais aît | aiss | aissent | aîtr | u: | aiss | u ait
connaître | connais connais connaît | connaiss | connaissent | connaîtr | u:conn | connaiss | connu connait
naître | nais nais naît | naiss | naissent | naîtr | i:naqu | naiss | né nait
croître | croîs croîs croît | croiss | croissent | croîtr | u:cr | croiss | cru crû crois croit
croire | crois crois croit | croy | croient | croir | u:cr | croi | cru
boire | bois bois boit | buv | boivent | boir | u:b | boiv | bu
faire | fais fais fait | fais | font | fer | i:f | fass | fait faites fassions fassiez
plaire | plais plais plaît | plais | plaisent | plair | u:pl | plais | plu plait
taire | tais tais tait | tais | taisent | tair | u:t | tais | tu
traire | trais trais trait | tray | traient | trair | i:tray | trai | trait
clure | clus clus clut | clu | cluent | clur | u:cl | clu | clu clus
dre | ds ds d | d | dent | dr | i:d | d | du
aller | vais vas va | all | vont | ir | i:all | aill | allé alla allèrent allai allât
être | suis es est | ét | sont | ser | u:f | soi | été sommes êtes étant soit sois soyons soyez fût fûmes
avoir | ai as a | av | ont | aur | u:e | ai | eu ait ayons ayez ayant
"""
_SECOND_GROUP = ("répartir", "assortir", "asservir", "impartir", "maudire", "ressortir")


def _table() -> dict[str, list[str]]:
    rows = (line.split("|") for line in _FRENCH.strip().splitlines())
    return {row[0].strip(): [cell.strip() for cell in row[1:]] for row in rows}


_ROWS = _table()


def french(lemma: str) -> set[str]:
    """Return the simple forms of a French verb.

    >>> sorted(french("promettre") & {"promet", "promit", "promettrait", "promises", "promettant"})
    ['promet', 'promettant', 'promettrait', 'promises', 'promit']
    >>> {"exige", "exigea", "exigeait"} <= french("exiger") and {"appelle", "rappellera"} - french("rappeler")
    {'appelle'}
    """
    ending = next((lemma[at:] for at in range(len(lemma)) if lemma[at:] in _ROWS), None)
    if ending == "aller" and lemma != ending:
        ending = None
    if lemma in _SECOND_GROUP or (lemma.endswith(("ir", "ïr")) and ending is None):
        return {lemma, *_second(lemma[:-1] if lemma.endswith("r") else lemma[:-2])}
    if ending is not None:
        return {lemma, *_irregular(lemma[: len(lemma) - len(ending)], _ROWS[ending])}
    return {lemma, *_first(lemma[:-2])} if lemma.endswith("er") else {lemma}


def _agreed(participle: str) -> Iterator[str]:
    yield participle
    yield participle + "e"
    yield participle + "es"
    if not participle.endswith("s"):
        yield participle + "s"


def _irregular(start: str, row: list[str]) -> Iterator[str]:
    singular, nous, ils, future, past, subjunctive, participle = row
    kind, _, stem = past.partition(":")
    first, *others = participle.split()
    forms = [*singular.split(), ils, *others, *_agreed(first)]
    forms += [nous + tail for tail in _IMPERFECT] + [future + tail for tail in _FUTURE]
    forms += [stem + tail for tail in _PAST[kind]] + [subjunctive + tail for tail in ("e", "es", "ent")]
    yield from (start + form for form in forms)


def _second(stem: str) -> Iterator[str]:
    yield from (stem + tail for tail in ("s", "t", "ssons", "ssez", "ssent", "sse", "sses", "ssant", "ssions", "ssiez"))
    yield from (stem + "ss" + tail for tail in _IMPERFECT)
    yield from (stem + "r" + tail for tail in _FUTURE)
    yield from (stem[:-1] + tail for tail in _PAST["i"])
    yield from _agreed(stem)


def _first(stem: str) -> Iterator[str]:
    broad = {"g": stem + "e", "c": stem[:-1] + "ç"}.get(stem[-1:], stem)
    for tail in [
        "ons",
        "ais",
        "ait",
        "aient",
        "ai",
        "as",
        "a",
        "âmes",
        "âtes",
        "ant",
        "asse",
        "asses",
        "ât",
        "assions",
        "assiez",
        "assent",
    ]:
        yield broad + tail
    for tail in ["ez", "ions", "iez", "èrent", "é", "ée", "és", "ées"]:
        yield stem + tail
    for mute in {stem, *_mute(stem)}:
        yield from (mute + tail for tail in ("e", "es", "ent"))
        yield from (mute + "er" + tail for tail in _FUTURE)
    if stem.endswith("envoy"):
        yield from (stem[:-2] + "err" + tail for tail in _FUTURE)


def _mute(stem: str) -> Iterator[str]:
    """Yield what a stem may become before a mute e: "paie", "jette", "cède", "lève"."""
    if stem.endswith("y"):
        yield stem[:-1] + "i"
    if stem.endswith(("el", "et")):
        yield stem + stem[-1]
    vowel = max(stem.rfind("e"), stem.rfind("é"))
    after = stem[vowel + 1 :]
    if after and vowel >= 0 and (after in {"gu", "qu"} or not set(after) & set("aiouyâèêîôûëï")):
        yield stem[:vowel] + "è" + after


_ENGLISH = """
arise arose arisen|awake awoke awoken|bear bore borne|beat beaten|become became|begin began begun|bend bent|bet
bind bound|bite bit bitten|blow blew blown|break broke broken|breed bred|bring brought|build built|burn burnt|buy bought
catch caught|choose chose chosen|come came|creep crept|deal dealt|dig dug|do does did done|draw drew drawn|dream dreamt
drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found
flee fled|fly flew flown|forbid forbade forbidden|foresee foresaw foreseen|forget forgot forgotten
forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go goes went gone|grow grew grown
hang hung|have has had|hear heard|hide hid hidden|hold held|keep kept|know knew known|lay laid|lead led|lean leant
leap leapt|learn learnt|leave left|lend lent|lie lay lain lying|lose lost|make made|mean meant|meet met
mistake mistook mistaken|overcome overcame|oversee oversaw overseen|overtake overtook overtaken
overthrow overthrew overthrown|pay paid|prove proven|rebuild rebuilt|repay repaid|ride rode ridden|ring rang rung
rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|shake shook shaken|shoot shot
show shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken
speed sped|spell spelt|spend spent|spin spun|stand stood|steal stole stolen|stick stuck|strike struck stricken
strive strove striven|swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken|teach taught
tear tore torn|tell told|think thought|throw threw thrown|undergo underwent undergone|understand understood
undertake undertook undertaken|uphold upheld|wake woke woken|wear wore worn|weep wept|win won
withdraw withdrew withdrawn|withhold withheld|withstand withstood|be am is are was were been being
write wrote written|rewrite rewrote rewritten|broadcast|cost|cut|hit|hurt|let|put
quit|set|shut|split|spread|upset|reset|bid|cast|forecast
"""
_IRREGULAR = {row.split()[0]: row.split() for line in _ENGLISH.strip().splitlines() for row in line.split("|")}


def english(lemma: str) -> set[str]:
    """Return the forms of an English verb.

    >>> sorted(english("deny"))
    ['denied', 'denies', 'deny', 'denying']
    >>> {"withdrew", "withdrawing", "withdraws"} <= english("withdraw")
    True
    """
    forms = {*_IRREGULAR.get(lemma, [lemma])}
    stems = [lemma]
    if len(lemma) > 2 and lemma[-1] in "bdgklmnprtvz" and lemma[-2] in "aeiou" and lemma[-3] not in "aeo":
        stems.append(lemma + lemma[-1])
    for stem in stems:
        forms.add((stem[:-2] + "y" if stem.endswith("ie") else stem[:-1] if _silent(stem) else stem) + "ing")
        if lemma not in {"find", "be"}:
            forms.add(stem[:-1] + "ied" if _consonant_y(stem) else stem + ("d" if stem.endswith("e") else "ed"))
    if _consonant_y(lemma):
        forms.add(lemma[:-1] + "ies")
    else:
        forms.add(lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"))
    return forms


def _silent(stem: str) -> bool:
    return stem.endswith("e") and not stem.endswith(("ee", "oe", "ye"))


def _consonant_y(stem: str) -> bool:
    return len(stem) > 1 and stem[-1] == "y" and stem[-2] not in "aeiou"
