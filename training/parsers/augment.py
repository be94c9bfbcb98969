"""Makes news out of treebank sentences: quotation marks, incises, clauses of saying, typing habits, documents.

The treebanks hold few quotations and hardly any incise ("..., a-t-elle dit"). Each function takes a sentence and
a source of chance and returns a sentence with a tree that is as right as the one it was given.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from treebank import Sentence, Word

QUOTED = frozenset({"root", "ccomp", "obj", "xcomp", "conj", "obl", "nmod", "acl", "amod", "appos"})
ENDS = frozenset({".", "!", "?", "...", "…"})


@dataclass(frozen=True, slots=True)
class Speech:
    """How a language reports: forms with lemma and features; `subjects` are noun phrases borrowed from treebanks."""

    language: str
    finite: tuple[tuple[str, str], ...]
    participles: tuple[tuple[str, str], ...]
    subjects: tuple[Sentence, ...]
    names: tuple[Sentence, ...]
    titles: tuple[Sentence, ...]


FINITE = {
    "fr": (
        ("dit", "dire"), ("déclare", "déclarer"), ("affirme", "affirmer"), ("estime", "estimer"),
        ("assure", "assurer"), ("annonce", "annoncer"), ("indique", "indiquer"), ("explique", "expliquer"),
        ("ajoute", "ajouter"), ("souligne", "souligner"), ("précise", "préciser"), ("rappelle", "rappeler"),
        ("insiste", "insister"), ("confirme", "confirmer"), ("répond", "répondre"), ("soutient", "soutenir"),
        ("juge", "juger"), ("poursuit", "poursuivre"), ("prévient", "prévenir"), ("promet", "promettre"),
    ),
    "en": (
        ("said", "say"), ("says", "say"), ("added", "add"), ("promised", "promise"), ("announced", "announce"),
        ("warned", "warn"), ("insisted", "insist"), ("argued", "argue"), ("explained", "explain"),
        ("claimed", "claim"), ("stressed", "stress"), ("noted", "note"), ("confirmed", "confirm"),
        ("declared", "declare"), ("believes", "believe"), ("thinks", "think"), ("replied", "reply"),
    ),
}  # fmt: skip
PARTICIPLES = {
    "fr": (
        ("dit", "dire"), ("déclaré", "déclarer"), ("affirmé", "affirmer"), ("estimé", "estimer"),
        ("assuré", "assurer"), ("annoncé", "annoncer"), ("indiqué", "indiquer"), ("expliqué", "expliquer"),
        ("ajouté", "ajouter"), ("souligné", "souligner"), ("précisé", "préciser"), ("rappelé", "rappeler"),
        ("insisté", "insister"), ("confirmé", "confirmer"), ("répondu", "répondre"), ("poursuivi", "poursuivre"),
    ),
    "en": (),
}  # fmt: skip
DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
_PAST_EN = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
_PARTICIPLE = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
_CLITICS = (("il", "Masc"), ("elle", "Fem"))
_PRONOUNS = {
    "en": (("he", "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs"),
           ("she", "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs")),
}  # fmt: skip


def speech(language: str, sentences: Sequence[Sentence]) -> Speech:
    """Collect from `sentences` the short subjects that could speak: names and definite noun phrases."""
    subjects = []
    for sentence in sentences:
        for at, word in enumerate(sentence):
            if word.label == "nsubj" and word.upos in {"NOUN", "PROPN"} and "Number=Plur" not in word.feats:
                span = _subtree(sentence, at)
                if span and len(span) <= 7 and not any(w.upos in {"VERB", "AUX", "PRON", "PUNCT"} for w in span):
                    subjects.append(span)
    names = tuple(one for one in subjects if 1 < len(one) < 4 and all(word.upos == "PROPN" for word in one))
    titles = tuple(one for one in subjects if 1 < len(one) < 6 and one[0].upos == "DET" and one[1].upos != "PROPN")
    return Speech(language, FINITE[language], PARTICIPLES[language], tuple(subjects), names, titles)


def _members(sentence: Sentence, top: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for at, word in enumerate(sentence):
        if word.head != at:
            children.setdefault(word.head, []).append(at)
    found, queue = [], [top]
    while queue:
        node = queue.pop()
        found.append(node)
        queue.extend(children.get(node, ()))
    return sorted(found)


def _subtree(sentence: Sentence, top: int) -> Sentence | None:
    """Return the unbroken subtree under `top` as a sentence of its own, or None where it is broken."""
    members = _members(sentence, top)
    first, last = members[0], members[-1]
    if len(members) != last - first + 1:
        return None
    return tuple(
        replace(word, head=(top if at == top else word.head) - first, label="root" if at == top else word.label)
        for at, word in zip(members, sentence[first : last + 1], strict=True)
    )


def _join(parts: Sequence[tuple[Sentence, int | None, str]], top: int) -> Sentence:
    """Join sentences in order; each says which part's root its own root hangs on (None: the top) and its label."""
    starts, total = [], 0
    for words, _, _ in parts:
        starts.append(total)
        total += len(words)
    roots = [start + next(i for i, w in enumerate(words) if w.head == i) for start, (words, _, _) in
             zip(starts, parts, strict=True)]  # fmt: skip
    out: list[Word] = []
    for n, (words, onto, label) in enumerate(parts):
        for i, word in enumerate(words):
            if word.head == i:
                goal = roots[n] if n == top else roots[top if onto is None else onto]
                out.append(replace(word, head=goal, label="root" if n == top else label))
            else:
                out.append(replace(word, head=word.head + starts[n]))
    return tuple(out)


