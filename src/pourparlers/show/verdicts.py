"""Reasons in words: from the data of a verdict to a sentence, in French and English.

The party a verdict is about stands above its sentences, which speak of its choice and not of it, so that nothing has to
agree with a name; the others are named with their articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pourparlers.model.types import Atom, Concept, Conflict
from pourparlers.show.nouns import noun
from pourparlers.show.types import Language
from pourparlers.solve.verdict import Answer, Verdict

WORDS: dict[str, dict[str, str]] = {
    "fr": {
        "take": "choisir « {} »",
        "drop": "renoncer à « {} »",
        "and": " et ",
        "then": ", puis ",
        "nothing": "rien n’est choisi",
        "calm": "Aucun meilleur choix n’est à portée.",
        "gain": "Il y a avantage à {change}, et personne ne peut y répondre.",
        "gain-nash": "Il y a avantage à {change}.",
        "gain-seq": "Il y a avantage à {change}, et personne n’a intérêt à y répondre.",
        "gain-sim": "Il y a avantage à {change}, quoi que les autres choisissent d’utile pour eux au même moment.",
        "answered": "Il y aurait avantage à {change}, mais {answer}, ce qui l’annule.",
        "escape": "Ensuite, aucune issue n’est laissée (SMR).",
        "step": "{party} peut {change}",
        "step-plural": "{party} peuvent {change}",
        "chance": "Il y aurait avantage à {change}, mais plus aucun si en même temps {answer}.",
        "joint": "{party} vient à {change}",
        "joint-plural": "{party} viennent à {change}",
        "more": "{n} autres améliorations reçoivent de même une réponse.",
        "one-more": "Une autre amélioration reçoit de même une réponse.",
        "stable": "stable",
        "unstable": "instable",
        "holds": "Cet état est un équilibre ({concepts}).",
        "fails": "Cet état n’est un équilibre pour aucun des critères.",
    },
    "en": {
        "take": "choosing “{}”",
        "drop": "giving up “{}”",
        "and": " and ",
        "then": ", then ",
        "nothing": "nothing is chosen",
        "calm": "No better choice is within reach.",
        "gain": "There is a gain in {change}, and nobody can answer it.",
        "gain-nash": "There is a gain in {change}.",
        "gain-seq": "There is a gain in {change}, and nobody has an interest in answering it.",
        "gain-sim": "There is a gain in {change}, whatever the others find in their interest at the same time.",
        "answered": "There would be a gain in {change}, but {answer}, which undoes it.",
        "escape": "After that, no way out remains (SMR).",
        "step": "{party} can answer by {change}",
        "step-plural": "{party} can answer by {change}",
        "chance": "There would be a gain in {change}, but not with {answer} at the same time.",
        "joint": "{party} {change}",
        "joint-plural": "{party} {change}",
        "more": "{n} other improvements are answered likewise.",
        "one-more": "One other improvement is answered likewise.",
        "stable": "stable",
        "unstable": "unstable",
        "holds": "This state is an equilibrium ({concepts}).",
        "fails": "This state is an equilibrium under no concept.",
    },
}  # fmt: skip

CONCEPT_NAMES: dict[str, dict[str, str]] = {
    "fr": {"nash": "Nash", "gmr": "métarationalité générale", "smr": "métarationalité symétrique",
           "seq": "stabilité séquentielle", "sim": "stabilité simultanée"},
    "en": {"nash": "Nash", "gmr": "general metarationality", "smr": "symmetric metarationality",
           "seq": "sequential stability", "sim": "simultaneous stability"},
}  # fmt: skip

CONCEPT_MEANINGS: dict[str, dict[str, str]] = {
    "fr": {
        "nash": "on ne regarde que son propre choix suivant",
        "gmr": "on compte avec toute réponse des autres, même à leurs dépens",
        "smr": "de même, et l’on cherche ensuite une issue",
        "seq": "on compte avec les réponses utiles à ceux qui les font",
        "sim": "on compte avec ce que les autres choisissent au même moment, chacun dans son intérêt",
    },
    "en": {
        "nash": "one looks at one’s own next choice only",
        "gmr": "one reckons with any answer of the others, even at their own cost",
        "smr": "likewise, and one then looks for a way out",
        "seq": "one reckons with answers that serve those who give them",
        "sim": "one reckons with what the others choose at the same moment, each in its own interest",
    },
}



def party_name(conflict: Conflict, party: str) -> str:
    """The name of a decision maker, its id where it has none."""
    return conflict[party].name or party


def option_name(conflict: Conflict, atom: Atom) -> str:
    """The name of an option, its id where it has none."""
    return conflict.option(atom).name or atom.option


def state_words(conflict: Conflict, state: int, language: Language) -> str:
    """A state as the options taken in it, with who takes them.

    >>> from pourparlers.model.parse import parse
    >>> talks = parse('party a "Alpha"\\n option x "Strike"\\nparty b\\n option y').conflict
    >>> state_words(talks, 1, "en"), state_words(talks, 0, "fr")
    ('Alpha: Strike', 'rien n’est choisi')
    """
    if conflict.is_graph:
        return conflict.states[state].name or conflict.states[state].id
    by_party: dict[str, list[str]] = {}
    for atom in conflict.taken(state):
        by_party.setdefault(atom.party, []).append(option_name(conflict, atom))
    colon = " : " if language == "fr" else ": "
    parts = [f"{party_name(conflict, p)}{colon}{', '.join(names)}" for p, names in by_party.items()]
    return (" ; " if language == "fr" else "; ").join(parts) or WORDS[language]["nothing"]


def change_words(conflict: Conflict, start: int, end: int, language: Language) -> str:
    """The difference between two states as something done: options chosen, options given up.

    >>> from pourparlers.model.parse import parse
    >>> change_words(parse('party a\\n option x "Strike"').conflict, 1, 0, "fr")
    'renoncer à « Strike »'
    """
    words = WORDS[language]
    if conflict.is_graph:
        return words["take"].format(state_words(conflict, end, language))
    done = [words["take" if end >> bit & 1 else "drop"].format(option_name(conflict, atom))
            for bit, atom in enumerate(conflict.atoms) if (start ^ end) >> bit & 1]  # fmt: skip
    return words["and"].join(done)


def verdict_words(conflict: Conflict, verdict: Verdict, language: Language) -> str:
    """Why a state is stable or unstable for a party under a concept, to be read under the name of the party.

    >>> from pourparlers.model.parse import parse
    >>> from pourparlers.solve.reasons import explain
    >>> talks = parse('party a "Alpha"\\n option x "Strike"\\n prefers\\n  x').conflict
    >>> verdict_words(talks, explain(talks, 0, ["gmr"])[0], "en")
    'There is a gain in choosing “Strike”, and nobody can answer it.'
    """
    words = WORDS[language]
    if verdict.improvement is not None:
        change = change_words(conflict, verdict.state, verdict.improvement, language)
        pattern = {"nash": "gain-nash", "seq": "gain-seq", "sim": "gain-sim"}.get(verdict.concept, "gain")
        return words[pattern].format(change=change)
    if not verdict.answers:
        return words["calm"]
    sentence = _answer_words(conflict, verdict, verdict.answers[0], language)
    rest = len(verdict.answers) - 1 + verdict.unlisted
    return sentence + (f" {words['one-more' if rest == 1 else 'more'].format(n=rest)}" if rest else "")


def _answer_words(conflict: Conflict, verdict: Verdict, answer: Answer, language: Language) -> str:
    words = WORDS[language]
    change = change_words(conflict, verdict.state, answer.improvement, language)
    at_once = verdict.concept == "sim"
    state, steps = answer.improvement, []
    for step in answer.steps:
        start = verdict.state if at_once else state
        name = conflict[step.party].name
        party = noun(name, language) if name else None  # an id takes no article
        pattern = words[("joint" if at_once else "step") + ("-plural" if party and party.plural else "")]
        done = change_words(conflict, start, step.state, language)
        steps.append(pattern.format(party=party.subject if party else step.party, change=done))
        state = step.state
    joined = words["and" if at_once else "then"].join(steps)
    return words["chance" if at_once else "answered"].format(change=change, answer=joined)


def explanation(conflict: Conflict, state: int, verdicts: Sequence[Verdict], language: Language) -> str:
    """All verdicts on one state as text: who is content with it, who would leave it, who is held back by whom.

    Ends with what the concepts look at.
    """
    words = WORDS[language]
    lines = [f"{conflict.state_text(state)}  {state_words(conflict, state, language)}"]
    concepts = list(dict.fromkeys(v.concept for v in verdicts))
    holding = [c for c in concepts if all(v.stable for v in verdicts if v.concept == c)]
    lines.append(words["holds"].format(concepts=concept_list(holding, language)) if holding else words["fails"])
    for party in dict.fromkeys(v.party for v in verdicts):
        lines += ["", party_name(conflict, party)]
        lines += _party_lines(conflict, [v for v in verdicts if v.party == party], language)
    colon = "\u00a0: " if language == "fr" else ": "
    meanings = CONCEPT_MEANINGS[language]
    return "\n".join([*lines, "", *(f"{concept_list([c], language)}{colon}{meanings[c]}." for c in concepts)])


def _party_lines(conflict: Conflict, verdicts: Sequence[Verdict], language: Language) -> Iterator[str]:
    """The verdicts of one party, those of the same reason in one line."""
    words, colon = WORDS[language], "\u00a0: " if language == "fr" else ": "
    said: dict[tuple[str, str], list[Verdict]] = {}
    for verdict in verdicts:
        mark = words["stable" if verdict.stable else "unstable"]
        said.setdefault((mark, verdict_words(conflict, verdict, language)), []).append(verdict)
    for (mark, sentence), alike in said.items():
        stuck = any(v.concept == "smr" and v.answers for v in alike)
        reason = f"{sentence} {words['escape']}" if stuck else sentence
        yield f"  {concept_list([v.concept for v in alike], language)}{colon}{mark}. {reason}"


def concept_list(concepts: Iterable[Concept], language: Language) -> str:
    """Concepts by their short names."""
    return ", ".join(c.upper() if c != "nash" else "Nash" for c in concepts)
