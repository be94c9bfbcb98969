"""What speaks for a statement making a commitment, and for the kind it is."""

from __future__ import annotations

from pourparlers.reading.commitments.clauses import Clause
from pourparlers.reading.commitments.lexicon import CLASSES, commissives
from pourparlers.reading.dates.deadlines import deadline_in
from pourparlers.reading.stance.polarity_features import cue_sign
from pourparlers.reading.stance.roles import SIGNED
from pourparlers.reading.stance.scene import Place, Scene

FIRMNESS = ("pledge", "offer", "target", "refusal", "threat")
_TENSES = ("future", "conditional", "infinitive", "noun", "other")
_SUBJECTS = ("first", "third", "own", "other", "none")
_CUES = (*CLASSES, "none")
NAMES = (
    "one",
    *(f"cue-{c}" for c in CLASSES),
    *(f"content-{c}" for c in CLASSES),
    *(f"tense-{t}" for t in _TENSES),
    *(f"subject-{s}" for s in _SUBJECTS),
    *(f"cue-{c}*{t}" for c in ("pledge", "offer", "target", "threat", "announce", "demand", "none") for t in _TENSES),
    *(f"{t}*{s}" for t in ("future", "conditional") for s in _SUBJECTS),
    *(f"cue-role-{r}{'-0+'[s + 1]}" for r, s in SIGNED),
    *(f"content-role-{r}{'-0+'[s + 1]}" for r, s in SIGNED),
    "cue-negated", "negated", "condition", "otherwise", "deadline", "number", "direct", "mixed", "no-party", "question",
    "short", "long", "condition*future", "condition*conditional", "deadline*future", "deadline*infinitive",
    "deadline*noun", "condition*infinitive", "cue-sign", "cue-unknown", "negated*future", "negated*cue-none",
    "cue-threat*condition", "cue-negated*cue-threat", "cue-negated*cue-pledge", "cue-negated*cue-refusal",
    "hedged", "via", "cue-set*deadline", "cue-target*deadline", "content-offer*cue-threat", "cue-none*future",
)  # fmt: skip
"""of the columns of `features`"""
KIND_COLUMNS = tuple(i for i, name in enumerate(NAMES) if "role" not in name)
"""those that tell kinds apart: by folds they do better without the words of attitude"""
KIND_NAMES = tuple(NAMES[i] for i in KIND_COLUMNS)


def features(scene: Scene, place: Place, clause: Clause) -> list[float]:
    """One row, columns as in `NAMES`."""
    words, known, listed = scene.keyed.words, scene.known, commissives(scene.language)
    statement = place.statement
    cue_stems = known.stems(words.forms[slice(*scene.tokens(statement.cue))]) if statement.cue else []
    cue = listed.classes(cue_stems)
    content = listed.classes(known.stems(place.forms))
    whole = statement.extent
    deadline = deadline_in(scene.page, whole) is not None
    condition = clause.condition is not None
    row: list[float] = [1.0]
    row += [c in cue for c in CLASSES]
    row += [c in content for c in CLASSES]
    row += [clause.tense == t for t in _TENSES]
    row += [clause.subject == s for s in _SUBJECTS]
    for c in ("pledge", "offer", "target", "threat", "announce", "demand", "none"):
        here = not cue if c == "none" else c in cue
        row += [here and clause.tense == t for t in _TENSES]
    for tense in ("future", "conditional"):
        row += [clause.tense == tense and clause.subject == s for s in _SUBJECTS]
    row += [*place.cue.signed(), *place.content.signed()]
    future, possible = clause.tense == "future", clause.tense == "conditional"
    infinitive, noun = clause.tense == "infinitive", clause.tense == "noun"
    denied = bool(place.cue.negations)
    sign = cue_sign(place.cue)
    row += [
        denied, clause.negated, condition, clause.otherwise, deadline, any(f[0].isdigit() for f in place.forms),
        statement.kind == "direct", statement.kind == "mixed", statement.party is None, place.is_question,
        len(place.forms) < 5, len(place.forms) > 25, condition and future, condition and possible,
        deadline and future, deadline and infinitive, deadline and noun, condition and infinitive, sign.sign,
        not sign.known, clause.negated and future, clause.negated and not cue, "threat" in cue and condition,
        denied and "threat" in cue, denied and "pledge" in cue, denied and "refusal" in cue, statement.hedged,
        statement.via is not None, "set" in cue and deadline, "target" in cue and deadline,
        "offer" in content and "threat" in cue, not cue and future,
    ]  # fmt: skip
    return row
