"""Reasons in words: from the data of a verdict to a sentence, in French and English.

Names of parties come first and alone ("Russia: …"), so that no article or agreement has to be guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pourparlers.model.types import Atom, Concept, Conflict
from pourparlers.solve.analysis import Analysis, Tally
from pourparlers.solve.verdict import Answer, Verdict

WORDS: dict[str, dict[str, str]] = {
    "fr": {
        "take": "choisir « {} »",
        "drop": "renoncer à « {} »",
        "and": " et ",
        "then": ", puis ",
        "nothing": "rien n’est choisi",
        "calm": "{party} n’a pas de meilleur choix à sa portée.",
        "gain": "{party} gagne à {change}, et personne n’y peut répondre.",
        "gain-nash": "{party} gagne à {change}.",
        "gain-seq": "{party} gagne à {change}, et personne n’a intérêt à y répondre.",
        "gain-sim": "{party} gagne à {change}, quoi que les autres choisissent d’utile pour eux au même moment.",
        "answered": "{party} gagnerait à {change}, mais {answer}, et {party} n’y gagne plus rien.",
        "escape": " Aucune issue ne lui reste.",
        "step": "{party} peut {change}",
        "chance": "{party} gagnerait à {change}, mais si en même temps {answer}, {party} n’y gagne plus rien.",
        "joint": "{party} vient à {change}",
        "more": "{n} autres améliorations reçoivent de même une réponse.",
        "one-more": "Une autre amélioration reçoit de même une réponse.",
        "stable": "stable",
        "unstable": "instable",
        "states": "{n} états possibles",
        "state": "un seul état possible",
        "quo": "statu quo",
        "equilibria": "Équilibres",
        "none": "aucun",
        "engine": "Calcul : {engine} ({why}).",
        "listed": "Les {n} premiers ; --json donne tout.",
        "holds": "Cet état est un équilibre ({concepts}).",
        "fails": "Cet état n’est un équilibre pour aucun des critères.",
    },
    "en": {
        "take": "choosing “{}”",
        "drop": "giving up “{}”",
        "and": " and ",
        "then": ", then ",
        "nothing": "nothing is chosen",
        "calm": "{party} has no better choice within its reach.",
        "gain": "{party} gains by {change}, and nobody can answer it.",
        "gain-nash": "{party} gains by {change}.",
        "gain-seq": "{party} gains by {change}, and nobody has an interest in answering it.",
        "gain-sim": "{party} gains by {change}, whatever the others find in their interest at the same time.",
        "answered": "{party} would gain by {change}, but {answer}, and {party} is no better off.",
        "escape": " No way out is left.",
        "step": "{party} can answer by {change}",
        "chance": "{party} would gain by {change}, but if at the same time {answer}, {party} is no better off.",
        "joint": "{party} is {change}",
        "more": "{n} other improvements are answered likewise.",
        "one-more": "One other improvement is answered likewise.",
        "stable": "stable",
        "unstable": "unstable",
        "states": "{n} possible states",
        "state": "one possible state only",
        "quo": "status quo",
        "equilibria": "Equilibria",
        "none": "none",
        "engine": "Computed by: {engine} ({why}).",
        "listed": "The first {n}; --json gives all.",
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

_SHOWN = 20  # equilibria printed as text


def party_name(conflict: Conflict, party: str) -> str:
    """The name of a decision maker, its id where it has none."""
    return conflict[party].name or party


def option_name(conflict: Conflict, atom: Atom) -> str:
    """The name of an option, its id where it has none."""
    return conflict.option(atom).name or atom.option


def state_words(conflict: Conflict, state: int, language: str) -> str:
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


def change_words(conflict: Conflict, start: int, end: int, language: str) -> str:
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


def verdict_words(conflict: Conflict, verdict: Verdict, language: str) -> str:
    """Why a state is stable or unstable for a party under a concept, as a sentence or two.

    >>> from pourparlers.model.parse import parse
    >>> from pourparlers.solve.reasons import explain
    >>> talks = parse('party a "Alpha"\\n option x "Strike"\\n prefers\\n  x').conflict
    >>> verdict_words(talks, explain(talks, 0, ["gmr"])[0], "en")
    'Alpha gains by choosing “Strike”, and nobody can answer it.'
    """
    words = WORDS[language]
    party = party_name(conflict, verdict.party)
    if verdict.improvement is not None:
        change = change_words(conflict, verdict.state, verdict.improvement, language)
        pattern = {"nash": "gain-nash", "seq": "gain-seq", "sim": "gain-sim"}.get(verdict.concept, "gain")
        return words[pattern].format(party=party, change=change)
    if not verdict.answers:
        return words["calm"].format(party=party)
    sentence = _answer_words(conflict, verdict, verdict.answers[0], language)
    rest = len(verdict.answers) - 1 + verdict.unlisted
    return sentence + (f" {words['one-more' if rest == 1 else 'more'].format(n=rest)}" if rest else "")


def _answer_words(conflict: Conflict, verdict: Verdict, answer: Answer, language: str) -> str:
    words = WORDS[language]
    party = party_name(conflict, verdict.party)
    change = change_words(conflict, verdict.state, answer.improvement, language)
    at_once = verdict.concept == "sim"
    state, steps = answer.improvement, []
    for step in answer.steps:
        start = verdict.state if at_once else state
        done = change_words(conflict, start, step.state, language)
        pattern = words["joint" if at_once else "step"]
        steps.append(pattern.format(party=party_name(conflict, step.party), change=done))
        state = step.state
    joined = words["and" if at_once else "then"].join(steps)
    sentence = words["chance" if at_once else "answered"].format(party=party, change=change, answer=joined)
    return sentence + (words["escape"] if verdict.concept == "smr" else "")


def explanation(conflict: Conflict, state: int, verdicts: Sequence[Verdict], language: str) -> str:
    """All verdicts on one state as text: who is content with it, who would leave it, who is held back by whom."""
    words = WORDS[language]
    lines = [f"{conflict.state_text(state)}  {state_words(conflict, state, language)}"]
    colon = " : " if language == "fr" else ": "
    concepts = list(dict.fromkeys(v.concept for v in verdicts))
    holding = [c for c in concepts if all(v.stable for v in verdicts if v.concept == c)]
    lines.append(words["holds"].format(concepts=_concept_list(holding, language)) if holding else words["fails"])
    for party in dict.fromkeys(v.party for v in verdicts):
        lines += ["", party_name(conflict, party)]
        said: dict[tuple[str, str], list[Concept]] = {}
        for verdict in (v for v in verdicts if v.party == party):
            mark = words["stable" if verdict.stable else "unstable"]
            said.setdefault((mark, verdict_words(conflict, verdict, language)), []).append(verdict.concept)
        for (mark, sentence), under in said.items():
            lines.append(f"  {_concept_list(under, language)}{colon}{mark}. {sentence}")
    return "\n".join(lines)


def _concept_list(concepts: Iterable[Concept], language: str) -> str:
    return ", ".join(c.upper() if c != "nash" else "Nash" for c in concepts)


def analysis_text(analysis: Analysis, language: str) -> str:
    """An analysis as text: how many states, and the equilibria with the concepts they hold under."""
    conflict, words = analysis.conflict, WORDS[language]
    lines = [conflict.title] * bool(conflict.title)
    lines.append(words["state" if analysis.count == 1 else "states"].format(n=f"{analysis.count:,}"))
    for concept in analysis.concepts:
        lines.append(f"  {concept.upper():5}{int(analysis.equilibrium(concept).sum()):>8,}")
    lines += ["", words["equilibria"]]
    under = _equilibria(analysis)
    quo = conflict.status_quo_state
    for state, concepts in list(under.items())[:_SHOWN]:
        mark = f"  ({words['quo']})" if state == quo else ""
        lines.append(f"  {conflict.state_text(state)}  {_concept_list(concepts, language)}{mark}")
        lines.append(f"      {state_words(conflict, state, language)}")
    if not under:
        lines.append(f"  {words['none']}")
    elif len(under) > _SHOWN:
        lines.append(f"  {words['listed'].format(n=_SHOWN)}")
    lines += ["", engine_words(analysis, language)]
    return "\n".join(lines)


def tally_text(tally: Tally, language: str) -> str:
    """The counts of a conflict too large to list, as text."""
    conflict, words = tally.conflict, WORDS[language]
    lines = [conflict.title] * bool(conflict.title)
    lines.append(words["states"].format(n=f"{tally.count:,}"))
    for concept, (count, listed) in tally.equilibria.items():
        lines.append(f"  {concept.upper():5} {count:,}")
        lines += [f"      {conflict.state_text(state)}" for state in listed or ()]
    return "\n".join([*lines, "", engine_words(tally, language)])


_HOW = {
    "sweep": "2^{n} combinaisons d’options, balayées toutes ensemble avec numpy",
    "compiled": "2^{n} combinaisons d’options, balayées toutes ensemble par des boucles compilées",
    "graph": "états et coups pris un par un",
    "symbolic": "2^{n} combinaisons d’options, plus que n’en tient la mémoire : diagrammes de décision",
}


def engine_words(found: Analysis | Tally, language: str) -> str:
    """Which engine answered, and why that one."""
    n = len(found.conflict.atoms)
    why = _HOW.get(found.engine, found.why).format(n=n) if language == "fr" else found.why
    return WORDS[language]["engine"].format(engine=found.engine, why=why)


def _equilibria(analysis: Analysis) -> dict[int, list[Concept]]:
    """The states that hold under some concept, those under most of them first."""
    under: dict[int, list[Concept]] = {}
    for concept in analysis.concepts:
        for state in analysis.equilibria(concept)[:10_000]:
            under.setdefault(state, []).append(concept)
    return dict(sorted(under.items(), key=lambda item: (-len(item[1]), item[0])))
