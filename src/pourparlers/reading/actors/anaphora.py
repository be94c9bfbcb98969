"""Pronouns and other words that point back: *il*, *she*, *les deux parties*, *the latter*."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from pourparlers.reading.actors.discourse import HORIZON
from pourparlers.reading.actors.incumbents import Incumbents
from pourparlers.reading.actors.lexicon import Pronoun
from pourparlers.reading.actors.phrases import PLURAL, SINGULAR
from pourparlers.reading.actors.table import NOBODY, Mention, Reference


@dataclass(slots=True)
class Anaphora(Incumbents):
    """Pronouns resolved by agreement and salience."""

    def anaphor(self, pronoun: Pronoun, at: int, whole: str = "") -> Reference:
        """A pronoun: the source of the last statement where it agrees, else the last mention that does."""
        if pronoun.nobody:
            return self._told_there(at, whole) or replace(NOBODY, flags=("impersonal",))
        if pronoun.speaker:
            return self.spoken[-1][1] if self.spoken else NOBODY
        if pronoun.plural:
            return self._plural(pronoun, at, whole)
        last = self._last_source(at)
        for mention in self.salient(at, 3):
            if last and mention.at < last[0]:
                break
            reference = self._of(mention)
            if (
                mention.rank == 2
                and reference
                and self._agrees(reference, pronoun)
                and not self._city_as_woman(mention.at, pronoun, at)
                and (last is None or mention.at > last[0])
            ):
                sure = 0.65 if reference.person or pronoun.gender == "n" else 0.5
                if last and self._agrees(last[1], pronoun) and not self._stronger(reference, last[1]):
                    break
                return replace(reference, confidence=sure, flags=("pronoun",), reasons=("pronoun: the last subject",))
        if last and self._agrees(last[1], pronoun) and not self._city_as_woman(last[0], pronoun, at):
            return replace(
                last[1],
                confidence=min(last[1].confidence, 0.8),
                flags=tuple(dict.fromkeys((*last[1].flags, "pronoun"))),
                reasons=(*last[1].reasons, "pronoun: the last speaker"),
            )
        for mention in self.salient(at, 6):
            reference = self._of(mention)
            if reference and self._agrees(reference, pronoun) and not self._city_as_woman(mention.at, pronoun, at):
                return replace(
                    reference, confidence=0.5, flags=("pronoun",), reasons=("pronoun: the last mention that agrees",)
                )
        return replace(NOBODY, flags=("pronoun-unresolved",))

    def _told_there(self, at: int, whole: str) -> Reference | None:
        """French: *À l'Élysée, on assure*: those who sit there, where the sentence begins with the place."""
        scan, i = self.scan, bisect_left(self.scan.start, at)
        first = i
        while first > 0 and scan.sentence[first - 1] == scan.sentence[i]:
            first -= 1
        k = first + 1
        while k < i and self.lexicon.has("definite", scan.fold[k]):
            k += 1
        senses = scan.register.get(k, (0, ()))[1]
        there = k < i <= k + 4 and self.lexicon.has("place", scan.fold[first]) and whole == "on"
        if not there or not senses or senses[0].kind not in ("capital", "seat"):
            return None
        party = senses[0].id
        why = ("those who sit where it is told",)
        return Reference(None, party, (), "state", 0.6, why, ("impersonal",), self.display(party))

    def _stronger(self, fresh: Reference, last: Reference) -> bool:
        """Whether a newly introduced subject outdoes the last speaker as antecedent: a person beats a party."""
        return bool(fresh.person) or not last.person

    def _pair(self, at: int, whole: str) -> Reference:
        """*Both sides, les deux parties*: the two that the text joined last; failing that, the two parties that spoke
        or were subjects last. *Both countries* are states."""
        stately = any(self.lexicon.has("stately", word) for word in whole.split())
        joined = [p for offset, p in self.joints if offset < at and len(p) == 2]
        pairs = [p for p in joined if not stately or all(map(self.is_state, p))]
        found = list(pairs[-1]) if pairs else self._last_two(at)
        if len(found) < 2:
            return replace(NOBODY, flags=("pronoun-unresolved",))
        why = ("the two parties joined last" if pairs else "the two parties named last",)
        name = " + ".join(map(self.display, found))
        return Reference(None, found[0], tuple(found), "state", 0.5, why, ("joint-speakers", "pronoun"), name)

    def _last_two(self, at: int) -> list[str]:
        """The two parties that the page has spoken of most, states first, as in *both capitals*; the one it named
        first comes first."""
        times: Counter[str] = Counter()
        for mention in self.before(at):
            actor = self.actors.get(mention.actor)
            party = actor.party if actor else mention.actor
            if party and self.eligible(mention, at):
                times[party] += 1
        times.update(r.party for _, r in islice(self._said_before(at, HORIZON), 60) if r.party)
        states = [p for p in times if self.is_state(p)]
        among = states if len(states) > 1 else list(times)
        found = sorted(among, key=lambda p: -times[p])[:2]
        first = {p: n for n, p in reversed(list(enumerate(self._parties_in_order())))}
        return sorted(found, key=lambda p: first.get(p, len(first)))

    def _parties_in_order(self) -> Iterator[str]:
        """The parties of the mentions, from the top of the page."""
        for mention in islice(self.mentions, HORIZON):
            actor = self.actors.get(mention.actor)
            party = actor.party if actor else mention.actor
            if party:
                yield party

    def _plural(self, pronoun: Pronoun, at: int, whole: str) -> Reference:
        if any(word in whole.split() for word in ("deux", "both", "two", "neither", "either", "toutes", "parties")):
            joint = next(
                (r for _, r in self._said_before(at, 1) if r.parties),
                None,
            )
            return (
                replace(joint, confidence=0.6, flags=tuple(dict.fromkeys((*joint.flags, "pronoun"))))
                if joint
                else self._pair(at, whole)
            )
        for _, reference in self._said_before(at, 2):
            english = self.lexicon.trait("plural-parties") and not reference.person
            if (
                reference.parties
                or reference.kind == "group"
                or reference.kind in ("organisation", "anonymous")
                and english
            ):
                return replace(
                    reference, confidence=min(0.65, reference.confidence), flags=(*reference.flags, "pronoun")
                )
        several = next((r for m in self.salient(at, 1) if m.rank == 2 and (r := self._said_in_plural(m))), None)
        if several is not None:
            return replace(several, confidence=0.5, flags=("pronoun",), reasons=("pronoun: the last plural",))
        for mention in self.before(at):
            actor = self.actors.get(mention.actor)
            if actor and actor.kind == "group" and self.paragraphs(mention.at, at) <= 2:
                return replace(self._back(actor, 0.5), flags=("pronoun",))
        crowd = self._crowd(at)
        return replace(crowd, confidence=0.4, flags=("pronoun" if crowd.known else "pronoun-unresolved",))

    def _said_in_plural(self, mention: Mention) -> Reference | None:
        """The party of a mention that the text puts into the plural: *les Américains, les États-Unis*."""
        i = bisect_left(self.scan.start, mention.at)
        fold = self.scan.fold[i] if i < len(self.scan.fold) else ""
        told = fold in PLURAL or self.lexicon.counts(fold)
        reference = self._of(mention) if told else None
        return reference if reference and reference.party and not reference.person else None

    def _crowd(self, at: int) -> Reference:
        """The people spoken of last, where no sentence lies between: *une grève des routiers. Ceux-ci ...*"""
        i, here = bisect_left(self.scan.start, at) - 1, self.sentence_at(at)
        while i > 0 and here - self.scan.sentence[i] <= 1:
            stop, terms = self.scan.lexicon.get(i, (0, ()))
            single = self.scan.fold[i - 1] in SINGULAR | {"du", "au"}  # du pays
            if terms and terms[0].kind == "group" and terms[0].plural and not single and self.scan.word[i][0].islower():
                return self._nested_phrase(i, stop)
            i -= 1
        return NOBODY

    def _last_source(self, at: int) -> tuple[int, Reference] | None:
        for offset, reference in self._said_before(at, 2):
            if reference.known and "joint-speakers" not in reference.flags:
                return offset, reference
        return None

    def _said_before(self, at: int, paragraphs: int) -> Iterator[tuple[int, Reference]]:
        """Statements before an offset, the latest first, within so many paragraphs."""
        for offset, reference in reversed(self.spoken):
            if offset < at:
                if self.paragraphs(offset, at) > paragraphs:
                    return
                yield offset, reference

    def _city_as_woman(self, at: int, pronoun: Pronoun, here: int) -> bool:
        """French: whether a capital or a seat, *Washington*, would be *elle* where a woman was spoken of."""
        i = bisect_left(self.scan.start, at)
        senses = self.scan.register.get(i, (0, ()))[1]
        if pronoun.gender != "f" or not senses or senses[0].kind not in ("capital", "seat"):
            return False
        persons = (self.actors.get(m.actor) for m in self.salient(here, 6))
        return any(p is not None and p.kind == "person" and p.gender == "f" for p in persons)

    def _agrees(self, reference: Reference, pronoun: Pronoun) -> bool:
        if reference.person:
            if pronoun.gender == "n":
                return False
            actor = self.actors.get(reference.person)
            gender = actor.gender if actor else ""
            return not gender or not pronoun.gender or gender == pronoun.gender
        if reference.party is None:
            return reference.kind == "anonymous"
        if self.lexicon.trait("neuter-parties"):
            return pronoun.gender == "n" if reference.kind != "anonymous" else pronoun.gender != "n"
        gender = self._party_gender(reference.party)
        return not gender or gender == pronoun.gender
