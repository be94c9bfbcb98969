"""Writes `languages/*/currencies.json`: the names and symbols of every currency, from the CLDR data in babel.

  python training/build_currencies.py

Made once and committed, so that no reading has to load babel. What the press says beside the official names
("dollars américains", "greenbacks") stands in `languages/*/amounts.toml`, by hand.
"""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name, get_territory_currencies

from pourparlers.reading.shadow import shadow
from pourparlers.reading.words import words_of

LANGUAGES = Path(__file__).parents[1] / "src" / "pourparlers" / "languages"
SINCE = datetime.date(1990, 1, 1)  # tender at some time since then
NOW = datetime.date(2025, 1, 1)


def tokens(name: str, language: str) -> str:
    """A name as the reader's tokens, joined by spaces."""
    return " ".join(words_of(shadow(name.lower()), language).forms)


def main() -> None:
    territories = sorted(t for t in Locale("en").territories if len(t) == 2 and t.isalpha())
    current: dict[str, list[str]] = {}
    codes: set[str] = set()
    for territory in territories:
        codes.update(get_territory_currencies(territory, SINCE, NOW))
        for code in get_territory_currencies(territory, NOW, NOW):
            current.setdefault(code, []).append(territory)
    for language in ("fr", "en"):
        locale = Locale(language)
        table = {
            "names": names(language, codes, current),
            "heads": heads(language, current),
            "codes": sorted(codes),
            "places": places(locale, current),
        }
        path = LANGUAGES / language / "currencies.json"
        path.write_text(json.dumps(table, ensure_ascii=False, sort_keys=True, indent=0) + "\n", encoding="utf8")
        print(path.name, language, {k: len(v) for k, v in table.items()}, path.stat().st_size)


def names(language: str, codes: set[str], current: dict[str, list[str]]) -> dict[str, str]:
    """Every form of every currency's own name, singular and plural; a currency in use wins over a former one."""
    found: dict[str, str] = {}
    for code in sorted(codes, key=lambda c: (c not in current, c)):
        for count in (None, 1, 2, 1_000_000):
            name = get_currency_name(code, count, locale=language)
            if name and name != code:
                found.setdefault(tokens(name.split(" (")[0], language), code)
    return dict(sorted(found.items()))


def heads(language: str, current: dict[str, list[str]]) -> dict[str, list[str]]:
    """The bare noun ("dollars", "couronne") with every currency it can stand for."""
    found: dict[str, set[str]] = {}
    for code in current:
        for count in (1, 2):
            name = tokens(get_currency_name(code, count, locale=language).split(" (")[0], language).split()
            head = name[0] if language == "fr" else name[-1]
            if len(head) > 2 and head.isalpha():
                found.setdefault(head, set()).add(code)
    return {head: sorted(some) for head, some in sorted(found.items())}


def places(locale: Locale, current: dict[str, list[str]]) -> dict[str, list[str]]:
    """The countries and zone cities where a currency is tender, lower-cased, to tell one franc from another."""
    zones = get_global("zone_territories")
    cities: dict[str, list[str]] = {}
    for zone, territory in zones.items():
        city = (locale.time_zones.get(zone) or {}).get("city") or zone.split("/")[-1].replace("_", " ")
        if "/" in zone and len(city) > 3 and not city.startswith("GMT"):
            cities.setdefault(territory, []).append(shadow(city.lower()))
    return {
        code: sorted(
            {
                place
                for territory in some
                for place in (shadow(locale.territories[territory].lower()), *cities.get(territory, ()))
            }
        )
        for code, some in sorted(current.items())
    }


if __name__ == "__main__":
    main()
