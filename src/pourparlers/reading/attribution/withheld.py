"""What somebody does not tell after all, by the words alone: a refusal to comment, a denied act, a condition."""

from __future__ import annotations

from collections.abc import Sequence

from pourparlers.reading.attribution.marks import Marks


def says_nothing(words: Sequence[str], known: Marks) -> bool:
    """Whether a content of these words is no more than "to comment", «à tout commentaire», "not to be named"."""
    return any(word in known.no_content for word in words[:4]) and not any(word in known.that for word in words[:4])


def withholds(cue: Sequence[str], content: Sequence[str], known: Marks) -> bool:
    """Whether somebody only does not tell: "*did not say* whether", "declined *to answer*", «n'a *rien* dit de»."""
    told = known.disclosing.intersection(cue)
    refused = known.declining.intersection(cue)
    if told and (refused or known.negations.intersection(cue)):
        return not known.disclosing.isdisjoint(cue[-2:])  # «ne dit pas *non*» does tell
    kept = (refused or known.negations.intersection(cue)) and known.disclosing.intersection(content[:3])
    return bool(kept or told and content and content[0] in known.nothing)


def is_supposed(before: Sequence[str], known: Marks) -> bool:
    """Whether a clause after these words is a condition, so that nobody is said to have said it.

    "It would sign *if* Oslo asks for a delay"; not "even if", and not where the sentence begins with it.
    """
    return len(before) > 1 and before[-1] in known.suppositions and before[-2] not in known.not_supposed
