"""`pourparlers solve`: which outcomes of a conflict are stable, and why; and the further questions one may ask."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pourparlers.doors.cli.console import emit, emit_json, guarded, json_option, lang_option, language, say, stop
from pourparlers.doors.cli.models import conflict_or_stop, file_argument

if TYPE_CHECKING:
    from pourparlers.model.types import Concept, Conflict
    from pourparlers.show.types import Language


@click.command()
@file_argument
@json_option
@lang_option
@click.option("--concept", "concepts", multiple=True, help="Only this concept (nash, gmr, smr, seq, sim); repeatable.")
@click.option("--engine", default="auto", show_default=True, help="sweep, compiled, graph or symbolic.")
@click.option("--assume", "assumed", metavar="FORMULA", multiple=True, help="What if: only states where this holds.")
@click.option("--without", "gone", metavar="ID", multiple=True, help="What if: without lines resting on this evidence.")
@click.option("--explain", metavar="STATE", help="Why this state holds or not: Y and N, or 'status quo'.")
@click.option("--verify", is_flag=True, help="Check the certificate of every verdict.")
@click.option("--table", is_flag=True, help="Every state with its payoffs and stability.")
@click.option("--blocks", metavar="STATE", help="Who holds whom in this state.")
@click.option("--figure", is_flag=True, help="As SVG: states and improvements, or --paths, or --blocks.")
@click.option("--around", metavar="STATE", help="With --figure: only the neighbourhood of this state.")
@click.option("--inverse", metavar="STATE", help="What would have to change for this state to hold.")
@click.option("--paths", metavar="STATE", help="How equilibria are reached from this state.")
@click.option("--against", metavar="OLD", help="What came and went since this other conflict file, and by which line.")
@click.option("--sensitivity", is_flag=True, help="What each single change of a preference does.")
@click.option("--open", "open_preferences", is_flag=True, help="What holds whatever the open questions' answers.")
@click.option("--coalitions", is_flag=True, help="What no coalition would leave, and equilibrium jumps.")
@click.option("--views", is_flag=True, help="Each party in its own view (hypergame), and surprises.")
@click.option("--strength", is_flag=True, help="Strong equilibria.")
@click.option("--unknown", metavar="KIND", help="Stability under unknown preferences: a, b, c or d.")
@click.option("--attitudes", is_flag=True, help="Where parties mind each other's preferences.")
@click.option("--horizon", metavar="N", help="Parties looking N moves ahead; 0 for any number.")
@guarded
def solve(
    file: Path | None, as_json: bool, lang: str | None, concepts: tuple[str, ...], engine: str,
    assumed: tuple[str, ...], gone: tuple[str, ...], explain: str | None, figure: bool, around: str | None,
    **questions: Any,
) -> None:  # fmt: skip
    """Which outcomes of a conflict are stable, for whom, and why.

    Example: pourparlers solve model.conflict --explain "status quo"
    """
    from pourparlers.base.errors import WrongUse
    from pourparlers.base.message import Message
    from pourparlers.model.types import CONCEPTS
    from pourparlers.solve.engine import usual

    conflict = conflict_or_stop(file)
    if wrong := [c for c in concepts if c not in CONCEPTS]:
        raise WrongUse(Message("no concept {concept!r}: the concepts are {concepts}",
                               concept=wrong[0], concepts=", ".join(CONCEPTS)))
    asked = tuple(c for c in CONCEPTS if c in concepts) or usual(conflict)
    if assumed or gone:
        conflict = _what_if(conflict, assumed, gone)
    given = {name: value for name, value in questions.items() if value}
    if len(given) + (explain is not None) > 1 or (figure and given.keys() - {"paths", "blocks"}):
        raise WrongUse("one question at a time")
    words = language(lang)
    if figure:
        emit(_figure(conflict, asked, around, given, words))
    elif explain is not None:
        _explain(conflict, explain, asked, as_json, words)
    elif given:
        _answer(conflict, *given.popitem(), asked, as_json, words)
    else:
        _solve(conflict, asked, engine, as_json, words)


def _what_if(conflict: Conflict, assumed: tuple[str, ...], gone: tuple[str, ...]) -> Conflict:
    """The conflict as it would be; what was set aside is told on stderr."""
    from pourparlers.base.errors import WrongUse
    from pourparlers.base.message import Message
    from pourparlers.base.problems import errors
    from pourparlers.model.grammar import Complaint, Names, read_formula
    from pourparlers.model.types import formula_text
    from pourparlers.model.whatif import assume, without
    from pourparlers.solve import problems

    if gone:
        found = without(conflict, gone)
        conflict = found.conflict
        for party, line in found.left_out:
            say(f"{line.where}: - {party or 'impossible'}: {formula_text(line.formula)}")
    for text in assumed:
        try:
            conflict = assume(conflict, read_formula(text, Names.of(conflict.atoms)))
        except Complaint as complaint:
            told = Message("--assume {text!r}: {message}; {remedy}",
                           text=text, message=complaint.message, remedy=complaint.remedy)  # fmt: skip
            raise WrongUse(told) from None
    if stopped := errors(problems(conflict)):
        stop(stopped)
    return conflict


def _answer(
    conflict: Conflict, name: str, value: Any, concepts: tuple[Concept, ...], as_json: bool, words: Language
) -> None:
    from pourparlers.doors.cli.questions import QUESTIONS, Question

    lines, data = QUESTIONS[name](Question(conflict, value if isinstance(value, str) else "", concepts, words))
    if as_json:
        emit_json(data)
    else:
        emit("\n".join(lines))


def _solve(conflict: Conflict, concepts: tuple[Concept, ...], engine: str, as_json: bool, words: Language) -> None:
    """List every judgement; where there are too many states, count."""
    from pourparlers.show.analyses import analysis_text, tally_text
    from pourparlers.solve import solve as solved
    from pourparlers.solve import tally
    from pourparlers.solve.solvable import LISTABLE

    if len(conflict.atoms) > LISTABLE or engine == "symbolic":
        counts = tally(conflict, concepts=concepts, engine=engine)
        if as_json:
            emit_json(counts.as_json())
        else:
            emit(tally_text(counts, words))
        return
    analysis = solved(conflict, concepts=concepts, engine=engine)
    if as_json:
        emit_json(analysis.as_json())
    else:
        emit(analysis_text(analysis, words))


def _figure(
    conflict: Conflict, concepts: tuple[Concept, ...], around: str | None, given: dict[str, Any], words: Language
) -> str:
    """The graph, or with `--paths` the evolution from a state, with `--blocks` who holds whom in it."""
    from pourparlers.doors.cli.questions import state_number
    from pourparlers.show.figures.conflict_graph import conflict_graph
    from pourparlers.show.figures.evolution import evolution
    from pourparlers.show.figures.holding import holding
    from pourparlers.solve import explain
    from pourparlers.solve import solve as solved

    concept = "seq" if "seq" in concepts else concepts[0]
    if "blocks" in given:
        state = state_number(conflict, given["blocks"])
        return holding(conflict, explain(conflict, state, (concept,)), language=words)
    analysis = solved(conflict, concepts=concepts)
    if "paths" in given:
        start = state_number(conflict, given["paths"])
        analysis.place(start)
        return evolution(analysis, start, language=words, concept=concept)
    centre = None if around is None else analysis.place(state_number(conflict, around))
    middle = None if centre is None else int(analysis.states[centre])
    return conflict_graph(analysis, language=words, concept=concept, around=middle)


def _explain(conflict: Conflict, wanted: str, concepts: tuple[Concept, ...], as_json: bool, words: Language) -> None:
    from pourparlers.base.errors import WrongUse
    from pourparlers.base.message import Message
    from pourparlers.doors.cli.questions import state_number
    from pourparlers.show.verdicts import explanation
    from pourparlers.solve.local import local_view
    from pourparlers.solve.reasons import explain

    state = state_number(conflict, wanted)
    view = local_view(conflict)
    if view.has_options and view.state_of(state) is None:
        raise WrongUse(Message("{state} is impossible", state=conflict.state_text(state)))
    verdicts = explain(conflict, state, concepts)
    if as_json:
        emit_json([verdict.as_json(conflict) for verdict in verdicts])
    else:
        emit(explanation(conflict, state, verdicts, words))
