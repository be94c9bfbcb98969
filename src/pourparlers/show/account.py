"""What the analysis of a drafted conflict comes to, in sentences a reader of the article would recognise.

Which outcomes hold; what somebody wants and none of them brings, and who stands in the way; what a single change of
preference would do. All names of issues are those of the code book, all passages are those the preferences rest on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pourparlers.model.draft import Draft
from pourparlers.model.types import (
    And,
    Atom,
    Concept,
    Conflict,
    DecisionMaker,
    Formula,
    Not,
    PreferenceStatement,
    Statements,
    atoms,
)
from pourparlers.reading.types import Reading
from pourparlers.show.account_holds import reasons_of
from pourparlers.show.messages import messages
from pourparlers.show.nouns import capitalised
from pourparlers.show.references import References, references
from pourparlers.show.sentences import Voice
from pourparlers.show.types import Language, ModelAccount, Ref, Sentence
from pourparlers.solve.analysis import Analysis
from pourparlers.solve.course import reached_by_improvement
from pourparlers.solve.levers import LARGEST, Lever, levers

MOST_COLUMNS = 4
_STRONGEST: tuple[Concept, ...] = ("nash", "seq", "smr", "gmr")


def account(
    drafted: Draft, analysis: Analysis, names: Mapping[str, str], lang: str, *, readings: Sequence[Reading] = ()
) -> ModelAccount:
    """The account of a conflict of the size a draft has (16,384 combinations of options at the most)."""
    conflict = analysis.conflict
    language: Language = "fr" if lang.startswith("fr") else "en"
    voice = Voice(language, {**names, **{dm.id: dm.name for dm in conflict.decision_makers if dm.name}})
    teller = _Teller(conflict, analysis, voice, references(readings))
    concept, every = _outcomes(analysis)
    states = _reached(analysis, every)
    missing = _missing(conflict, states)
    return ModelAccount(
        summary=tuple(teller.summary(concept, every, states, missing)),
        options=tuple(_option_rows(conflict, voice, states)),
        columns=tuple(teller.columns(concept, states)),
        holds=reasons_of(conflict, states, voice, teller.refs) if len(states) <= MOST_COLUMNS else (),
        outcomes=tuple(teller.reasons(missing)),
        changes=tuple(teller.changes(concept, missing, drafted)),
    )


def _outcomes(analysis: Analysis) -> tuple[Concept, tuple[int, ...]]:
    """The equilibria of the strongest concept that has any."""
    for concept in _STRONGEST:
        if concept in analysis.concepts and (found := analysis.equilibria(concept)):
            return concept, found
    return "nash", ()


def _reached(analysis: Analysis, states: tuple[int, ...]) -> tuple[int, ...]:
    """Those of the outcomes to which steps lead from the status quo that pay whoever takes them; all, where none do."""
    start = analysis.conflict.status_quo_state
    if start is None or start not in set(map(int, analysis.states)) or analysis.conflict.coalesce:
        return states
    course = reached_by_improvement(analysis, start)
    return tuple(s for s in states if s in course) or states


def _wanted(conflict: Conflict) -> dict[str, list[tuple[DecisionMaker, PreferenceStatement]]]:
    """Issue -> who prefers that it be so, with the preference statement."""
    found: dict[str, list[tuple[DecisionMaker, PreferenceStatement]]] = {}
    for maker in conflict.decision_makers:
        for statement in _statements(maker):
            formula = statement.formula.then if hasattr(statement.formula, "then") else statement.formula
            if isinstance(formula, Atom | And):
                issues = {a.option for a in atoms(formula)}
                if len(issues) == 1:
                    found.setdefault(issues.pop(), []).append((maker, statement))
    return {issue: _one_each(pairs) for issue, pairs in found.items()}


def _one_each(
    pairs: list[tuple[DecisionMaker, PreferenceStatement]],
) -> list[tuple[DecisionMaker, PreferenceStatement]]:
    return list({maker.id: (maker, statement) for maker, statement in reversed(pairs)}.values())[::-1]


def _statements(maker: DecisionMaker) -> tuple[PreferenceStatement, ...]:
    return maker.preferences.statements if isinstance(maker.preferences, Statements) else ()


def _issue_formula(conflict: Conflict, issue: str) -> tuple[Atom, ...]:
    return tuple(a for a in conflict.atoms if a.option == issue)


def _missing(conflict: Conflict, states: Sequence[int]) -> tuple[str, ...]:
    """Issues that somebody wants and that hold in none of these states."""
    out = []
    for issue in _wanted(conflict):
        needed = set(_issue_formula(conflict, issue))
        if states and not any(needed <= set(conflict.taken(s)) for s in states):
            out.append(issue)
    return tuple(out)


def _option_rows(conflict: Conflict, voice: Voice, states: Sequence[int]) -> list[tuple[str, str, str]]:
    shown = list(states[:MOST_COLUMNS])
    merged = "".join
    rows = []
    for bit, atom in enumerate(conflict.atoms):
        letters = merged("Y" if s >> bit & 1 else "N" for s in shown)
        if len(states) > MOST_COLUMNS:
            values = {s >> bit & 1 for s in states}
            letters = "Y" if values == {1} else "N" if values == {0} else "-"
        rows.append((capitalised(voice.name(atom.party)), conflict.option(atom).name or atom.option, letters))
    return rows


class _Teller:
    """Turns the data of one analysis into sentences; holds what every sentence needs."""

    def __init__(self, conflict: Conflict, analysis: Analysis, voice: Voice, refs: References) -> None:
        self.conflict, self.analysis, self.voice, self.refs = conflict, analysis, voice, refs
        self.words = messages(voice.language)

    def say(self, key: str, *, refs: tuple[Ref, ...] = (), **values: Any) -> Sentence:
        return Sentence(capitalised(self.words.text(f"account_{key}", **values)), refs)

    def issue(self, issue: str) -> str:
        atom = _issue_formula(self.conflict, issue)[0]
        return self.voice.quoted(self.conflict.option(atom).name or issue)

    def issues(self, ids: Sequence[str]) -> str:
        return self.words.listing(self.issue(i) for i in ids)

    def proof(self, statements: Sequence[PreferenceStatement]) -> tuple[Ref, ...]:
        return self.refs.find_all(i for s in statements for i in s.evidence.ids)

    def columns(self, concept: Concept, states: Sequence[int]) -> list[tuple[str, str]]:
        kind = self.words.text(f"account_concept_{concept}")
        if not states:
            return []
        if len(states) > MOST_COLUMNS:
            return [(self.words.text("account_all", n=len(states)), kind)]
        return [(self.words.text("account_outcome", number=n), kind) for n in range(1, len(states) + 1)]

    def summary(
        self, concept: Concept, every: Sequence[int], states: Sequence[int], missing: Sequence[str]
    ) -> list[Sentence]:
        kind = self.words.text(f"account_concept_{concept}")
        if not states:
            return [self.say("none", total=self.words.number(self.analysis.count))]
        out = [self.say("count", n=len(every), total=self.words.number(self.analysis.count), kind=kind)]
        if len(states) < len(every):
            out.append(self.say("reached", n=len(states)))
        blocked = [i for i in missing if self._against(i)]
        if blocked:
            out.append(self.say("deadlock", n=len(blocked), issues=self.issues(blocked)))
        elif missing:
            out.append(self.say("missing", n=len(missing), issues=self.issues(missing)))
        always = [i for i in _wanted(self.conflict) if i not in missing and self._everywhere(i, states)]
        if always:
            out.append(self.say("always", n=len(always), issues=self.issues(always)))
        quo = self.conflict.status_quo_state
        if quo is not None and quo in set(map(int, self.analysis.states)):
            held = self.analysis.is_equilibrium(concept, quo)
            out.append(self.say("quo_holds" if held else "quo_fails"))
        return out

    def _everywhere(self, issue: str, states: Sequence[int]) -> bool:
        needed = set(_issue_formula(self.conflict, issue))
        return all(needed <= set(self.conflict.taken(s)) for s in states)

    def _against(self, issue: str) -> list[tuple[DecisionMaker, PreferenceStatement]]:
        """Who prefers that the issue not be so."""
        found = []
        for maker in self.conflict.decision_makers:
            for statement in _statements(maker):
                formula = statement.formula
                if isinstance(formula, Not) and {a.option for a in atoms(formula)} == {issue}:
                    found.append((maker, statement))
        return _one_each(found)

    def reasons(self, missing: Sequence[str]) -> list[tuple[str, tuple[Sentence, ...]]]:
        """For each thing wanted in vain: who wants it, who is against it, what it waits for."""
        wanted = _wanted(self.conflict)
        out = []
        for issue in missing:
            sentences = [
                self.say("wants", n=len(wanted[issue]), parties=self.voice.nouns([m.id for m, _ in wanted[issue]]),
                         refs=self.proof([s for _, s in wanted[issue]]))
            ]  # fmt: skip
            sentences += self._opponents(issue) + self._waits(issue)
            out.append((self.words.text("account_why", issue=self.issue(issue)), tuple(sentences)))
        return out

    def _opponents(self, issue: str) -> list[Sentence]:
        holders = {a.party for a in _issue_formula(self.conflict, issue)}
        against = self._against(issue)
        key = [(m, s) for m, s in against if m.id in holders]
        others = [(m, s) for m, s in against if m.id not in holders]
        out = []
        if key:
            out.append(self.say("holds_key", n=len(key), parties=self.voice.nouns([m.id for m, _ in key]),
                                refs=self.proof([s for _, s in key])))
        if others:
            out.append(self.say("against", n=len(others), parties=self.voice.nouns([m.id for m, _ in others]),
                                refs=self.proof([s for _, s in others])))
        silent = sorted(holders - {m.id for m, _ in against} - {m.id for m, _ in _wanted(self.conflict).get(issue, [])})
        if silent and not key:
            out.append(self.say("silent", n=len(silent), parties=self.voice.nouns(silent)))
        return out

    def _waits(self, issue: str) -> list[Sentence]:
        """What a constraint makes the issue wait for."""
        out = []
        for constraint in self.conflict.infeasible:
            parts = constraint.formula.parts if isinstance(constraint.formula, And) else (constraint.formula,)
            if not any(a.option == issue for part in parts if not isinstance(part, Not) for a in atoms(part)):
                continue
            waited = list(dict.fromkeys(a.option for part in parts if isinstance(part, Not) for a in atoms(part)))
            if waited:
                out.append(self.say("waits", issues=self.issues(waited),
                                    refs=self.refs.find_all(constraint.evidence.ids)))
        return out

    def changes(self, concept: Concept, missing: Sequence[str], drafted: Draft) -> list[Sentence]:
        """What one changed preference would do for each thing wanted in vain; then where the draft had to choose."""
        out = []
        for issue in missing:
            if len(self.conflict.atoms) > LARGEST:
                break
            found = levers(self.conflict, _all_of(_issue_formula(self.conflict, issue)), concept=concept)
            best = _first_by_party(found)
            out += [self._lever(issue, lever) for lever in best[:3]]
            if not best:
                out.append(self.say("no_lever", issue=self.issue(issue)))
        return out

    def _lever(self, issue: str, lever: Lever) -> Sentence:
        key = "lever_all" if lever.holding == lever.equilibria else "lever_some"
        return self.say(key, party=self.voice.noun(lever.party).subject, change=self._change(lever),
                        issue=self.issue(issue), refs=self.proof([lever.statement]))

    def _change(self, lever: Lever) -> str:
        formula = lever.statement.formula
        core = formula.part if isinstance(formula, Not) else formula
        named = self.issues(list(dict.fromkeys(a.option for a in atoms(core))))
        stance = "opposed" if isinstance(formula, Not) else "wanted"
        return self.words.text(f"account_{lever.change.replace('-', '_')}_{stance}", issue=named)


def _all_of(parts: tuple[Atom, ...]) -> Formula:
    return parts[0] if len(parts) == 1 else And(parts)


def _first_by_party(found: Sequence[Lever]) -> list[Lever]:
    """One lever a party: giving a preference up before turning it round."""
    best: dict[str, Lever] = {}
    for lever in found:
        best.setdefault(lever.party, lever)
    return list(best.values())
