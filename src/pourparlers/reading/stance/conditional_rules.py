"""Constructions with a condition that settle the side: *pas avant, si, à condition que, unless*."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from pourparlers.base.text import Span
from pourparlers.reading.morphology import has
from pourparlers.reading.stance.acts import ACTS, act_row
from pourparlers.reading.stance.composition import path_of, sign_of
from pourparlers.reading.stance.conditions import condition_in, markers
from pourparlers.reading.stance.consequences import granted, harms, turns_down
from pourparlers.reading.stance.mention import mention_of, reach_of, touched
from pourparlers.reading.stance.polarity_features import cue_sign, direction
from pourparlers.reading.stance.roles import Roles
from pourparlers.reading.stance.scene import Place, Scene, top_of
from pourparlers.reading.stance.senses import senses_of
from pourparlers.reading.stance.sides import OPPOSES, SUPPORTS
from pourparlers.reading.stance.thesaurus import concepts
from pourparlers.reading.stance.vocabulary import small_words

_THREATEN = ACTS.index("threaten")
_ACT = frozenset({"act"})
_ENDING = frozenset({"act", "undo"})
_BEHIND = 2
"""tokens that may part a content from its condition"""
_SURELY = 0.4
"""how surely a word must stand for a threatening concept"""
_THREATENING = frozenset(
    "breaking-off resignation strike protest lawsuit exit termination blockade retaliation offensive".split()
)
"""concepts of the thesaurus that are threats where they follow from a condition: *will leave the table if …*"""


def _warns(place: Place) -> bool:
    """Whether the cue fears or threatens something and refuses nothing."""
    roles = {role for role, _, _ in place.cue.counts}
    return "warn" in roles and "refuse" not in roles and not place.cue.negations


def warned_of(scene: Scene, place: Place, issue: int) -> int | None:
    """*Cesserait le travail si …*: who says or warns that he would strike is for it, on that condition."""
    mention, condition = mention_of(scene, place, issue), condition_stated(scene, place)
    if mention is None or condition is None or in_condition(scene, place, issue):
        return None
    says = _warns(place) or act_row(scene, place)[_THREATEN] or not cue_sign(place.cue).known
    if not says or place.cue.negations or _denies_outside(scene, place, condition):
        return None
    reach = reach_of(scene, place, issue)
    if reach is None or reach.path.sign < 0 or reach.path.undone or mention.sign < 0:
        return None
    own = senses_of(scene).issues[issue].own
    threats = {c for c, weight in own.items() if weight >= _SURELY and concepts()[c].name in _THREATENING}
    met = {c for c, sure in senses_of(scene).of_tokens.get(mention.token, {}).items() if sure >= _SURELY}
    return SUPPORTS if threats & met else None


def in_condition(scene: Scene, place: Place, issue: int) -> bool:
    """Whether the words that name the issue stand in the condition of the statement, not in what depends on it."""
    mention, condition = mention_of(scene, place, issue), condition_stated(scene, place)
    if mention is None or condition is None:
        return False
    inside = condition.start <= scene.keyed.words.starts[mention.token] < condition.end
    return inside and granted(scene, place, issue, condition) is None


def not_refused(said: Roles) -> bool:
    """Whether a refusal is denied, or a door left open: *would not oppose*."""
    return ("refuse", -1, True) in said.counts or ("open", 0, False) in said.counts


def opened_by(scene: Scene, condition: Span) -> str:
    """The kind of the mark that opens a condition."""
    words = scene.keyed.words
    found = markers(scene.language).at(words, words.at(condition.start))
    return "" if found is None else found[0]


def named_in_condition(scene: Scene, place: Place, issue: int) -> int | None:
    """*Signera si la taxe est levée* wants it; "will strike if the tax is raised" does not; *unless* turns round.

    What is said on a condition is an offer, which calls for the condition, or a threat or refusal, which wards it off.
    """
    mention, condition = mention_of(scene, place, issue), condition_stated(scene, place)
    if mention is None or condition is None or opened_by(scene, condition) == "before":
        return None
    token = scene.token_at(scene.keyed.words.starts[mention.token])
    if not in_condition(scene, place, issue):
        return None
    if token is None:
        return None
    own = touched(scene, place, issue).keys()
    path = path_of(token, condition, scene.known, own, scene.hanging)
    sign = path.sign * mention.sign
    way = direction(scene.page.codebook.issues[issue])
    if path.acts and way and not any(sign_of(scene.page.doc[i], scene.known, _ACT) for i in own):
        sign *= way  # an act on what an issue of ending something is about
    if _is_warded_off(scene, place, condition):
        sign = -sign
    if opened_by(scene, condition) == "unless":
        sign = -sign
    return SUPPORTS if sign > 0 else OPPOSES


def agreed_on_condition(scene: Scene, place: Place, issue: int) -> int | None:
    """*Accepterait le chemin de fer si l'État payait*: for it, on a condition."""
    mention, condition = mention_of(scene, place, issue), condition_stated(scene, place)
    if mention is None or condition is None or place.is_question or mention.sign < 0:
        return None
    if in_condition(scene, place, issue):
        return None
    reach = reach_of(scene, place, issue)
    if reach is None or reach.path.sign < 0 or reach.path.undone or _is_warded_off(scene, place, condition):
        return None
    return None if cue_sign(place.cue).sign <= 0 else SUPPORTS


