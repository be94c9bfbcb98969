"""Kill the program in the middle of loading and deciding, again and again: `python gates/record_faults.py [times]`.

Nothing that was confirmed may be lost, the file must open, and the work must go on where it stopped. Two hundred
kills by default; `make test` does the same a few times. With PostgreSQL installed, fifty writers then decide at once.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHILD = """
import sys
from datetime import date
from pourparlers.base.text import Span
from pourparlers.reading.types import Position, Reading, Statement
from pourparlers.record.store import Record
from pourparlers.sources.types import Article

def readings(number):
    for n in range(number):
        text = f"Report {n}. " + "The union said the strike goes on. " * 20
        said = tuple(
            Statement(f"s{k}", 1, "indirect", Span(12, 21), Span(22, 26), (Span(27 + k, 60 + k),), party="union",
                      positions=(Position("strike", "supports"),)) for k in range(20)
        )
        yield Reading(Article(f"a{n}", text, "en", date(2025, 1, 1)), said)

path, number, done = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with Record.open(path) as record:
    print("open", flush=True)
    for added in record.add_each(readings(number)):
        print("stored", added.article, flush=True)
    for n in range(done, number):
        print("decided", record.decide("accept", article=f"a{n}", targets=["s1"], coder="ann"), flush=True)
print("finished", flush=True)
"""


def killed(path: Path, times: int, *, articles: int = 400, seed: int = 1) -> dict[str, int]:
    """Load and decide in a child that is killed `times` times; what was confirmed, and what is there in the end.

    Raises AssertionError where something confirmed is gone or the file does not open.
    """
    from pourparlers.record.store import Record

    chance, stored, decided, kills = random.Random(seed), set(), set(), 0
    finished = False
    while kills < times or not finished:
        command = [sys.executable, "-c", CHILD, str(path), str(articles), str(len(decided))]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        lines, wanted = [], chance.randrange(1, articles + 40) if kills < times else 10**9
        started = time.monotonic()
        for line in child.stdout:
            lines.append(line.split())
            if len(lines) >= wanted or (kills < times and time.monotonic() - started > 20):
                time.sleep(chance.random() * 0.01)
                child.send_signal(signal.SIGKILL)
                kills += 1
                break
        lines += [line.split() for line in child.stdout]
        child.wait()
        finished = ["finished"] in lines
        stored |= {w[1] for w in lines if w and w[0] == "stored" and len(w) == 2}
        decided |= {int(w[1]) for w in lines if w and w[0] == "decided" and len(w) == 2}
        with Record.open(path, create=False) as record:
            there, log = {a.id for a in record.articles()}, {d.number for d in record.decisions()}
        assert stored <= there, f"lost articles after kill {kills}: {sorted(stored - there)[:5]}"
        assert decided <= log, f"lost decisions after kill {kills}: {sorted(decided - log)[:5]}"
        if finished and kills < times:  # begin again with more to load
            articles += 200
            finished = False
    return {"kills": kills, "articles": len(stored), "decisions": len(decided), "in the log": len(log)}


def many_writers(address: str, writers: int = 50) -> int:
    """So many processes decide on one statement at once; how many of their decisions are in the log."""
    from pourparlers.record.store import Record

    with Record.open(address) as record:
        record.close()
    load = f"import sys; sys.argv = ['', {address!r}, '1', '1']; exec({CHILD!r})"
    subprocess.run([sys.executable, "-c", load], check=True, capture_output=True)
    decide = (
        "import sys; from pourparlers.record.store import Record\n"
        "with Record.open(sys.argv[1]) as record:\n"
        "    record.decide('accept' if int(sys.argv[2]) % 2 else 'reject', article='a0', targets=['s1'],\n"
        "                  coder='coder ' + sys.argv[2])\n"
    )
    children = [subprocess.Popen([sys.executable, "-c", decide, address, str(n)]) for n in range(writers)]
    assert all(child.wait() == 0 for child in children), "a writer failed"
    with Record.open(address) as record:
        return len({d.coder for d in record.decisions()})


def main() -> None:
    """Run it and print what was left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("times", nargs="?", type=int, default=200)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as folder:
        print(f"SQLite: {killed(Path(folder) / 'record.sqlite', times)}", flush=True)
    root = Path(__file__).resolve().parents[1]
    sys.path.insert(0, str(root))
    from tests.record import server

    reason = server.why_not()
    if reason:
        print(f"PostgreSQL: skipped, {reason}")
        return
    with server.server() as address:
        found = many_writers(address.format(name="postgres"))
        print(f"PostgreSQL: {found} of 50 decisions in the log")
        sys.exit(0 if found == 50 else 1)


if __name__ == "__main__":
    main()
