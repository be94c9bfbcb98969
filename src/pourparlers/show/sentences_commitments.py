"""Commitments, amounts and events, said in one sentence each."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pourparlers.base.ids import slug
from pourparlers.reading.types import Amount, Commitment, Event, Quantity, Reading
from pourparlers.show.messages import Messages
from pourparlers.show.nouns import capitalised
from pourparlers.show.sentences import Voice
from pourparlers.show.types import Ref, Sentence

VERBS = ("threat", "target", "offer", "proposal", "refusal", "draft", "hedged", "announced")


def commitment_verb(commitment: Commitment) -> str:
    """Which verb says how firm a commitment is: the key of a pattern of the catalogue.

    >>> from pourparlers.base.text import Span
    >>> commitment_verb(Commitment("c1", 1, Span(0, 1), ("a",), "pay", "conditional offer"))
    'offer'
    """
    words = slug(commitment.firmness).split("-")
    for verb in VERBS:
        if verb in words:
            return "offer" if verb == "proposal" else verb
    return "refusal" if commitment.negated else "pledge"


def maker_words(reading: Reading, commitment: Commitment) -> str:
    """The article's own words for who commits: the source of the statement it was made in; empty where it has none."""
    made_in = next((s for s in reading.statements if s.id == commitment.statement), None)
    return made_in.source.of(reading.article.text).strip() if made_in and made_in.source else ""


def commitment_sentence(
    voice: Voice, commitment: Commitment, *, named: str = "", refs: tuple[Ref, ...] = ()
) -> Sentence:
    """Who will do what, on which condition, until when, and who says so.

    `named` are the article's words for a maker who is no party that is known.
    """
    words = voice.words
    plural = len(commitment.parties) > 1 or any(voice.noun(p).plural for p in commitment.parties)
    who = voice.nouns(commitment.parties) or words.text("somebody")
    verb = words.text(f"commits_{commitment_verb(commitment)}_{'plural' if plural else 'singular'}")
    count = words.text("commit_count", n=commitment.count) if commitment.count else ""
    action = voice.quoted(commitment.action)
    if not commitment.parties and named:
        firm = words.get(f"firmness_{commitment.firmness}", commitment.firmness)
        text = words.text("commits_named", who=capitalised(named), count=count, firmness=firm, action=action)
    elif commitment.reported_by:
        source = voice.noun(commitment.reported_by).subject
        text = words.text("commits_according", source=source, who=who, count=count, verb=verb, action=action)
    else:
        text = words.text("commits", who=capitalised(who), count=count, verb=verb, action=action)
    if commitment.negated and commitment_verb(commitment) != "refusal":
        text += words.text("commit_not")
    text += "".join(f"{words.text('semicolon')}{part}" for part in commitment_conditions(voice, commitment))
    return Sentence(f"{text}.", refs)


def commitment_conditions(voice: Voice, commitment: Commitment) -> tuple[str, ...]:
    """Trigger and deadline of a commitment, those that there are, as short clauses."""
    words = voice.words
    parts: list[str] = []
    if commitment.trigger:
        parts.append(words.text("commit_trigger", trigger=voice.quoted(commitment.trigger)))
    if commitment.deadline:
        parts.append(words.text("commit_deadline", deadline=words.day(commitment.deadline)))
    return tuple(parts)


def quantity_text(words: Messages, quantity: Quantity) -> str:
    """A quantity as the language writes it: large sums in millions and billions.

    >>> from pourparlers.base.text import Span
    >>> from pourparlers.show.messages import messages
    >>> quantity_text(messages("fr"), Quantity(1.1e9, Span(0, 1), currency="EUR"))
    '1,1\\xa0milliard d’euros'
    >>> quantity_text(messages("en"), Quantity(60, Span(0, 1), unit="percent"))
    '60 per cent'
    """
    if quantity.unit in ("percent", "%"):
        return words.text("percent", value=words.number(quantity.value))
    scale, size = next(
        ((name, size) for name, size in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6))
         if abs(quantity.value) >= size),
        ("", 1.0),
    )  # fmt: skip
    value = quantity.value / size
    number = words.number(value)
    if scale:
        number = words.text(f"scale_{scale}_{'one' if abs(value) < 2 else 'other'}", value=number)
    if quantity.currency:
        return _money(words, number, quantity.currency, scaled=bool(scale), many=abs(quantity.value) >= 2)
    unit = words.get(f"unit_{slug(quantity.unit or '')}", (quantity.unit or "").replace("-", " "))
    joint = words.text("of_scaled", unit=unit) if scale and unit else f"\u00a0{unit}" if unit else ""
    if scale and unit and unit[0] in "aeiouéh" and words.language == "fr":
        joint = f" d’{unit}"
    return number + joint


def _money(words: Messages, number: str, currency: str, *, scaled: bool, many: bool) -> str:
    name = words.get(f"currency_{currency}_{'other' if many else 'one'}", "")
    if not name:
        return f"{number}\u00a0{currency}"
    if words.language == "fr" and scaled:
        return f"{number} d’{name}" if name[0] in "aeé" else f"{number} de {name}"
    return f"{number}\u00a0{name}"


def amount_check(voice: Voice, amount: Amount) -> str:
    """What the check of an amount's conversions came to, in words."""
    words = voice.words
    money = sum(1 for q in amount.quantities if q.currency)
    if amount.consistent is None:
        return words.text("check_none" if money < 2 else "check_open")
    return words.text("check_agree" if amount.consistent else "check_disagree")


_CHECKED = re.compile(r"([A-Z]{3})/([A-Z]{3}) ([\d.]+(?:e[+-]?\d+)?)")


def check_detail(voice: Voice, check: str, labels: Mapping[str, str]) -> str:
    """The rates behind the check of an amount, in words; `labels` name the article's other amounts by their ids.

    A check of another form is given as it is.

    >>> check_detail(Voice("en"), "EUR/USD 1.18; a2 1.17; 2025 1.13", {"a2": "M2"})
    '1 EUR is 1.18 USD here; 1.17 in M2; 1.13 on average in 2025'
    """
    said: list[str] = []
    for pair in filter(None, check.split(" | ")):
        first, *others = pair.split("; ")
        rate = _CHECKED.fullmatch(first)
        if rate is None:
            return check
        base, quote, value = rate.groups()
        said.append(voice.words.text("check_rate", base=base, quote=quote, rate=_rate(voice, value)))
        said += [_compared(voice, other, labels) for other in others]
    return voice.words.text("semicolon").join(said)


def _rate(voice: Voice, value: str) -> str:
    try:
        return voice.words.number(float(value), 4)
    except ValueError:
        return value


def _compared(voice: Voice, other: str, labels: Mapping[str, str]) -> str:
    source, _, value = other.rpartition(" ")
    rate = _rate(voice, value)
    if source in labels:
        return voice.words.text("check_same", rate=rate, place=labels[source])
    if source.isdigit():
        return voice.words.text("check_year", rate=rate, year=source)
    return voice.words.text("check_given", rate=rate)


def event_line(voice: Voice, event: Event) -> str:
    """Place, actors and victims of an event, those that are known."""
    words = voice.words
    parts = [voice.words.listing(voice.name(a) for a in event.actors)] if event.actors else []
    if event.place:
        parts.append(event.place)
    if event.killed:
        parts.append(words.text("killed", n=event.killed))
    if event.wounded:
        parts.append(words.text("wounded", n=event.wounded))
    return " · ".join(parts)
