"""Analyses as text: how many states, which equilibria, and what computed them; in French and English."""

from __future__ import annotations

from pourparlers.model.types import Concept
from pourparlers.show.messages import messages
from pourparlers.show.types import Language
from pourparlers.show.verdicts import concept_list, state_words
from pourparlers.solve.analysis import SIM_APART, Analysis, Tally

_SHOWN = 20  # equilibria printed as text


def analysis_text(analysis: Analysis, language: Language) -> str:
    """An analysis as text: how many states, and the equilibria with the concepts they hold under."""
    conflict, words, numbered = analysis.conflict, messages(language).section("analysis"), messages(language).number
    lines = [conflict.title] * bool(conflict.title)
    lines.append(words["state" if analysis.count == 1 else "states"].format(n=numbered(analysis.count)))
    for concept in analysis.concepts:
        lines.append(f"  {concept.upper():5}{numbered(int(analysis.equilibrium(concept).sum())):>8}")
    lines += ["", words["equilibria"]]
    under = _equilibria(analysis)
    quo = conflict.status_quo_state
    for state, concepts in list(under.items())[:_SHOWN]:
        mark = f"  ({words['quo']})" if state == quo else ""
        lines.append(f"  {conflict.state_text(state)}  {concept_list(concepts)}{mark}")
        lines.append(f"      {state_words(conflict, state, language)}")
    if not under:
        lines.append(f"  {words['none']}")
    elif len(under) > _SHOWN:
        lines.append(f"  {words['listed'].format(n=_SHOWN)}")
    lines += ["", engine_words(analysis, language)]
    return "\n".join(lines)


def tally_text(tally: Tally, language: Language) -> str:
    """The counts of a conflict too large to list, as text."""
    conflict, words, numbered = tally.conflict, messages(language).section("analysis"), messages(language).number
    lines = [conflict.title] * bool(conflict.title)
    lines.append(words["states"].format(n=numbered(tally.count)))
    for concept, (count, listed) in tally.equilibria.items():
        lines.append(f"  {concept.upper():5} {numbered(count)}")
        lines += [f"      {conflict.state_text(state)}" for state in listed or ()]
    return "\n".join([*lines, "", engine_words(tally, language)])


def engine_words(found: Analysis | Tally, language: Language) -> str:
    """Which engine answered, and why that one."""
    words = messages(language).section("analysis")
    why = words[f"why_{found.engine}"].format(n=len(found.conflict.atoms))
    if found.why.endswith(SIM_APART):
        why = words["why_apart"].format(why=why)
    return words["engine"].format(engine=found.engine, why=why)


def _equilibria(analysis: Analysis) -> dict[int, list[Concept]]:
    """The states that hold under some concept, those under most of them first."""
    under: dict[int, list[Concept]] = {}
    for concept in analysis.concepts:
        for state in analysis.equilibria(concept)[:10_000]:
            under.setdefault(state, []).append(concept)
    return dict(sorted(under.items(), key=lambda item: (-len(item[1]), item[0])))