def _one(form: str, lemma: str, upos: str, feats: str = "", *, space: bool = True) -> Sentence:
    return (Word(form, lemma, upos, feats, 0, "root", space),)


def _mark(form: str, *, space: bool = True) -> Sentence:
    return _one(form, form, "PUNCT", space=space)


def _tight(sentence: Sentence) -> Sentence:
    return (*sentence[:-1], replace(sentence[-1], space=False))


def _loose(sentence: Sentence) -> Sentence:
    return (*sentence[:-1], replace(sentence[-1], space=True))


def insert(sentence: Sentence, at: int, words: Sequence[Word]) -> Sentence:
    """Put `words` (with heads as in the sentence before) in front of place `at`."""
    n = len(words)

    def moved(word: Word) -> Word:
        return replace(word, head=word.head + n if word.head >= at else word.head)

    return (*map(moved, sentence[:at]), *map(moved, words), *map(moved, sentence[at:]))


def quote(sentence: Sentence, chance: random.Random) -> Sentence:
    """Wrap one unbroken subtree in quotation marks, with or without the spaces that French sets inside them."""
    if any(word.form == '"' for word in sentence):
        return sentence
    tops = [at for at, word in enumerate(sentence) if word.label in QUOTED and word.upos != "PUNCT"]
    chance.shuffle(tops)
    inner = chance.random() < 0.4
    for top in tops:
        members = _members(sentence, top)
        first, last = members[0], members[-1]
        while first < last and (
            sentence[first].label in {"case", "mark", "cc", "punct"}
            or (sentence[first].head < first and sentence[first].head not in members)
        ):
            first += 1
        if last > first and sentence[last].form in ENDS and chance.random() < 0.5:
            last -= 1
        span = [at for at in members if first <= at <= last]
        if not span or len(span) != last - first + 1 or top not in span or last - first > 40:
            continue
        if first > 0 and not sentence[first - 1].space and sentence[first - 1].form[-1] != "'":
            continue
        opening = Word('"', '"', "PUNCT", "", top, "punct", inner)
        closing = Word('"', '"', "PUNCT", "", top, "punct", sentence[last].space)
        body = list(sentence)
        body[last] = replace(body[last], space=inner)
        return insert(insert(tuple(body), last + 1, [closing]), first, [opening])
    return sentence


