"""Constructions of holding on and of choosing: what stays, is not given up, is preferred to something, is refused."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from pourparlers.reading.stance.conditional_rules import in_condition
from pourparlers.reading.stance.consequences import main_verbs
from pourparlers.reading.stance.mention import mention_of, reach_of
from pourparlers.reading.stance.negation import is_negated
from pourparlers.reading.stance.polarity_features import cue_sign
from pourparlers.reading.stance.scene import Place, Scene, top_of
from pourparlers.reading.stance.sides import OPPOSES, SUPPORTS, UNDECIDED
from pourparlers.reading.stance.vocabulary import GLOSSARY, small_words
from pourparlers.reading.words import words_of
from pourparlers.sources.types import Issue

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_BEHIND = 2
"""tokens behind the content among which *instead* may stand"""
_NO_IS_SAID = 9
"""tokens a content has at most that ends in *no*: *it will probably be no*"""


def stays(scene: Scene, place: Place, issue: int) -> int | None:
    """*Two frigates would stay on station* is against leaving; *the ban would stay in the bill* for the ban."""
    staying = small_words(scene.language, "staying")
    verb = next((v for v in main_verbs(scene, place) if v.lemma_ in staying), None)
    if verb is None or cue_sign(place.cue).sign <= 0 or place.cue.negations or place.is_question:
        return None
    if any(c.dep_ == "xcomp" or c.lower_ in small_words(scene.language, "aloof") for c in verb.children):
        return None
    if in_condition(scene, place, issue):
        return None
    denied = is_negated(verb, scene.language)
    if _is_of_leaving(scene.page.codebook.issues[issue]):
        return SUPPORTS if denied else OPPOSES
    reach = reach_of(scene, place, issue)
    if reach is None or not reach.named or reach.relation not in _SUBJECTS or reach.path.depth > 1:
        return None
    return OPPOSES if denied else SUPPORTS


@lru_cache(maxsize=1024)
def _is_of_leaving(issue: Issue) -> bool:
    """Whether what the issue describes is that somebody leaves."""
    for language in GLOSSARY:
        forms = words_of(issue.description.lower(), language).forms
        if not small_words(language, "leaving").isdisjoint(forms):
            return True
    return False


def does_not_give_up(scene: Scene, place: Place, issue: int) -> int | None:
    """*N'entend pas renoncer à X, has not given up hope of X*: for it."""
    roles = {(role, sign, negated) for role, sign, negated in place.cue.counts}
    if ("undo", -1, True) not in roles or any(role == "refuse" for role, _, _ in roles):
        return None
    reach = reach_of(scene, place, issue)
    path = None if reach is None else reach.path
    if path is not None and (path.undone or path.negations or path.act_sign < 0 or path.in_background):
        return None
    return SUPPORTS


def drops_objection(scene: Scene, place: Place, issue: int) -> int | None:
    """*Ont laissé tomber leurs objections, lifted its veto*: no longer against it."""
    if ("undo", -1, False) not in place.cue.counts or any(role == "refuse" for role, _, _ in place.cue.counts):
        return None
    top = top_of(scene, place.statement.content)
    return UNDECIDED if top is not None and top.lemma_ in small_words(scene.language, "objection") else None


def voices_opposition(scene: Scene, place: Place, issue: int) -> int | None:
    """*A réaffirmé son opposition à X, voiced hostility to X*: against it."""
    reach, top = reach_of(scene, place, issue), top_of(scene, place.statement.content)
    if reach is None or top is None or top.lemma_ not in small_words(scene.language, "objection"):
        return None
    roles = {role for role, _, _ in place.cue.counts}
    if place.cue.negations or roles & {"refuse", "undo"} or is_negated(top, scene.language):
        return None
    path, behind = reach.path, reach.at > 0
    return OPPOSES if behind and not (path.negations or path.acts or path.undone > 1) else None


def prefers(scene: Scene, place: Place, issue: int) -> int | None:
    """*Would rather raise the levy than seal the border, X plutôt que Y*: for the first, against the other."""
    mention, forms = mention_of(scene, place, issue), scene.keyed.words.forms
    if mention is None or in_condition(scene, place, issue):
        return None
    before = forms[place.first : mention.token]
    preferring = small_words(scene.language, "preferring")
    passed = any(f"{a}_{b}" in small_words(scene.language, "in-place-of") for a, b in pairwise(before))
    prefer = next((i for i, form in enumerate(before) if form in preferring), None)
    if prefer is not None and not passed:
        passed = not small_words(scene.language, "than").isdisjoint(before[prefer + 1 :])
    if passed:
        return OPPOSES
    than = small_words(scene.language, "than")
    reach = reach_of(scene, place, issue)
    if prefer is None or than.isdisjoint(forms[mention.token : place.after]) or reach is None:
        return None
    return SUPPORTS if reach.path.sign > 0 and not place.cue.negations else None


def offers_instead(scene: Scene, place: Place, issue: int) -> int | None:
    """*Suggested “best efforts” instead*: who offers something else is against what was spoken of."""
    cue = cue_sign(place.cue)
    if not cue.known or cue.sign <= 0 or mention_of(scene, place, issue) is not None:
        return None
    forms = scene.keyed.words.forms[place.content_first : place.after + _BEHIND]
    pairs = {f"{a}_{b}" for a, b in pairwise(forms)}
    if not pairs.isdisjoint(small_words(scene.language, "in-place-of")):
        return None
    said = small_words(scene.language, "instead")
    return OPPOSES if not said.isdisjoint(forms) or not said.isdisjoint(pairs) else None


def says_no(scene: Scene, place: Place, issue: int) -> int | None:
    """*It will probably be no, «Non, je …»*: an answer in one word, to what was spoken of."""
    no, forms = small_words(scene.language, "no"), [f for f in place.forms if f[0].isalnum() or f in ".,;:!"]
    if not forms or place.is_question or mention_of(scene, place, issue) is not None:
        return None
    spoken = [f for f in forms if f[0].isalnum()]
    if not small_words(scene.language, "nor").isdisjoint(forms):
        return None  # *ni oui ni non*
    opens = forms[0] in no and (len(forms) == 1 or not forms[1][0].isalnum())
    return OPPOSES if opens or (len(spoken) <= _NO_IS_SAID and spoken and spoken[-1] in no) else None
