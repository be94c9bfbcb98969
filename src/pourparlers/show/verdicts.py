"""Reasons in words: from the data of a verdict to a sentence, in French and English.

The party a verdict is about stands above its sentences, which speak of its choice and not of it, so that nothing has to
agree with a name; the others are named with their articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pourparlers.model.types import Atom, Concept, Conflict
from pourparlers.show.messages import messages
from pourparlers.show.nouns import noun
from pourparlers.show.types import Language
from pourparlers.solve.verdict import Answer, Verdict


def party_name(conflict: Conflict, party: str) -> str:
    """The name of a decision maker, its id where it has none."""
    return conflict[party].name or party


def option_name(conflict: Conflict, atom: Atom) -> str:
    """The name of an option, its id where it has none."""
    return conflict.option(atom).name or atom.option


def state_words(conflict: Conflict, state: int, language: Language) -> str:
    """A state as the options taken in it, with who takes them.

    >>> from pourparlers.model.parse import parse
    >>> talks = parse('party a "Alpha"\\n option x "Strike"\\nparty b\\n option y').conflict
    >>> state_words(talks, 1, "en"), state_words(talks, 0, "fr")
    ('Alpha: Strike', 'rien n’est choisi')
    """
    if conflict.is_graph:
        return conflict.states[state].name or conflict.states[state].id
    by_party: dict[str, list[str]] = {}
    for atom in conflict.taken(state):
        by_party.setdefault(atom.party, []).append(option_name(conflict, atom))
    words = messages(language)
    colon, semicolon = words.text("colon"), words.text("semicolon")
    parts = [f"{party_name(conflict, p)}{colon}{', '.join(names)}" for p, names in by_party.items()]
    return semicolon.join(parts) or words.section("verdict")["nothing"]


def change_words(conflict: Conflict, start: int, end: int, language: Language) -> str:
    """The difference between two states as something done: options chosen, options given up.

    >>> from pourparlers.model.parse import parse
    >>> change_words(parse('party a\\n option x "Strike"').conflict, 1, 0, "fr")
    'renoncer à «\\xa0Strike\\xa0»'
    """
    words = messages(language).section("verdict")
    if conflict.is_graph:
        return words["take"].format(option=state_words(conflict, end, language))
    done = [words["take" if end >> bit & 1 else "drop"].format(option=option_name(conflict, atom))
            for bit, atom in enumerate(conflict.atoms) if (start ^ end) >> bit & 1]  # fmt: skip
    return words["and"].join(done)


def verdict_words(conflict: Conflict, verdict: Verdict, language: Language) -> str:
    """Why a state is stable or unstable for a party under a concept, to be read under the name of the party.

    >>> from pourparlers.model.parse import parse
    >>> from pourparlers.solve.reasons import explain
    >>> talks = parse('party a "Alpha"\\n option x "Strike"\\n prefers\\n  x').conflict
    >>> verdict_words(talks, explain(talks, 0, ["gmr"])[0], "en")
    'There is a gain in choosing “Strike”, and nobody can answer it.'
    """
    words = messages(language).section("verdict")
    if verdict.improvement is not None:
        change = change_words(conflict, verdict.state, verdict.improvement, language)
        pattern = {"nash": "gain-nash", "seq": "gain-seq", "sim": "gain-sim"}.get(verdict.concept, "gain")
        return words[pattern].format(change=change)
    if not verdict.answers:
        return words["calm"]
    sentence = _answer_words(conflict, verdict, verdict.answers[0], language)
    rest = len(verdict.answers) - 1 + verdict.unlisted
    return sentence + (f" {words['one-more' if rest == 1 else 'more'].format(n=rest)}" if rest else "")


def _answer_words(conflict: Conflict, verdict: Verdict, answer: Answer, language: Language) -> str:
    words = messages(language).section("verdict")
    change = change_words(conflict, verdict.state, answer.improvement, language)
    at_once = verdict.concept == "sim"
    state, steps = answer.improvement, []
    for step in answer.steps:
        start = verdict.state if at_once else state
        name = conflict[step.party].name
        party = noun(name, language) if name else None  # an id takes no article
        pattern = words[("joint" if at_once else "step") + ("-plural" if party and party.plural else "")]
        done = change_words(conflict, start, step.state, language)
        steps.append(pattern.format(party=party.subject if party else step.party, change=done))
        state = step.state
    joined = words["and" if at_once else "then"].join(steps)
    return words["chance" if at_once else "answered"].format(change=change, answer=joined)


def explanation(conflict: Conflict, state: int, verdicts: Sequence[Verdict], language: Language) -> str:
    """All verdicts on one state as text: who is content with it, who would leave it, who is held back by whom.

    Ends with what the concepts look at.
    """
    words = messages(language).section("verdict")
    lines = [f"{conflict.state_text(state)}  {state_words(conflict, state, language)}"]
    concepts = list(dict.fromkeys(v.concept for v in verdicts))
    holding = [c for c in concepts if all(v.stable for v in verdicts if v.concept == c)]
    lines.append(words["holds"].format(concepts=concept_list(holding)) if holding else words["fails"])
    for party in dict.fromkeys(v.party for v in verdicts):
        lines += ["", party_name(conflict, party)]
        lines += _party_lines(conflict, [v for v in verdicts if v.party == party], language)
    colon, meanings = messages(language).text("colon"), messages(language).section("concept_meanings")
    return "\n".join([*lines, "", *(f"{concept_list([c])}{colon}{meanings[c]}." for c in concepts)])


def _party_lines(conflict: Conflict, verdicts: Sequence[Verdict], language: Language) -> Iterator[str]:
    """The verdicts of one party, those of the same reason in one line."""
    words, colon = messages(language).section("verdict"), messages(language).text("colon")
    said: dict[tuple[str, str], list[Verdict]] = {}
    for verdict in verdicts:
        mark = words["stable" if verdict.stable else "unstable"]
        said.setdefault((mark, verdict_words(conflict, verdict, language)), []).append(verdict)
    for (mark, sentence), alike in said.items():
        stuck = any(v.concept == "smr" and v.answers for v in alike)
        reason = f"{sentence} {words['escape']}" if stuck else sentence
        yield f"  {concept_list(v.concept for v in alike)}{colon}{mark}. {reason}"


def concept_list(concepts: Iterable[Concept]) -> str:
    """Concepts by their short names."""
    return ", ".join(c.upper() if c != "nash" else "Nash" for c in concepts)