def _subject(talk: Speech, chance: random.Random, *, last: bool) -> Sentence:
    """Return a speaker; one in five has an apposition ("Ana Ruiz, la ministre,"), closed unless it comes last."""
    subject = _lowered(chance.choice(talk.subjects))
    if len(subject) > 4 or chance.random() > 0.2 or not talk.names or not talk.titles:
        return subject
    name, title = chance.choice(talk.names), _lowered(chance.choice(talk.titles))
    first, second = (name, title) if chance.random() < 0.5 else (title, name)
    parts = [(_tight(first), None, "root"), (_mark(","), 2, "punct"), (second, 0, "appos")]
    if not last:
        parts[2] = (_tight(second), 0, "appos")
        parts.append((_mark(","), 2, "punct"))
    return _join(parts, 0)


def _lowered(subject: Sentence) -> Sentence:
    head = next(w for i, w in enumerate(subject) if w.head == i)
    if head.upos == "NOUN" or subject[0].upos == "DET":
        return (replace(subject[0], form=subject[0].form[:1].lower() + subject[0].form[1:]), *subject[1:])
    return subject


def _said(talk: Speech, chance: random.Random, *, inverted: bool) -> Sentence:
    """Return a clause of saying whose root is its verb: "a déclaré mardi le ministre", "she said"."""
    language = talk.language
    subject = _subject(talk, chance, last=inverted)
    day = _day(language, chance)
    if language == "en":
        form, lemma = chance.choice(talk.finite)
        verb = _one(form, lemma, "VERB", _PRESENT if form.endswith("s") else _PAST_EN)
        if chance.random() < 0.4:
            pronoun, feats = chance.choice(_PRONOUNS["en"])
            subject = _one(pronoun, pronoun, "PRON", feats)
            inverted = False
        parts = [(verb, None, "root"), (_loose(subject), 0, "nsubj")] if inverted else [
            (_loose(subject), 1, "nsubj"), (verb, None, "root")]  # fmt: skip
        top = 0 if inverted else 1
        return _join([*parts, *([(d, top, "obl") for d in day])], top)
    return _said_french(talk, chance, subject, day, inverted=inverted)


def _day(language: str, chance: random.Random) -> list[Sentence]:
    if chance.random() > 0.3:
        return []
    name = chance.choice(DAYS[language])
    if language == "fr":
        return [_one(name, name, "NOUN", "Gender=Masc|Number=Sing")]
    day = _one(name, name, "PROPN", "Number=Sing")
    return [_join([(_one("on", "on", "ADP"), 1, "case"), (day, None, "root")], 1)] if chance.random() < 0.7 else [day]


def _said_french(
    talk: Speech, chance: random.Random, subject: Sentence, day: list[Sentence], *, inverted: bool
) -> Sentence:
    compound = chance.random() < 0.6
    clitic = inverted and chance.random() < 0.4
    form, lemma = chance.choice(talk.participles if compound else talk.finite)
    verb = _one(form, lemma, "VERB", _PARTICIPLE if compound else _PRESENT)
    auxiliary = _one("a", "avoir", "AUX", _PRESENT)
    pronoun, gender = chance.choice(_CLITICS)
    feats = f"Gender={gender}|Number=Sing|Person=3|PronType=Prs"
    if not inverted:
        if chance.random() < 0.3:
            subject = _one(pronoun, pronoun, "PRON", feats)
        parts = [(_loose(subject), -1, "nsubj"), *([(auxiliary, -1, "aux")] if compound else []), (verb, None, "root")]
        top = len(parts) - 1
    elif clitic:
        bridge = "" if form[-1] in "td" and not compound else "t-"
        tail = _one(f"-{bridge}{pronoun}", pronoun, "PRON", feats)
        parts = [(_tight(auxiliary), -1, "aux"), (tail, -1, "nsubj"), (verb, None, "root")] if compound else [
            (_tight(verb), None, "root"), (tail, -1, "nsubj")]  # fmt: skip
        top = 2 if compound else 0
        return _join([(w, top, label) for w, _, label in parts] + [(d, top, "obl") for d in day], top)
    else:
        parts = [*([(auxiliary, -1, "aux")] if compound else []), (verb, None, "root")]
        top = len(parts) - 1
        tail_parts = [(d, top, "obl") for d in day] + [(_loose(subject), top, "nsubj")]
        if chance.random() < 0.2:
            tail_parts.reverse()
        return _join([*((w, top, label) for w, _, label in parts), *tail_parts], top)
    return _join([*((w, top, label) for w, _, label in parts), *((d, top, "obl") for d in day)], top)