def granted_on_condition(scene: Scene, place: Place, issue: int) -> int | None:
    """*L'accorderait, pour autant que …*: the issue is what is granted, though the condition has a word of it."""
    condition = condition_stated(scene, place)
    if condition is None or mention_of(scene, place, issue) is None or opened_by(scene, condition) == "before":
        return None
    return None if cue_sign(place.cue).sign < 0 else granted(scene, place, issue, condition)


def turned_down_on_condition(scene: Scene, place: Place, issue: int) -> int | None:
    """*Would block the deal unless …*: against it, on that condition."""
    reach, condition = reach_of(scene, place, issue), condition_stated(scene, place)
    if reach is None or condition is None or in_condition(scene, place, issue) or not turns_down(scene, place):
        return None
    return OPPOSES if reach.path.undone == 1 or reach.path.attitude < 0 else None


def lives_with_on_condition(scene: Scene, place: Place, issue: int) -> int | None:
    """*Could live with it only if …, pourrait vivre avec si …*: on a condition that is to accept it."""
    forms = scene.keyed.words.forms[place.first : place.after]
    if _opening_of_bearing(scene.language).isdisjoint(forms):
        return None
    bearing = small_words(scene.language, "bearing")
    if place.content.negations or not any(f"{a}_{b}" in bearing for a, b in pairwise(forms)):
        return None
    if condition_stated(scene, place) is None and condition_behind(scene, place) is None:
        return None
    return None if in_condition(scene, place, issue) else SUPPORTS


@cache
def _opening_of_bearing(language: str) -> frozenset[str]:
    """The first words of what it is to live with a thing."""
    return frozenset(pair.split("_")[0] for pair in small_words(language, "bearing"))


def condition_stated(scene: Scene, place: Place) -> Span | None:
    """The condition inside the content; worked out once a statement."""
    key = ("condition", place.statement.id, place.first)
    if key not in scene.remembered:
        spans, denied = place.statement.content, bool(place.cue.negations)
        inside = condition_in(scene.page.shadow, spans, scene.language, denied=denied)
        scene.remembered[key] = inside or _refused_before(scene, place)
    found: Span | None = scene.remembered[key]
    return found


def _refused_before(scene: Scene, place: Place) -> Span | None:
    """*Refusing to give a figure* before China gave its own: a refusal until then."""
    if ("refuse", -1, False) not in place.cue.counts:
        return None
    found = condition_in(scene.page.shadow, place.statement.content, scene.language, denied=True)
    first = None if found is None else scene.keyed.words.forms[scene.tokens(found)[0]]
    return None if first in small_words(scene.language, "without") else found


def _is_warded_off(scene: Scene, place: Place, condition: Span) -> bool:
    """Whether what would follow from the condition is a threat or a refusal."""
    top = top_of(scene, place.statement.content)
    doing = top is not None and has(top, "VerbForm=Inf")  # «n'exclut pas de fermer X si Y» is a threat
    if not_refused(place.content) or (not_refused(place.cue) and not doing):
        return False
    if _threatening(scene, place, condition) or turns_down(scene, place) or harms(scene, place):
        return True
    cue = cue_sign(place.cue)
    denied = place.cue.negations or _denies_outside(scene, place, condition)
    return bool(denied or (cue.known and cue.sign < 0) or act_row(scene, place)[_THREATEN])


def _denies_outside(scene: Scene, place: Place, condition: Span) -> bool:
    """Whether a word of negation stands in what depends on the condition."""
    return any(n not in range(*scene.tokens(condition)) for n in place.content.negations)


def _threatening(scene: Scene, place: Place, condition: Span) -> bool:
    """Whether the words of the content outside the condition speak of leaving, striking, suing, hitting back."""
    starts = scene.keyed.words.starts
    outside = [t for t in place.regions[0] if not condition.start <= starts[t] < condition.end]
    return threatened(scene, (t for t in outside if not _given_up(scene, t)))


def _given_up(scene: Scene, at: int) -> bool:
    """Whether what governs the word ends it: *would call off the strike* is no threat."""
    token = scene.token_at(scene.keyed.words.starts[at])
    if token is None or token.head.i == token.i or token.dep_ not in ("obj", "obl", "obl:arg", "nmod"):
        return False
    return sign_of(token.head, scene.known, _ENDING) < 0


def threatened(scene: Scene, tokens: Iterable[int]) -> bool:
    """Whether one of the words surely stands for leaving, striking, suing, hitting back."""
    senses, table = senses_of(scene), concepts()
    met = (c for t in tokens for c, sure in senses.of_tokens.get(t, {}).items() if sure >= _SURELY)
    return any(table[c].name in _THREATENING for c in met)


def condition_of(scene: Scene, place: Place) -> str | None:
    """The condition in the content, else the one that follows it in the same sentence, as words of the article."""
    span = condition_stated(scene, place) or condition_behind(scene, place)
    return None if span is None else span.of(scene.page.article.text)


def condition_behind(scene: Scene, place: Place) -> Span | None:
    """A condition right behind the content that was cut off from it: *accepts the works, provided that …*."""
    words, last = scene.keyed.words, max((c.end for c in place.statement.content), default=0)
    sentence = scene.sentence_of.get(place.after - 1)
    if sentence is None or not place.statement.content:
        return None
    end = words.ends[scene.sentences[sentence][1] - 1]
    if end <= last or scene.begin_between(last, end):
        return None
    found = condition_in(scene.page.shadow, [Span(last, end)], scene.language)
    return found if found is not None and words.at(found.start) - words.at(last) <= _BEHIND else None
