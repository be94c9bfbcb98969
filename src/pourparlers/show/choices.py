"""Where a draft had to choose, in words: with ids for whoever edits the file, with names on the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pourparlers.model.choices import Choice
from pourparlers.show.messages import messages
from pourparlers.show.nouns import capitalised
from pourparlers.show.references import References
from pourparlers.show.sentences import Voice
from pourparlers.show.types import Language, Sentence

OF_ISSUES = ("committed", "doer", "agreed", "one-sided", "silent", "left-out")
OF_COMMITMENTS = ("maker", "trigger")
ABOUT_ISSUES = ("order", "contradicted")


def choice_line(choice: Choice, lang: Language) -> str:
    """The choice in the ids of code book and conflict file.

    >>> choice_line(Choice("agreed", "truce", ("north", "south")), "en")
    'truce: nobody is said to decide it; taken to need the agreement of all who take a side (north, south)'
    """
    return _told(choice, lang, str, str, str, ", ".join(choice.taken))


def choice_sentences(choices: Sequence[Choice], voice: Voice, refs: References) -> tuple[Sentence, ...]:
    """The choices in the names of the dossier, those of commitments with the way to them."""

    def place(commitment: str) -> str:
        ref = refs.find(commitment)
        return ref.label if ref else commitment

    def issue(name: str) -> str:
        return voice.quoted(voice.issue(name))

    out = []
    for choice in choices:
        told = _told(choice, voice.language, issue, voice.name, place, _taken(choice, voice))
        ref = refs.find(choice.subject) if choice.code in OF_COMMITMENTS else None
        out.append(Sentence(f"{capitalised(told)}.", (ref,) if ref else ()))
    return tuple(out)


def _taken(choice: Choice, voice: Voice) -> str:
    words = voice.words
    if choice.code in ABOUT_ISSUES:
        return words.listing(voice.quoted(voice.issue(i)) for i in choice.taken)
    if choice.code == "condition":
        issue, condition = choice.taken
        return f"{voice.quoted(voice.issue(issue))}, {voice.quoted(condition)}"
    if choice.code == "trigger":
        return voice.quoted(choice.taken[0])
    return words.listing(map(voice.name, choice.taken))


def _told(
    choice: Choice, lang: Language, issue: Callable[[str], str], party: Callable[[str], str],
    commitment: Callable[[str], str], taken: str,
) -> str:  # fmt: skip
    name = issue if choice.code in OF_ISSUES else commitment if choice.code in OF_COMMITMENTS else party
    subject = name(choice.subject) if choice.subject else ""
    return messages(lang).text(f"choice_{choice.code.replace('-', '_')}", subject=subject, taken=taken)