def _finite(sentence: Sentence) -> bool:
    root = next((i for i, w in enumerate(sentence) if w.head == i), None)
    if root is None or not any(w.head == root and w.label.startswith("nsubj") for w in sentence):
        return False
    if sentence[0].upos in {"CCONJ", "PUNCT", "SYM"}:
        return False
    return sentence[-1].form == "." and not any(w.form == '"' for w in sentence) and len(sentence) > 4


def _decapital(sentence: Sentence) -> Sentence:
    first = sentence[0]
    if first.upos == "PROPN" or first.form == "I" or first.form[:2] == "I'":
        return sentence
    return (replace(first, form=first.form[:1].lower() + first.form[1:]), *sentence[1:])


def incise(sentence: Sentence, talk: Speech, chance: random.Random) -> Sentence:
    """Set a clause of saying behind the sentence or into it, with or without quotation marks around the content."""
    if not _finite(sentence):
        return sentence
    said = _said(talk, chance, inverted=talk.language == "fr" or chance.random() < 0.35)
    if chance.random() < 0.35:
        return _medial(sentence, said, talk, chance)
    body, end = sentence[:-1], sentence[-1]
    if any(word.head == len(body) for word in body):
        return sentence
    label = "ccomp" if talk.language == "en" else "parataxis:insert"
    parts: list[tuple[Sentence, str]]
    inner = talk.language == "fr" and chance.random() < 0.5
    if chance.random() < 0.6:
        comma_inside = talk.language == "en" or chance.random() < 0.15
        opening, closing = _mark('"', space=inner), _mark('"', space=comma_inside or (inner and chance.random() < 0.3))
        if comma_inside:
            parts = [(opening, "q"), (_tight(body), "c"), (_mark(",", space=False), "q"), (closing, "q")]
        else:
            held = _loose(body) if inner else _tight(body)
            parts = [(opening, "q"), (held, "c"), (closing, "q"), (_mark(","), "q")]
    else:
        parts = [(_tight(body), "c"), (_mark(","), "q" if label == "ccomp" else "s")]
    parts += [(_tight(said), "s!"), (_mark(".", space=end.space), "e")]
    content = next(i for i, (_, kind) in enumerate(parts) if kind == "c")
    saying = next(i for i, (_, kind) in enumerate(parts) if kind == "s!")
    top = saying if label == "ccomp" else content
    roles = {"q": (content, "punct"), "s": (saying, "punct"), "e": (top, "punct"),
             "c": (saying, "ccomp"), "s!": (content, label)}  # fmt: skip
    return _join([(words, *roles[kind]) for words, kind in parts], top)


