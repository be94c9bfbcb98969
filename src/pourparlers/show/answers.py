"""Answers to the further questions about a conflict, as lines of text in French and English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from pourparlers.model.lines import evidence_text
from pourparlers.model.types import Concept, Conflict, formula_text
from pourparlers.show.messages import messages
from pourparlers.show.types import Language
from pourparlers.show.verdicts import change_words, party_name, state_words
from pourparlers.solve.against import Against
from pourparlers.solve.analysis import Analysis
from pourparlers.solve.changes import Change, Effect
from pourparlers.solve.coalitions import Coalitions, Jump
from pourparlers.solve.inverse import Condition
from pourparlers.solve.open import Openness
from pourparlers.solve.paths import Path
from pourparlers.solve.relations import Relations
from pourparlers.solve.space import Bools
from pourparlers.solve.verdict import Verdict
from pourparlers.solve.views import Hypergame, Surprise

WORDS: dict[str, dict[str, str]] = {
    "fr": {
        "here": "déjà là", "never": "jamais atteint", "from": "Depuis {state} :", "then": " ; puis ",
        "nothing": "{party} : rien à changer.", "none": "Rien.",
        "demote": "{party} : ne plus préférer {states} à cet état.", "or": "      ou bien {states}",
        "change": "{party} : {change}.", "nochange": "{party} : aucun changement de deux énoncés n’y suffit.",
        "drop": "sans « {formula} »", "negate": "« {formula} » retourné en son contraire",
        "move": "« {formula} » déplacé au rang {to}", "allow": "si « {formula} » devient possible",
        "creates": "crée {states}", "destroys": "détruit {states}",
        "surely": "À coup sûr des équilibres", "possibly": "Peut-être des équilibres", "no": "Jamais des équilibres",
        "completions": "{n} façons de compléter ce qui est ouvert.",
        "settle": "Le plus utile à trancher : pour {party}, « {above} » ou « {below} » d’abord ? ({n} états fixés)",
        "holds": "{concept} : {n} états qu’aucune coalition ne quitterait : {states}",
        "jump": "{coalition} : ensemble, de {start} à {end}",
        "strong": "forts", "weak": "faibles", "equilibria": "{concept} : {states}",
        "surprise": "{mover} peut mener de {start} à {end}, que {victim} ne voit pas.",
        "came": "apparu : {state}", "went": "disparu : {state}", "same": "{n} équilibres sont restés.",
        "added": "nouveau : {line}", "removed": "retiré : {line}", "moved": "déplacé : {line}",
        "impossible": "impossible",
        "more": "… et {n} autres", "held": "{party} : tenu par {by}", "content": "{party} : rien de mieux à sa portée",
        "free": "{party} : libre de partir",
    },
    "en": {
        "here": "already there", "never": "never reached", "from": "From {state}:", "then": "; then ",
        "nothing": "{party}: nothing has to change.", "none": "Nothing.",
        "demote": "{party}: no longer prefer {states} to this state.", "or": "      or else {states}",
        "change": "{party}: {change}.", "nochange": "{party}: no change of two statements is enough.",
        "drop": "without “{formula}”", "negate": "“{formula}” turned into its contrary",
        "move": "“{formula}” moved to rank {to}", "allow": "if “{formula}” becomes possible",
        "creates": "creates {states}", "destroys": "destroys {states}",
        "surely": "Surely equilibria", "possibly": "Possibly equilibria", "no": "Never equilibria",
        "completions": "{n} ways to complete what is open.",
        "settle": "Most useful to decide: for {party}, “{above}” or “{below}” first? (settles {n} states)",
        "holds": "{concept}: {n} states that no coalition would leave: {states}",
        "jump": "{coalition}: together, from {start} to {end}",
        "strong": "strong", "weak": "weak", "equilibria": "{concept}: {states}",
        "surprise": "{mover} can lead from {start} to {end}, which {victim} does not see.",
        "came": "came: {state}", "went": "went: {state}", "same": "{n} equilibria stayed.",
        "added": "new: {line}", "removed": "removed: {line}", "moved": "moved: {line}", "impossible": "impossible",
        "more": "… and {n} more", "held": "{party}: held by {by}", "content": "{party}: nothing better within reach",
        "free": "{party}: free to leave",
    },
}  # fmt: skip

_SHOWN = 12


def states_text(conflict: Conflict, states: Mapping[int, object] | tuple[int, ...], language: Language) -> str:
    """States written out, the first dozen of them; a dash for none."""
    shown = [conflict.state_text(int(s)) for s in list(states)[:_SHOWN]]
    rest = len(states) - len(shown)
    return " ".join(shown) + (f" {WORDS[language]['more'].format(n=rest)}" if rest else "") if shown else "-"


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
    words = WORDS[language]
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
    words = WORDS[language]
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
    words = WORDS[language]
    colon = " : " if language == "fr" else ": "
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
    words = WORDS[language]
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
    return WORDS[language][change.kind].format(formula=formula_text(change.statement.formula), to=to)


def changes_lines(
    conflict: Conflict, found: Mapping[str, tuple[tuple[Change, ...], ...] | None], language: Language
) -> Iterator[str]:
    """The fewest changes of statements, party by party."""
    words = WORDS[language]
    for party, sets in found.items():
        name = party_name(conflict, party)
        if sets is None:
            yield words["nochange"].format(party=name)
        for some in (sets or ())[:_SHOWN]:
            phrase = " + ".join(change_phrase(change, language) for change in some)
            yield words["change"].format(party=name, change=phrase)


def sensitivity_lines(conflict: Conflict, effects: tuple[Effect, ...], language: Language) -> Iterator[str]:
    """What each single change does, with the evidence of the statement it changes."""
    words = WORDS[language]
    for effect in effects:
        done = [words["creates"].format(states=states_text(conflict, effect.created, language))] * bool(effect.created)
        gone = words["destroys"].format(states=states_text(conflict, effect.destroyed, language))
        done += [gone] * bool(effect.destroyed)
        party, phrase = effect.change.party, change_phrase(effect.change, language)
        who = f"{party_name(conflict, party)}, " if party else ""
        colon = " : " if language == "fr" else ": "
        yield f"{who}{phrase}{colon}{', '.join(done)}  {evidence_text(effect.change.statement.evidence)}".rstrip()
    if not effects:
        yield words["none"]


def open_lines(conflict: Conflict, found: Openness, language: Language) -> Iterator[str]:
    """Which states are surely, possibly and never equilibria, and the decision that settles most."""
    words = WORDS[language]
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
    words, conflict = WORDS[language], coalitions.relations.conflict
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
    words = WORDS[language]
    for concept in next(iter(table.values())):
        holds = np.logical_and.reduce([by[concept] for by in table.values()])
        states = tuple(map(int, relations.numbers[holds]))
        name = f"{concept.upper()} {title}".strip()
        yield words["equilibria"].format(concept=name, states=states_text(relations.conflict, states, language))


def views_lines(
    game: Hypergame, concepts: tuple[Concept, ...], found: tuple[Surprise, ...], language: Language
) -> Iterator[str]:
    """The equilibria of a hypergame, and the moves that would surprise somebody."""
    words, conflict = WORDS[language], game.conflict
    for concept in concepts:
        states = game.equilibria(concept)
        yield words["equilibria"].format(concept=concept.upper(), states=states_text(conflict, states, language))
    for one in found:
        yield words["surprise"].format(
            mover=party_name(conflict, one.mover), start=conflict.state_text(one.start),
            end=f"{conflict.state_text(one.end)} ({state_words(conflict, one.end, language)})",
            victim=party_name(conflict, one.unseen_by))  # fmt: skip
