"""Why an outcome holds, party by party: what each wants first and whether it has it, or what answer keeps it there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pourparlers.model.types import And, Atom, Concept, Conflict, Formula, If, Iff, Not, Or, Statements, atoms, holds
from pourparlers.show.nouns import capitalised
from pourparlers.show.references import References
from pourparlers.show.sentences import Voice
from pourparlers.show.types import Sentence
from pourparlers.solve.reasons import Answer, Verdict, explain

ANSWERED: tuple[Concept, ...] = ("seq", "smr", "gmr")
"""concepts by which answers of others keep a party in its place, the most credible first"""
MOST_GROUPS = 3


def reasons_of(
    conflict: Conflict, states: Sequence[int], voice: Voice, refs: References
) -> tuple[tuple[str, tuple[Sentence, ...]], ...]:
    """A heading and one sentence a party for the outcomes, together where the reasons are the same.

    Nothing for the graph form, whose states have no options to speak of.
    """
    if conflict.is_graph:
        return ()
    teller = _Teller(conflict, voice, refs)
    groups: dict[tuple[Sentence, ...], list[int]] = {}
    for number, state in enumerate(states, 1):
        groups.setdefault(teller.outcome(state), []).append(number)
    if len(groups) == 1:
        key = "holds_why_one" if len(states) == 1 else "holds_why_all"
        return tuple((voice.words.text(key), told) for told in groups)
    return tuple(
        (voice.words.text("holds_why", n=len(numbers), numbers=voice.words.listing(map(str, numbers))), told)
        for told, numbers in list(groups.items())[:MOST_GROUPS]
    )


@dataclass(frozen=True, slots=True)
class _Teller:
    """What every sentence needs."""

    conflict: Conflict
    voice: Voice
    refs: References

    def outcome(self, state: int) -> tuple[Sentence, ...]:
        verdicts = explain(self.conflict, state, ("nash", *ANSWERED))
        parties = [dm.id for dm in self.conflict.decision_makers]
        told = (self.party(p, state, [v for v in verdicts if v.party == p]) for p in parties)
        return tuple(sentence for sentence in told if sentence)

    def party(self, party: str, state: int, verdicts: Sequence[Verdict]) -> Sentence | None:
        """The reason of one party: it has no better move, or the others have an answer to each."""
        for verdict in verdicts:
            if verdict.concept == "nash" and verdict.stable:
                return self.content(party, state)
            if verdict.stable and verdict.answers:
                return self.answered(verdict, verdict.answers[0])
        return None

    def says(self, key: str, party: str, **values: object) -> str:
        who = self.voice.noun(party)
        number = "plural" if who.plural else "singular"
        return self.voice.words.text(f"holds_{key}_{number}", party=who.subject, to_party=who.to, **values)  # type: ignore[arg-type]

    def content(self, party: str, state: int) -> Sentence | None:
        preferences = self.conflict[party].preferences
        first = preferences.statements[0] if isinstance(preferences, Statements) and preferences.statements else None
        if first is None:
            return None
        key = standing(first.formula, frozenset(self.conflict.taken(state)))
        text = self.says(key, party, wish=self.clause(first.formula))
        return Sentence(capitalised(text), self.refs.find_all(first.evidence.ids))

    def answered(self, verdict: Verdict, answer: Answer) -> Sentence:
        words, state, steps = self.voice.words, answer.improvement, []
        for step in answer.steps:
            steps.append(self.says("reply", step.party, change=self.change(state, step.state)))
            state = step.state
        change = self.change(verdict.state, answer.improvement)
        text = self.says("answered", verdict.party, change=change, replies=words.listing(steps))
        return Sentence(capitalised(text))

    def change(self, start: int, end: int) -> str:
        words = self.voice.words
        done = (
            words.text("holds_take" if end >> bit & 1 else "holds_drop", option=self.option(atom))
            for bit, atom in enumerate(self.conflict.atoms)
            if (start ^ end) >> bit & 1
        )
        return words.listing(done)

    def option(self, atom: Atom) -> str:
        named = self.voice.issue_names.get(atom.option) or self.conflict.option(atom).name or atom.option
        return self.voice.quoted(named)

    def clause(self, formula: Formula, *, so: bool = True) -> str:
        """A formula as a clause: *“Troops are deployed” does not come about if …*."""
        words = self.voice.words
        match formula:
            case Not(part=part):
                return self.clause(part, so=not so)
            case If(then=then, when=when) if so:
                return words.text("holds_if", then=self.clause(then), when=self.clause(when))
            case Iff(left=left, right=right) if so:
                return words.text("holds_iff", left=self.clause(left), right=self.clause(right))
            case If() | Iff():
                return words.text("holds_not", part=self.clause(formula))
            case And(parts=parts) | Or(parts=parts) if len({a.option for a in atoms(formula)}) > 1 or not parts:
                joined = isinstance(formula, And) == so
                return words.listing((self.clause(p, so=so) for p in parts), "and" if joined else "or")
        named = list(dict.fromkeys(atoms(formula)))
        sharing = [a for a in self.conflict.atoms if a.option == named[0].option]
        if len(named) == 1 and len(sharing) > 1:
            return self.says("part" if so else "no_part", named[0].party, option=self.option(named[0]))
        return words.text("holds_so" if so else "holds_not_so", option=self.option(named[0]))


def standing(formula: Formula, taken: frozenset[Atom]) -> str:
    """How a wish stands where these options are taken: `met`, `unmet`, or `waits` where its condition does not hold.

    >>> standing(If(Atom("a", "x"), Atom("b", "y")), frozenset())
    'waits'
    >>> standing(Not(Atom("a", "x")), frozenset())
    'met'
    """
    if isinstance(formula, If) and not holds(formula.when, taken.__contains__):
        return "waits"
    return "met" if holds(formula, taken.__contains__) else "unmet"
