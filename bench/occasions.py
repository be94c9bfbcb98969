"""How fast dates, amounts and events are found in text already parsed, and how long their modules take to import.

python bench/occasions.py [--repeat N]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from pourparlers.reading.amounts import find_amounts
from pourparlers.reading.dates import find_dates
from pourparlers.reading.events import find_events
from pourparlers.reading.parser import load
from pourparlers.reading.shadow import shadow
from pourparlers.reading.types import Page
from pourparlers.sources.types import Article

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PASSES: tuple[Callable[[Page], Page], ...] = (find_dates, find_amounts, find_events)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--repeat", type=int, default=20, help="how often each text is repeated (default 20)")
    repeat = arguments.parse_args().repeat
    for language in ("fr", "en"):
        # a word more each time, so that no memory of an earlier text helps
        once = (EXAMPLES / f"guarantees.{language}.txt").read_text("utf-8")
        plain = shadow("\n".join(f"{once}\n{n}" for n in range(repeat)))
        page = Page(Article("a", plain, language, date(2025, 9, 5)), plain, load(language)(plain))
        words, total = len(plain.split()), 0.0
        for step in PASSES:  # tables are loaded once in the life of the program
            step(Page(page.article, "Oslo.", load(language)("Oslo.")))
        for step in PASSES:
            start = time.process_time()
            page = step(page)
            taken = time.process_time() - start
            total += taken
            print(f"{language} {step.__name__:14} {words / taken:12,.0f} words/s")
        print(f"{language} {'together':14} {words / total:12,.0f} words/s   {words:,} words")
    print(f"import {imported():.0f} ms, over the types that every pass imports")
    return 0


def imported() -> float:
    """Milliseconds that importing the three packages takes beyond the types; the best of five."""
    types = "import pourparlers.reading.types"
    ours = f"{types}; import pourparlers.reading.dates, pourparlers.reading.amounts, pourparlers.reading.events"
    return min(_run(ours) for _ in range(5)) - min(_run(types) for _ in range(5))


def _run(code: str) -> float:
    timed = f"import time; s = time.process_time(); {code}; print((time.process_time() - s) * 1000)"
    done = subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True)
    return float(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