def _medial(sentence: Sentence, said: Sentence, talk: Speech, chance: random.Random) -> Sentence:
    """Break a sentence for ", a-t-elle dit," where one of the root's own parts ends before the root."""
    root = next(i for i, w in enumerate(sentence) if w.head == i)
    ends = []
    for at, word in enumerate(sentence[: root + 1]):
        if word.head == root and at < root and word.label.split(":")[0] in {"nsubj", "obl", "advcl", "advmod"}:
            members = _members(sentence, at)
            if members[-1] < root and len(members) == members[-1] - members[0] + 1 and word.upos != "PRON":
                ends.append(members[-1] + 1)
    if not ends:
        return sentence
    at = chance.choice(ends)
    if sentence[at].form == "," or not sentence[at - 1].space:
        return sentence
    label = "parataxis" if talk.language == "en" else "parataxis:insert"
    top = next(i for i, w in enumerate(said) if w.head == i)
    verb = at + 1 + top
    shift = len(said) + 2
    quoted = chance.random() < 0.3
    piece = [Word(",", ",", "PUNCT", "", verb, "punct", True)]
    for i, word in enumerate(_tight(said)):
        head = (root + shift) if i == top else word.head + at + 1
        piece.append(replace(word, head=head, label=label if i == top else word.label))
    piece.append(Word(",", ",", "PUNCT", "", verb, "punct", True))

    def moved(word: Word) -> Word:
        return replace(word, head=word.head + shift if word.head >= at else word.head)

    left = [*map(moved, sentence[:at])]
    left[-1] = replace(left[-1], space=False)
    whole = (*left, *piece, *map(moved, sentence[at:]))
    return _wrapped(whole, root + shift) if quoted else whole


def _wrapped(sentence: Sentence, root: int) -> Sentence:
    mark = Word('"', '"', "PUNCT", "", root, "punct", False)
    closing = replace(mark, space=sentence[-1].space)
    body = list(sentence)
    body[-1] = replace(body[-1], space=False)
    return insert(insert(tuple(body), len(body), [closing]), 0, [mark])


def reported(sentence: Sentence, talk: Speech, chance: random.Random) -> Sentence:
    """Put a sentence under a clause of saying: "le ministre a déclaré que ...", "she said ..."."""
    if not _finite(sentence) or any(word.label.startswith("parataxis") for word in sentence):
        return sentence
    said = _said(talk, chance, inverted=False)
    said = (replace(said[0], form=said[0].form[:1].upper() + said[0].form[1:]), *said[1:])
    content = _decapital(sentence[:-1])
    if any(word.head >= len(content) for word in content):
        return sentence
    end = _mark(".", space=sentence[-1].space)
    if chance.random() < 0.2:
        inner = talk.language == "fr" and chance.random() < 0.5
        lead = _mark("," if talk.language == "en" else ":")
        said = _tight(said) if talk.language == "en" or chance.random() < 0.5 else said
        held = sentence[:-1]
        return _join([(said, None, "root"), (lead, 3, "punct"), (_mark('"', space=inner), 3, "punct"),
                      (_loose(held) if inner else _tight(held), 0, "ccomp"), (_tight(_mark('"')), 3, "punct"),
                      (end, 0, "punct")], 0)  # fmt: skip
    if talk.language == "en":
        if chance.random() < 0.4:
            return _join([(said, None, "root"), (content, 0, "ccomp"), (end, 0, "punct")], 0)
        that = _one("that", "that", "SCONJ")
    else:
        short = content[0].form[:1].lower() in "aeiouéèêhy" and content[0].form.lower()[:1] != "y"
        that = _one("qu'" if short else "que", "que", "SCONJ", space=not short)
    return _join([(said, None, "root"), (that, 2, "mark"), (content, 0, "ccomp"), (end, 0, "punct")], 0)


def according(sentence: Sentence, talk: Speech, chance: random.Random) -> Sentence:
    """Name a source in front of a sentence: "Selon la ministre, ...", "According to Ana Ruiz, ..."."""
    if not _finite(sentence):
        return sentence
    source = _tight(_subject(talk, chance, last=True))
    case = _one("Selon", "selon", "ADP") if talk.language == "fr" else _join(
        [(_one("According", "accord", "VERB", "VerbForm=Ger"), None, "root"), (_one("to", "to", "ADP"), 0, "fixed")], 0
    )  # fmt: skip
    return _join([(case, 1, "case"), (source, 3, "obl"), (_mark(","), 1, "punct"), (_decapital(sentence), None, "")], 3)


