"""Which currency a word stands for in this text: francs of Dakar or of Zurich, dollars of Ottawa or of Washington."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pourparlers.reading.amounts.tables import AmountTables, Codes

_AMERICA = {
    "fr": r"états-unis|etats-unis|washington|américain|maison blanche|new york|\$ ?us\b|us ?\$",
    "en": r"united states|u\.s\.|washington|america|white house|new york|congress|\bus\b|us\$",
}
_DATELINE = re.compile(r"\s*[A-ZÀ-Ý][^\n\"!?;:]{2,60}?\d[^\n\"!?;:]{0,25}? ?[–-] ")


@dataclass(slots=True)
class Homes:
    """The countries a text speaks of, asked for only when a word can mean the money of several."""

    text: str
    tables: AmountTables
    _counts: dict[str, int] = field(default_factory=dict)
    _text: str = ""

    def mentions(self, code: str) -> int:
        """How often the text names a country or city where the currency is tender."""
        if code not in self._counts:
            self._text = self._text or _plain(self.text)
            self._counts[code] = _mentions(self._text, self.tables.places.get(code, []))
        return self._counts[code]

    def resolve(self, codes: Codes) -> str:
        """The one currency meant: the first of its list, unless the text speaks of the countries of another.

        A dollar is American unless the text is clearly at home elsewhere: another dollar's country is named at
        least twice, the United States never, and no agency's dateline stands at its head.
        """
        home = codes[0]
        if len(codes) == 1:
            return home
        best = max(codes, key=lambda code: (self.mentions(code), code == home))
        if home == "USD" and best != home:
            local = self.mentions(best) > 1 and not _DATELINE.match(self.text)
            return best if local and not re.search(_AMERICA[self.tables.language], self.text.lower()) else home
        return best if self.mentions(best) else home


def _mentions(text: str, places: list[str]) -> int:
    """How often a plain text names one of the places, also at the head of their adjective ("suisse", "suisses").

    >>> _mentions(_plain("À Genève, les Suisses attendent."), ["genève", "suisse", "oman"])
    2
    """
    names = {" " + _plain(p).strip() for p in places if len(p) > 3}
    return sum(text.count(name[:-1] if len(name) > 7 else name) for name in names)


def _plain(text: str) -> str:
    """Lower case, one space for whatever is no letter, one before the first."""
    return " " + _OTHER.sub(" ", text.lower())


_OTHER = re.compile(r"[\W_]+")
