"""The two catalogues of messages: keys, placeholders in braces, `one` and `other` where a number decides.

What belongs to one page or command alone stands in a section of its own.

French counts 0 and 1 as one, English only 1 (CLDR plural rules).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from pourparlers.base.dates import period

if TYPE_CHECKING:
    from pourparlers.show.types import Language


@dataclass(frozen=True, slots=True)
class Messages:
    """The words of one language.

    >>> messages("en").text("passages", n=3), messages("fr").text("passages", n=1)
    ('3 passages', '1 passage')
    """

    language: Language
    table: dict[str, Any]
    sections: dict[str, dict[str, str]]

    def text(self, key: str, *, n: float | None = None, **values: object) -> str:
        """The message under `key`; `n` chooses singular or plural and is written as a number of the language."""
        entry = self.table[key]
        if isinstance(entry, dict):
            if n is None:
                raise KeyError(f"{key} needs n")
            one = abs(n) < 2 if self.language == "fr" else n == 1
            entry = entry["one" if one else "other"]
        if n is not None:
            values["n"] = self.number(n)
        return str(entry).format(**values)

    def section(self, name: str) -> Mapping[str, str]:
        """The messages of one section.

        >>> messages("fr").section("verdict")["stable"]
        'stable'
        """
        return self.sections[name]

    def heads(self, name: str) -> tuple[str, ...]:
        """The names of the columns of a table.

        >>> messages("fr").heads("commitments")[:3]
        ('id', 'partie', 'fermeté')
        """
        return tuple(self.table[f"heads_{name}"])

    def get(self, key: str, default: str) -> str:
        """The message under `key`, or `default` where the catalogue has none: for codes that grow elsewhere."""
        entry = self.table.get(key, default)
        return entry if isinstance(entry, str) else default

    def number(self, value: float, decimals: int = 2) -> str:
        """A number as the language writes it.

        >>> messages("en").number(1250000), messages("en").number(5.4)
        ('1,250,000', '5.4')
        """
        whole = f"{value:,.{decimals}f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
        if self.language == "en":
            return whole
        return whole.replace(",", "\u202f").replace(".", ",")

    def counted(self, **counts: int) -> str:
        """How many there are of each kind of thing, in the order given.

        >>> messages("fr").counted(statements=2, amounts=1)
        '2 déclarations, 1 montant'
        """
        return ", ".join(self.text(f"counted_{kind}", n=count) for kind, count in counts.items())

    def percent(self, share: float) -> str:
        """A share of 0 to 1 as a whole percentage.

        >>> messages("en").percent(0.724)
        '72%'
        """
        return f"{round(share * 100)}{chr(0xA0) if self.language == 'fr' else ''}%"

    def listing(self, items: Iterable[str], word: str = "and") -> str:
        """Items joined as a sentence joins them.

        >>> messages("fr").listing(["la France", "l’Italie", "le Portugal"])
        'la France, l’Italie et le Portugal'
        """
        parts = list(items)
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self.table[word]} {parts[-1]}"

    def day(self, value: str | date | None, *, short: bool = False) -> str:
        """A date as exact as it is given: `2025-09-04`, `2025-08`, `2025-W36`, `2028`; anything else stays as it is.

        >>> messages("en").day("2025-09-04"), messages("en").day("2025-W36"), messages("fr").day("2025-08")
        ('4 September 2025', 'week of 1 September 2025', 'août 2025')
        """
        if value is None:
            return ""
        text = value.isoformat() if isinstance(value, date) else value
        months: list[str] = self.table["months_short" if short else "months"]
        days = period(text)
        if days is None or len(text) == 4:
            return text
        first = days[0]
        if "W" in text:
            return self.text("week_of_short" if short else "week_of", day=self.day(first, short=short))
        if len(text) == 7:
            return f"{months[first.month - 1]} {first.year}"
        number = "1er" if self.language == "fr" and first.day == 1 else str(first.day)
        return f"{number} {months[first.month - 1]} {first.year}"


@cache
def messages(language: Language) -> Messages:
    """The catalogue of a language, read once."""
    text = resources.files("pourparlers.show").joinpath("language", f"{language}.toml").read_text("utf-8")
    table = tomllib.loads(text)
    sections = {name: entry for name, entry in table.items() if isinstance(entry, dict) and "other" not in entry}
    return Messages(language, {k: v for k, v in table.items() if k not in sections}, sections)
