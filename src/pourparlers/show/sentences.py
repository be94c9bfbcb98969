"""Neutral sentences about what was read, in French and English.

An issue is a proposition in the words of the code book and is quoted, never rephrased; what a party said is quoted
from the article. Everything else is a pattern of the catalogue, filled with names that bring their own articles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pourparlers.show.messages import Messages, messages
from pourparlers.show.nouns import Noun, noun
from pourparlers.show.types import Language, Ref, Sentence


@dataclass(frozen=True, slots=True)
class Voice:
    """How the dossier speaks: its language, the names it knows, the labels of its issues."""

    language: Language
    names: Mapping[str, str] = field(default_factory=dict)
    issue_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> Messages:
        """The catalogue of the language."""
        return messages(self.language)

    def name(self, party: str | None) -> str:
        """The bare display name of a party or person; an unknown id is spelled out.

        >>> Voice("en").name("russian-state-media")
        'Russian state media'
        """
        if not party:
            return self.words.text("unknown_source")
        known = self.names.get(party) or (party[:1].upper() + party[1:]).replace("-", " ")
        return known.replace("'", "’")

    def noun(self, party: str | None) -> Noun:
        """The name as a noun with its article."""
        return noun(self.name(party), self.language)

    def nouns(self, parties: tuple[str, ...] | list[str]) -> str:
        """Several names with their articles, joined."""
        return self.words.listing(self.noun(p).subject for p in parties)

    def issue(self, issue: str) -> str:
        """The label of an issue, bare."""
        return self.issue_names.get(issue) or (issue[:1].upper() + issue[1:]).replace("-", " ")

    def quoted(self, text: str) -> str:
        """The text between the quotation marks of the language; marks inside become inner ones.

        >>> Voice("fr").quoted("un «accord»")
        '«\\xa0un “accord”\\xa0»'
        """
        plain = text.strip()
        if self.language == "fr":
            for mark, inner in (("«\u00a0", "“"), ("«\u202f", "“"), ("« ", "“"), ("«", "“"), ("\u00a0»", "”"),
                                ("\u202f»", "”"), (" »", "”"), ("»", "”")):
                plain = plain.replace(mark, inner)
            return f"«\u00a0{_balanced(plain, '“', '”')}\u00a0»"
        return "“" + plain.replace("“", "‘").replace("”", "’") + "”"


def _balanced(text: str, opening: str, closing: str) -> str:
    """The text with the marks it lacks, so that a quotation cut short does not swallow what follows.

    >>> _balanced("buts “militairement", "“", "”")
    'buts “militairement”'
    """
    lacking = text.count(opening) - text.count(closing)
    return opening * max(0, -lacking) + text + closing * max(0, lacking)


def stance_sentence(
    voice: Voice,
    party: str,
    issue: str,
    stance: str,
    *,
    refs: tuple[Ref, ...] = (),
    conditions: tuple[str, ...] = (),
) -> Sentence:
    """What a party holds on an issue.

    >>> stance_sentence(Voice("fr", {"r": "Russie"}, {"t": "Des troupes sont déployées"}), "r", "t", "opposes").text
    'La Russie s’oppose à «\\xa0Des troupes sont déployées\\xa0».'
    """
    who = voice.noun(party)
    number = "plural" if who.plural else "singular"
    text = voice.words.text(f"stance_{stance}_{number}", party=who.start, issue=voice.quoted(voice.issue(issue)))
    if conditions:
        quoted = voice.words.listing((voice.quoted(c) for c in conditions), "or")
        text += voice.words.text("under_condition", condition=quoted)
    return Sentence(f"{text}.", refs)
