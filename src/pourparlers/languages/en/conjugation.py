"""The forms of an English verb from its infinitive, so that a cue is known whatever the parser makes of it."""

from __future__ import annotations

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "hold": "holds held holding",
    "swear": "swears swore sworn swearing",
    "see": "sees saw seen seeing",
    "speak": "speaks spoke spoken speaking",
    "find": "finds found finding",
    "make": "makes made making",
    "let": "lets letting",
    "put": "puts putting",
    "begin": "begins began begun beginning",
    "read": "reads reading",
    "foresee": "foresees foresaw foreseen foreseeing",
    "forecast": "forecasts forecasted forecasting",
    "seek": "seeks sought seeking",
    "go": "goes went gone going",
    "shoot": "shoots shot shooting",
    "hit": "hits hitting",
    "fire": "fires fired firing",
    "stand": "stands stood standing",
    "be": "is are was were been being am",
    "undertake": "undertakes undertook undertaken undertaking",
    "withdraw": "withdraws withdrew withdrawn",
    "set": "sets setting",
    "cut": "cuts cutting",
    "take": "takes took taken taking",
    "give": "gives gave given giving",
    "come": "comes came coming",
    "beseech": "beseeches besought beseeching",
    "cast": "casts casting",
    "wave": "waves waved waving",
    "live": "lives lived living",
    "play": "plays played playing",
    "brush": "brushes brushed brushing",
    "sign": "signs signed signing",
    "turn": "turns turned turning",
    "dream": "dreams dreamed dreamt dreaming",
    "rebut": "rebuts rebutted rebutting",
    "learn": "learns learned learnt learning",
    "show": "shows showed shown showing",
    "forbid": "forbids forbade forbidden forbidding",
    "bet": "bets betting",
    "bid": "bids bade bidden bidding",
    "lay": "lays laid laying",
    "spell": "spells spelled spelt spelling",
    "understand": "understands understood understanding",
    "prove": "proves proved proven proving",
}
_DOUBLING = frozenset(
    "admit commit permit submit rebuff plan snap nod rebut blog beg refer prefer bar veto chat quip concur spin "
    "ban drop slam scrap dispel compel propel impel infer deter debar nod chip "
    "stop regret label".split()
)


def forms(infinitive: str) -> frozenset[str]:
    """Every form of a verb; spelling changes by rule, irregular verbs from a list.

    >>> sorted(forms("deny"))
    ['denied', 'denies', 'deny', 'denying']
    >>> "told" in forms("tell"), "admitted" in forms("admit")
    (True, True)
    """
    if infinitive in _IRREGULAR:
        return frozenset([infinitive, *_IRREGULAR[infinitive].split()])
    stem = infinitive
    if stem.endswith("e") and not stem.endswith(("ee", "oe")):
        return frozenset([stem, stem + "s", stem + "d", stem[:-1] + "ing"])
    if stem.endswith("ee"):
        return frozenset([stem, stem + "s", stem + "d", stem + "ing"])
    if stem.endswith("y") and stem[-2] not in "aeou":
        return frozenset([stem, stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"])
    out = [stem, stem + "s", stem + "ed", stem + "ing"]
    if stem.endswith(("s", "sh", "ch", "x", "z", "o")):
        out.append(stem + "es")
    if stem in _DOUBLING or stem in ("label", "model", "signal", "counsel"):
        out += [stem + stem[-1] + "ed", stem + stem[-1] + "ing"]
    return frozenset(out)
