"""Floors that only rise: what a gate pins, when it falls, and how the pins are written back.

A file of floors is TOML: under `[digests]` a digest for each set of data, under `[floors.SET]` the least that each row
must reach. Pure functions; the gate that measures is elsewhere.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

NOISE = 0.002
"""what another machine's arithmetic may change"""
STATEMENTS = 2
"""so many statements of a set may be lost before a figure has fallen: in a small set one is three points"""
Figures = Mapping[str, Mapping[str, float]]
"""measured figures, or floors, by set and row"""


def read(path: Path) -> tuple[dict[str, str], dict[str, dict[str, float]]]:
    """Digests and floors of a file; nothing pinned where there is no file."""
    if not path.is_file():
        return {}, {}
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    floors = {name: {row: float(v) for row, v in rows.items()} for name, rows in data.get("floors", {}).items()}
    return dict(data.get("digests", {})), floors


def fallen(floors: Figures, measured: Figures, sizes: Mapping[str, int] | None = None) -> list[str]:
    """What is below its floor, in words; a set that was not measured (its data are not here) is passed over.

    `sizes`: how many gold statements each set has.

    >>> fallen({"seed": {"content": 0.8}}, {"seed": {"content": 0.7}})
    ['seed: content 0.7000 is below 0.8000']
    """
    told = []
    for name, rows in floors.items():
        band = max(NOISE, STATEMENTS / sizes[name]) if sizes and sizes.get(name) else NOISE
        for row, least in rows.items():
            if name in measured and measured[name].get(row, 0.0) < least - band:
                told.append(f"{name}: {row} {measured[name].get(row, 0.0):.4f} is below {least:.4f}")
    return told


def moved(digests: Mapping[str, str], present: Mapping[str, str]) -> list[str]:
    """Which data are not what the floors were measured on."""
    return [f"{name}: the data have changed" for name in digests if name in present and present[name] != digests[name]]


def raised(floors: Figures, measured: Figures, *, allow_regression: bool = False) -> dict[str, dict[str, float]]:
    """The floors at the level measured now, for the rows that have one; never lower unless that is allowed.

    >>> raised({"seed": {"content": 0.8}}, {"seed": {"content": 0.9, "event": 0.5}})
    {'seed': {'content': 0.9}}
    >>> raised({"seed": {"content": 0.8}}, {"seed": {"content": 0.7}})
    {'seed': {'content': 0.8}}
    """
    new: dict[str, dict[str, float]] = {}
    for name, rows in floors.items():
        new[name] = {}
        for row, least in rows.items():
            now = measured.get(name, {}).get(row, least)
            new[name][row] = round(now if allow_regression else max(least, now), 4)
    return new


def written(digests: Mapping[str, str], floors: Figures, *, head: str = "") -> str:
    """The file of floors as text; reading it gives the same."""
    lines = [*(f"# {line}" for line in head.splitlines()), "[digests]"]
    lines += [f'"{name}" = "{value}"' for name, value in sorted(digests.items())]
    for name, rows in floors.items():
        lines += ["", f'[floors."{name}"]', *(f'"{row}" = {value:.4f}' for row, value in rows.items())]
    return "\n".join(lines) + "\n"


def write(path: Path, text: str) -> None:
    """Write aside, then rename: a file of floors is whole or not there."""
    aside = path.with_suffix(".new")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)
