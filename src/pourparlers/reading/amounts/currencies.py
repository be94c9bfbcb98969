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

    def mentions(self, code: str) -> int:
        """How often the text names a country or city where the currency is tender."""
        if code not in self._counts:
            self._counts[code] = _mentions(self.text.lower(), self.tables.places.get(code, []))
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
    """How often the text names one of the places, also at the head of their adjective ("Suisse", "suisses")."""
    names = [re.escape(p[:-1] if len(p) > 6 else p) for p in sorted(places, key=len, reverse=True) if len(p) > 3]
    return sum(1 for _ in re.finditer(rf"\b(?:{'|'.join(names)})", text)) if names else 0
