"""The forms of a German verb from its infinitive: weak verbs by rule, strong ones by their stems."""

from __future__ import annotations

# infinitive: third person present, preterite stem, subjunctive stem, participle
_STRONG = {
    "geben": "gibt gab gäbe gegeben",
    "weisen": "weist wies wiese gewiesen",
    "schlagen": "schlägt schlug schlüge geschlagen",
    "werfen": "wirft warf würfe geworfen",
    "nehmen": "nimmt nahm nähme genommen",
    "denken": "denkt dachte dächte gedacht",
    "wissen": "weiß wusste wüsste gewusst",
    "finden": "findet fand fände gefunden",
    "bestreiten": "bestreitet bestritt bestritte bestritten",
    "versprechen": "verspricht versprach verspräche versprochen",
    "schwören": "schwört schwor schwüre geschworen",
    "bitten": "bittet bat bäte gebeten",
    "empfehlen": "empfiehlt empfahl empfähle empfohlen",
    "raten": "rät riet riete geraten",
    "verwerfen": "verwirft verwarf verwürfe verworfen",
    "schließen": "schließt schloss schlösse geschlossen",
    "schreiben": "schreibt schrieb schriebe geschrieben",
    "unterstreichen": "unterstreicht unterstrich unterstriche unterstrichen",
    "nennen": "nennt nannte nennte genannt",
    "beschließen": "beschließt beschloss beschlösse beschlossen",
    "entscheiden": "entscheidet entschied entschiede entschieden",
    "beweisen": "beweist bewies bewiese bewiesen",
    "erfahren": "erfährt erfuhr erführe erfahren",
    "rufen": "ruft rief riefe gerufen",
}
_PARTICLES = ("mit", "an", "bekannt", "ein", "zu", "hinzu", "zurück", "ab", "vor", "klar", "dar", "hin", "aus", "auf",
              "fest", "voraus", "vorher")  # fmt: skip
_WHOLE = ("be", "er", "ver", "ent", "zer", "wider", "unter", "wieder", "ge", "über")


def forms(infinitive: str) -> frozenset[str]:
    """Every form of a verb; of one with a particle the forms in which both are one word.

    >>> sorted(forms("sagen"))[:4], "angekündigt" in forms("ankündigen")
    (['gesagt', 'sage', 'sagen', 'sagend'], True)
    """
    verb = infinitive.split(" ")[-1]
    for particle in sorted(_PARTICLES, key=len, reverse=True):
        rest = verb.removeprefix(particle)
        if rest != verb and len(rest) > 4 and not verb.startswith("antwort"):
            return frozenset(particle + form for form in _simple(rest)) | {f"{particle}zu{rest}"}
    return _simple(verb)


def _simple(verb: str) -> frozenset[str]:
    stem = verb[:-2] if verb.endswith("en") else verb[:-1]
    common = {verb, stem + "e", stem + "est", verb + "d"}
    if verb in _STRONG:
        present, past, subjunctive, participle = _STRONG[verb].split()
        plural = past + ("n" if past.endswith("e") else "en")
        return frozenset({*common, present, past, plural, subjunctive, subjunctive + "n", participle})
    e = "e" if stem.endswith(("t", "d")) or (stem[-1] in "mn" and stem[-2] not in "aeiouyäöüehlrmn") else ""
    prefix = "" if verb.startswith(_WHOLE) or verb.endswith("ieren") else "ge"
    weak = {stem + e + "t", stem + e + "te", stem + e + "ten", prefix + stem + e + "t"}
    return frozenset(common | weak)
