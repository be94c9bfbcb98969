"""Anything that is text is read without an exception, and what is found lies in the text.

    python gates/fuzz.py [--texts 10000] [--seed 0]

Texts are put together from the fragments of tests/reading/fragments.py: both languages, marks of quotation open and
closed, emoji, combining marks, right-to-left text, sentences of 5,000 characters. Prints each text that fails.
"""

from __future__ import annotations

import argparse
import random
import sys
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "reading")]

import fragments  # noqa: E402


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--texts", type=int, default=10_000)
    arguments.add_argument("--seed", type=int, default=0)
    chosen = arguments.parse_args()
    draw = random.Random(chosen.seed)
    failed = 0
    for _ in range(chosen.texts):
        parts = [draw.choice(fragments.FRAGMENTS) for _ in range(draw.randint(0, 12))]
        joints = [draw.choice(fragments.JOINTS) for _ in parts]
        text = "".join(a + b for a, b in zip(parts, joints, strict=True))
        try:
            fragments.check(text, draw.choice(("fr", "en")))
        except Exception:
            failed += 1
            print(repr(text[:2000]), traceback.format_exc(), sep="\n", file=sys.stderr)
    print(f"{chosen.texts:,} texts read, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
