"""How long the main job takes: whole commands from a cold start, reading alone, memory.

Run: .venv/bin/python bench/dossier.py [ARTICLE]   (prints medians of five runs; two cores, one for reading)
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "guarantees.fr.txt"
BIN = Path(sys.executable).parent / "pourparlers"
RUNS = 5


def whole(*arguments: str) -> tuple[float, float]:
    """Median wall seconds of a command and the peak memory of its largest run, in MB."""
    seconds, peak = [], 0
    for _ in range(RUNS):
        start = time.perf_counter()
        process = subprocess.Popen([str(BIN), *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds.append(time.perf_counter() - start)
        peak = max(peak, usage.ru_maxrss)
        assert status == 0, arguments
    return statistics.median(seconds), peak / 1024


def words_a_second(article: Path) -> float:
    """Median speed of reading with everything on, parser warm, one core."""
    from pourparlers.reading.pipeline import read_article
    from pourparlers.sources.codebook import read_codebook
    from pourparlers.sources.files import load_article, parse_date

    book, _ = read_codebook(EXAMPLE.parent / "guarantees.issues.toml")
    loaded = load_article(article, published=parse_date("2025-09-05"))
    read_article(loaded, codebook=book)
    speeds = []
    for _ in range(RUNS):
        start = time.process_time()
        for _ in range(3):
            read_article(loaded, codebook=book)
        speeds.append(3 * len(loaded.text.split()) / (time.process_time() - start))
    return statistics.median(speeds)


def main() -> None:
    article = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE
    with tempfile.TemporaryDirectory() as folder:
        page = str(Path(folder) / "page.html")
        seconds, memory = whole("dossier", str(article), "--date", "2025-09-05", "-o", page)
        print(f"dossier, cold start       {seconds:6.2f} s   {memory:5.0f} MB   (at most 5 s, 600 MB)")
    seconds, memory = whole("--help")
    print(f"--help                    {seconds:6.2f} s   {memory:5.0f} MB   (at most 0.4 s)")
    print(f"reading, everything on    {words_a_second(article):6.0f} words a second on one core   (at least 2,500)")
    print(f"peak of this process      {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MB")


if __name__ == "__main__":
    main()