def coordinated(sentence: Sentence, other: Sentence, language: str, chance: random.Random) -> Sentence:
    """Give the subject of `sentence` a second predicate, that of `other`: "X a dit que ... et a demandé que ..."."""
    ends = _predicate(sentence), _predicate(other)
    if ends[0] is None or ends[1] is None or len(sentence) + len(other) > 60:
        return sentence
    root = next(i for i, w in enumerate(other) if w.head == i)
    start = ends[1]
    rest = other[start:-1]
    if any(word.head < start or word.head == len(other) - 1 for word in rest) or rest[0].form in {",", "-"}:
        return sentence
    rest = tuple(replace(word, head=word.head - start) for word in rest)
    body = sentence[:-1]
    if other[root].label != "root" or any(word.head == len(body) for word in body):
        return sentence
    word = chance.choice(("et", "et", "et", "mais") if language == "fr" else ("and", "and", "and", "but"))
    comma = [(_mark(","), 2 if word in {"et", "and"} else 3, "punct")] if chance.random() < 0.25 else []
    at = 1 + len(comma)
    comma = [(mark, at + 1, label) for mark, _, label in comma]
    held = _tight(body) if comma else _loose(body)
    return _join([(held, None, "root"), *comma, (_one(word, word, "CCONJ"), at + 1, "cc"), (_tight(rest), 0, "conj"),
                  (_mark(".", space=sentence[-1].space), 0, "punct")], 0)  # fmt: skip


def _predicate(sentence: Sentence) -> int | None:
    """Return where the predicate begins in a sentence that opens with its singular subject, else None."""
    if not _finite(sentence) or sentence[-1].form != ".":
        return None
    root = next(i for i, w in enumerate(sentence) if w.head == i)
    subject = next((i for i, w in enumerate(sentence) if w.head == root and w.label == "nsubj"), root)
    members = _members(sentence, subject)
    if members[0] != 0 or members[-1] >= root or len(members) != members[-1] + 1:
        return None
    plural = "Number=Plur" in sentence[subject].feats or any(w.head == subject and w.label == "conj" for w in sentence)
    return None if plural or sentence[root].upos != "VERB" or "Person=1" in sentence[subject].feats else members[-1] + 1


def typed(sentence: Sentence, language: str, chance: random.Random) -> Sentence:
    """Change how a sentence is typed, not what it says: capitals, spaces before marks, a lost full stop."""
    words = list(sentence)
    if chance.random() < 0.02:
        words = [replace(word, form=word.form.upper()) for word in words]
    if language == "fr":
        wide = chance.random() < 0.5
        for at, word in enumerate(words[:-1]):
            if words[at + 1].form in {":", ";", "?", "!"} and words[at + 1].upos in {"PUNCT", ""}:
                words[at] = replace(word, space=wide)
    if len(words) > 3 and words[-1].form == "." and chance.random() < 0.04:
        last = len(words) - 1
        if all(word.head != last for word in words[:-1]):
            words.pop()
    return tuple(words)


def varied(sentence: Sentence, bank: Sequence[Sentence], talk: Speech, chance: random.Random) -> Sentence:
    """Return the sentence as it is (half of the time) or changed in one or two of the ways above.

    `bank` holds sentences that may lend it a second predicate.
    """
    draw = chance.random()
    if sentence[0].upos:
        if draw < 0.12:
            sentence = incise(sentence, talk, chance)
        elif draw < 0.20:
            sentence = reported(sentence, talk, chance)
        elif draw < 0.22:
            sentence = according(sentence, talk, chance)
        elif draw < 0.28:
            sentence = _doubled(sentence, bank, talk, chance)
    if 0.28 <= draw < 0.46:
        sentence = quote(sentence, chance)
    return typed(sentence, talk.language, chance)


def _doubled(sentence: Sentence, bank: Sequence[Sentence], talk: Speech, chance: random.Random) -> Sentence:
    if chance.random() < 0.6:
        sentence = reported(sentence, talk, chance)
    for _ in range(8):
        other = chance.choice(bank)
        if chance.random() < 0.6:
            other = reported(other, talk, chance)
        both = coordinated(sentence, other, talk.language, chance)
        if both is not sentence:
            return both
    return sentence
