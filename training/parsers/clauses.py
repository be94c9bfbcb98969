"""Clauses of saying, made up from verbs of speech and from subjects that the treebanks lend."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from treebank import Sentence
from trees import joined, loose, mark, single, subtree, tight


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
                span = subtree(sentence, at)
                if span and len(span) <= 7 and not any(w.upos in {"VERB", "AUX", "PRON", "PUNCT"} for w in span):
                    subjects.append(span)
    names = tuple(one for one in subjects if 1 < len(one) < 4 and all(word.upos == "PROPN" for word in one))
    titles = tuple(one for one in subjects if 1 < len(one) < 6 and one[0].upos == "DET" and one[1].upos != "PROPN")
    return Speech(language, FINITE[language], PARTICIPLES[language], tuple(subjects), names, titles)


def speaker(talk: Speech, chance: random.Random, *, last: bool) -> Sentence:
    """Return a speaker; one in five has an apposition ("Ana Ruiz, la ministre,"), closed unless it comes last."""
    subject = lowered(chance.choice(talk.subjects))
    if len(subject) > 4 or chance.random() > 0.2 or not talk.names or not talk.titles:
        return subject
    name, title = chance.choice(talk.names), lowered(chance.choice(talk.titles))
    first, second = (name, title) if chance.random() < 0.5 else (title, name)
    parts = [(tight(first), None, "root"), (mark(","), 2, "punct"), (second, 0, "appos")]
    if not last:
        parts[2] = (tight(second), 0, "appos")
        parts.append((mark(","), 2, "punct"))
    return joined(parts, 0)


def lowered(subject: Sentence) -> Sentence:
    head = next(w for i, w in enumerate(subject) if w.head == i)
    if head.upos in {"NOUN", "ADP", "VERB"} or subject[0].upos == "DET":
        return (replace(subject[0], form=subject[0].form[:1].lower() + subject[0].form[1:]), *subject[1:])
    return subject


def saying(talk: Speech, chance: random.Random, *, inverted: bool) -> Sentence:
    """Return a clause of saying whose root is its verb: "a déclaré mardi le ministre", "she said"."""
    language = talk.language
    subject = speaker(talk, chance, last=inverted)
    day = _day(language, chance)
    if language == "en":
        form, lemma = chance.choice(talk.finite)
        verb = single(form, lemma, "VERB", _PRESENT if form.endswith("s") else _PAST_EN)
        if chance.random() < 0.4:
            pronoun, feats = chance.choice(_PRONOUNS["en"])
            subject = single(pronoun, pronoun, "PRON", feats)
            inverted = False
        parts = [(verb, None, "root"), (loose(subject), 0, "nsubj")] if inverted else [
            (loose(subject), 1, "nsubj"), (verb, None, "root")]  # fmt: skip
        top = 0 if inverted else 1
        return joined([*parts, *([(d, top, "obl") for d in day])], top)
    return _said_french(talk, chance, subject, day, inverted=inverted)


def _day(language: str, chance: random.Random) -> list[Sentence]:
    if chance.random() > 0.3:
        return []
    name = chance.choice(DAYS[language])
    if language == "fr":
        return [single(name, name, "NOUN", "Gender=Masc|Number=Sing")]
    day = single(name, name, "PROPN", "Number=Sing")
    return (
        [joined([(single("on", "on", "ADP"), 1, "case"), (day, None, "root")], 1)] if chance.random() < 0.7 else [day]
    )


def _said_french(
    talk: Speech, chance: random.Random, subject: Sentence, day: list[Sentence], *, inverted: bool
) -> Sentence:
    compound = chance.random() < 0.6
    clitic = inverted and chance.random() < 0.4
    form, lemma = chance.choice(talk.participles if compound else talk.finite)
    verb = single(form, lemma, "VERB", _PARTICIPLE if compound else _PRESENT)
    auxiliary = single("a", "avoir", "AUX", _PRESENT)
    pronoun, gender = chance.choice(_CLITICS)
    feats = f"Gender={gender}|Number=Sing|Person=3|PronType=Prs"
    if not inverted:
        if chance.random() < 0.3:
            subject = single(pronoun, pronoun, "PRON", feats)
        parts = [(loose(subject), -1, "nsubj"), *([(auxiliary, -1, "aux")] if compound else []), (verb, None, "root")]
        top = len(parts) - 1
    elif clitic:
        bridge = "" if form[-1] in "td" and not compound else "t-"
        tail = single(f"-{bridge}{pronoun}", pronoun, "PRON", feats)
        parts = [(tight(auxiliary), -1, "aux"), (tail, -1, "nsubj"), (verb, None, "root")] if compound else [
            (tight(verb), None, "root"), (tail, -1, "nsubj")]  # fmt: skip
        top = 2 if compound else 0
        return joined([(w, top, label) for w, _, label in parts] + [(d, top, "obl") for d in day], top)
    else:
        parts = [*([(auxiliary, -1, "aux")] if compound else []), (verb, None, "root")]
        top = len(parts) - 1
        tail_parts = [(d, top, "obl") for d in day] + [(loose(subject), top, "nsubj")]
        if chance.random() < 0.2:
            tail_parts.reverse()
        return joined([*((w, top, label) for w, _, label in parts), *tail_parts], top)
    return joined([*((w, top, label) for w, _, label in parts), *((d, top, "obl") for d in day)], top)
