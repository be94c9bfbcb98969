"""Answers to the further questions about a conflict, as lines of text in French and English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from pourparlers.model.lines import evidence_text
from pourparlers.model.types import Concept, Conflict, formula_text
from pourparlers.show.messages import messages
from pourparlers.show.types import Language
from pourparlers.show.verdicts import change_words, party_name, state_words
from pourparlers.solve.analysis import Analysis
from pourparlers.solve.questions.against import Against
from pourparlers.solve.questions.changes import Change, Effect
from pourparlers.solve.questions.coalitions import Coalitions, Jump
from pourparlers.solve.questions.inverse import Condition
from pourparlers.solve.questions.open import Openness
from pourparlers.solve.questions.paths import Path
from pourparlers.solve.questions.relations import Relations
from pourparlers.solve.questions.views import Hypergame, Surprise
from pourparlers.solve.space import Bools
from pourparlers.solve.verdict import Verdict

_SHOWN = 12


def states_text(conflict: Conflict, states: Mapping[int, object] | tuple[int, ...], language: Language) -> str:
    """States written out, the first dozen of them; a dash for none."""
    shown = [conflict.state_text(int(s)) for s in list(states)[:_SHOWN]]
    rest = len(states) - len(shown)
    more = messages(language).section("answers")["more"].format(n=rest)
    return " ".join([*shown, more] if rest else shown) or "-"


def table_text(analysis: Analysis) -> Iterator[str]:
    """Every state in a line: its payoff for each party, and under which concepts it is stable for it (+) or not (-).

    >>> from pourparlers.model.catalog import entry
    >>> from pourparlers.solve import solve
    >>> print(*table_text(solve(entry("deadlock").conflict, concepts=("nash", "seq"))), sep="\\n")
        row      column
        nash,seq nash,seq equilibrium
    NN   3 ++     3 ++    nash seq
    YN   1 --     4 ++
    NY   4 ++     1 --
    YY   2 --     2 --
    """
    conflict, parties, concepts = analysis.conflict, analysis.parties, analysis.concepts
    under = ",".join(concepts)
    wide = max(len(under), *(len(p) for p in parties)) if parties else 0
    first = max((len(conflict.state_text(int(s))) for s in analysis.states[:1]), default=0)
    lead = " " * max(first + 1, 4)
    yield (lead + " ".join(p.ljust(wide) for p in parties)).rstrip()
    yield (lead + " ".join(under.ljust(wide) for _ in parties) + " equilibrium").rstrip()
    payoffs = {p: analysis.payoffs(p) for p in parties}
    for n, state in enumerate(map(int, analysis.states)):
        cells = []
        for p in parties:
            marks = "".join("+" if analysis.stability[p][c][n] else "-" for c in concepts)
            cells.append(f"{payoffs[p][n]:>2} {marks}".ljust(wide))
        holds = " ".join(c for c in concepts if all(analysis.stability[p][c][n] for p in parties))
        yield f"{conflict.state_text(state).ljust(len(lead))}{' '.join(cells)} {holds}".rstrip()


def blocks_lines(conflict: Conflict, verdicts: Sequence[Verdict], language: Language) -> Iterator[str]:
    """Who holds whom in a state: for each party the others that answer its improvements, or that nobody does."""
    words = messages(language).section("answers")
    for verdict in verdicts:
        name = f"{verdict.concept.upper():5}{party_name(conflict, verdict.party)}"
        if not verdict.stable:
            yield words["free"].format(party=name)
        elif not verdict.answers:
            yield words["content"].format(party=name)
        else:
            by = dict.fromkeys(step.party for answer in verdict.answers for step in answer.steps)
            yield words["held"].format(party=name, by=", ".join(party_name(conflict, p) for p in by))


def against_lines(old: Conflict, new: Conflict, found: Against, language: Language) -> Iterator[str]:
    """Equilibria that came and went, and the lines answerable for it with what they rest on."""
    words = messages(language).section("answers")
    for word, states, conflict in (("came", found.came, new), ("went", found.went, old)):
        for taken in states[:_SHOWN]:
            number = sum(1 << bit for bit, atom in enumerate(conflict.atoms) if atom in taken)
            yield words[word].format(state=state_words(conflict, number, language))
        if len(states) > _SHOWN:
            yield words["more"].format(n=len(states) - _SHOWN)
    yield words["same"].format(n=len(found.stayed))
    for turned in found.turned:
        party, line = turned.line.party, turned.line.line
        who = party_name(new, party) if party else words["impossible"]
        text = f"{who}, {formula_text(line.formula)} (+{len(turned.came)} -{len(turned.went)})"
        yield f"{words[turned.line.kind].format(line=text)}  {evidence_text(line.evidence)}".rstrip()


def paths_lines(conflict: Conflict, start: int, found: tuple[Path, ...], language: Language) -> Iterator[str]:
    """How each end is reached from the start, step by step."""
    words, colon = messages(language).section("answers"), messages(language).text("colon")
    yield words["from"].format(state=conflict.state_text(start))
    for path in found:
        if path.steps is None:
            yield f"  {conflict.state_text(path.end)}  {words['never']}"
        elif not path.steps:
            yield f"  {conflict.state_text(path.end)}  {words['here']}"
        else:
            state, said = start, []
            for step in path.steps:
                done = change_words(conflict, state, step.state, language)
                said.append(f"{party_name(conflict, step.party)}{colon}{done}")
                state = step.state
            yield f"  {conflict.state_text(path.end)}  {words['then'].join(said)}"


def inverse_lines(conflict: Conflict, conditions: tuple[Condition, ...], language: Language) -> Iterator[str]:
    """What each party would have to think for a state to be an equilibrium."""
    words = messages(language).section("answers")
    for condition in conditions:
        party = party_name(conflict, condition.party)
        if not condition.fewest:
            yield words["nothing"].format(party=party)
            continue
        first, *rest = condition.alternatives
        yield words["demote"].format(party=party, states=states_text(conflict, first, language))
        for other in rest[:_SHOWN]:
            yield words["or"].format(states=states_text(conflict, other, language))


def change_phrase(change: Change, language: Language) -> str:
    """A change of a statement in words.

    >>> from pourparlers.model.types import Atom, PreferenceStatement
    >>> change_phrase(Change("a", PreferenceStatement(Atom("a", "x")), 0, "drop"), "en")
    'without “a.x”'
    """
    to = None if change.to is None else change.to + 1
    return (
        messages(language).section("answers")[change.kind].format(formula=formula_text(change.statement.formula), to=to)
    )


def changes_lines(
    conflict: Conflict, found: Mapping[str, tuple[tuple[Change, ...], ...] | None], language: Language
) -> Iterator[str]:
    """The fewest changes of statements, party by party."""
    words = messages(language).section("answers")
    for party, sets in found.items():
        name = party_name(conflict, party)
        if sets is None:
            yield words["nochange"].format(party=name)
        for some in (sets or ())[:_SHOWN]:
            phrase = " + ".join(change_phrase(change, language) for change in some)
            yield words["change"].format(party=name, change=phrase)


def sensitivity_lines(conflict: Conflict, effects: tuple[Effect, ...], language: Language) -> Iterator[str]:
    """What each single change does, with the evidence of the statement it changes."""
    words = messages(language).section("answers")
    for effect in effects:
        done = [words["creates"].format(states=states_text(conflict, effect.created, language))] * bool(effect.created)
        gone = words["destroys"].format(states=states_text(conflict, effect.destroyed, language))
        done += [gone] * bool(effect.destroyed)
        party, phrase = effect.change.party, change_phrase(effect.change, language)
        who = f"{party_name(conflict, party)}, " if party else ""
        colon = messages(language).text("colon")
        yield f"{who}{phrase}{colon}{', '.join(done)}  {evidence_text(effect.change.statement.evidence)}".rstrip()
    if not effects:
        yield words["none"]


def open_lines(conflict: Conflict, found: Openness, language: Language) -> Iterator[str]:
    """Which states are surely, possibly and never equilibria, and the decision that settles most."""
    words = messages(language).section("answers")
    if found.completions > 1:
        yield words["completions"].format(n=messages(language).number(found.completions))
    for title, mask in (("surely", found.surely), ("possibly", found.possibly & ~found.surely), ("no", found.never)):
        states = tuple(map(int, found.states[mask]))
        yield f"{words[title]} ({messages(language).number(len(states))}): {states_text(conflict, states, language)}"
    if found.decisions and found.decisions[0].settled:
        best = found.decisions[0]
        yield words["settle"].format(
            party=party_name(conflict, best.party), above=formula_text(best.above.formula),
            below=formula_text(best.below.formula), n=best.settled)  # fmt: skip


def coalition_lines(
    coalitions: Coalitions, concepts: tuple[Concept, ...], jumps: tuple[Jump, ...], language: Language
) -> Iterator[str]:
    """What no coalition would leave, and where coalitions would jump from one equilibrium to another."""
    words, conflict = messages(language).section("answers"), coalitions.relations.conflict
    for concept in concepts:
        states = coalitions.equilibria(concept)
        yield words["holds"].format(concept=concept.upper(), n=len(states),
                                    states=states_text(conflict, states, language))  # fmt: skip
    for jump in jumps:
        names = ", ".join(party_name(conflict, party) for party in jump.coalition)
        yield words["jump"].format(coalition=names, start=conflict.state_text(jump.start),
                                   end=conflict.state_text(jump.end))  # fmt: skip


def table_lines(
    relations: Relations, table: Mapping[str, Mapping[Concept, Bools]], language: Language, title: str = ""
) -> Iterator[str]:
    """The equilibria of a table of stability, one line a concept."""
    words = messages(language).section("answers")
    for concept in next(iter(table.values())):
        holds = np.logical_and.reduce([by[concept] for by in table.values()])
        states = tuple(map(int, relations.numbers[holds]))
        name = f"{concept.upper()} {title}".strip()
        yield words["equilibria"].format(concept=name, states=states_text(relations.conflict, states, language))


def views_lines(
    game: Hypergame, concepts: tuple[Concept, ...], found: tuple[Surprise, ...], language: Language
) -> Iterator[str]:
    """The equilibria of a hypergame, and the moves that would surprise somebody."""
    words, conflict = messages(language).section("answers"), game.conflict
    for concept in concepts:
        states = game.equilibria(concept)
        yield words["equilibria"].format(concept=concept.upper(), states=states_text(conflict, states, language))
    for one in found:
        yield words["surprise"].format(
            mover=party_name(conflict, one.mover), start=conflict.state_text(one.start),
            end=f"{conflict.state_text(one.end)} ({state_words(conflict, one.end, language)})",
            victim=party_name(conflict, one.unseen_by))  # fmt: skip
