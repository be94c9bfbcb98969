"""What the analysis of a drafted conflict comes to, in sentences a reader of the article would recognise.

Which outcomes hold; what somebody wants and none of them brings, and who stands in the way; what a single change of
preference would do. All names of issues are those of the code book, all passages are those the preferences rest on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pourparlers.model.types import And, Atom, Concept, Conflict, Formula, Not, PreferenceStatement, atoms
from pourparlers.reading.types import Reading
from pourparlers.show.account_holds import reasons_of
from pourparlers.show.account_wants import Held, holding, opposed, parts_of, waited_for, wanted
from pourparlers.show.messages import messages
from pourparlers.show.nouns import capitalised
from pourparlers.show.references import References, references
from pourparlers.show.sentences import Voice
from pourparlers.show.types import Language, ModelAccount, Ref, Sentence
from pourparlers.solve.analysis import Analysis
from pourparlers.solve.questions.levers import LARGEST, Lever, levers
from pourparlers.solve.questions.paths import reached

MOST_COLUMNS = 4
_STRONGEST: tuple[Concept, ...] = ("nash", "seq", "smr", "gmr")


def account(
    analysis: Analysis, names: Mapping[str, str], lang: str, *, readings: Sequence[Reading] = ()
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
        changes=tuple(teller.changes(concept, missing)),
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
    course = reached(analysis.conflict, start)
    return tuple(s for s in states if s in course) or states


def _missing(conflict: Conflict, states: Sequence[int]) -> tuple[str, ...]:
    """Issues that somebody wants and that hold in none of these states."""
    return tuple(issue for issue in wanted(conflict) if states and not holding(conflict, issue, states))


def _option_rows(conflict: Conflict, voice: Voice, states: Sequence[int]) -> list[tuple[str, str, str]]:
    rows = []
    for bit, atom in enumerate(conflict.atoms):
        letters = "".join("Y" if s >> bit & 1 else "N" for s in states)
        if len(states) > MOST_COLUMNS:
            letters = letters[0] if len(set(letters)) == 1 else "-"
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
        atom = parts_of(self.conflict, issue)[0]
        return self.voice.quoted(self.conflict.option(atom).name or issue)

    def issues(self, ids: Sequence[str]) -> str:
        return self.words.listing(self.issue(i) for i in ids)

    def proof(self, statements: Sequence[PreferenceStatement]) -> tuple[Ref, ...]:
        return self.refs.find_all(i for s in statements for i in s.evidence.ids)

    def named(self, key: str, held: Sequence[Held]) -> Sentence:
        """A sentence about those who hold a preference, with what proves that they do."""
        parties = self.voice.nouns([maker.id for maker, _ in held])
        return self.say(key, n=len(held), parties=parties, refs=self.proof([statement for _, statement in held]))

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
        blocked = [i for i in missing if opposed(self.conflict, i)]
        if blocked:
            out.append(self.say("deadlock", n=len(blocked), issues=self.issues(blocked)))
        elif missing:
            out.append(self.say("missing", n=len(missing), issues=self.issues(missing)))
        always = [i for i in wanted(self.conflict) if holding(self.conflict, i, states) == len(states)]
        if always:
            out.append(self.say("always", n=len(always), issues=self.issues(always)))
        quo = self.conflict.status_quo_state
        if quo is not None and quo in set(map(int, self.analysis.states)):
            held = self.analysis.is_equilibrium(concept, quo)
            out.append(self.say("quo_holds" if held else "quo_fails"))
        return out

    def reasons(self, missing: Sequence[str]) -> list[tuple[str, tuple[Sentence, ...]]]:
        """For each thing wanted in vain: who wants it, who is against it, what it waits for."""
        everyone = wanted(self.conflict)
        out = []
        for issue in missing:
            sentences = [self.named("wants", everyone[issue]), *self._opponents(issue), *self._waits(issue)]
            out.append((self.words.text("account_why", issue=self.issue(issue)), tuple(sentences)))
        return out

    def _opponents(self, issue: str) -> list[Sentence]:
        holders = {a.party for a in parts_of(self.conflict, issue)}
        against = opposed(self.conflict, issue)
        key = [(m, s) for m, s in against if m.id in holders]
        others = [(m, s) for m, s in against if m.id not in holders]
        out = []
        if key:
            out.append(self.named("holds_key", key))
        if others:
            out.append(self.named("against", others))
        silent = sorted(holders - {m.id for m, _ in [*against, *wanted(self.conflict).get(issue, [])]})
        if silent and not key:
            out.append(self.say("silent", n=len(silent), parties=self.voice.nouns(silent)))
        return out

    def _waits(self, issue: str) -> list[Sentence]:
        """What a constraint makes the issue wait for."""
        return [
            self.say("waits", issues=self.issues(waited), refs=self.refs.find_all(constraint.evidence.ids))
            for constraint, waited in waited_for(self.conflict, issue)
        ]

    def changes(self, concept: Concept, missing: Sequence[str]) -> list[Sentence]:
        """What one changed preference would do for each thing wanted in vain."""
        out: list[Sentence] = []
        for issue in missing if len(self.conflict.atoms) <= LARGEST else ():
            found = levers(self.conflict, _all_of(parts_of(self.conflict, issue)), concept=concept)
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
