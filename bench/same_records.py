"""Whether a change of the reader for speed's sake alone leaves every reading as it was.

    .venv/bin/python bench/same_records.py before.json     keep the digests of all readings
    .venv/bin/python bench/same_records.py before.json     again, after the change: name the readings that differ

Read are the train and development parts of corpus/ with their code books, and the mixed texts of reading.py both whole
and with the first look.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from pourparlers.reading.pipeline import read_articles, read_with_codebooks
from pourparlers.reading.record_json import reading_to_json
from reading import annotations, identity, mixed, talks


def digests() -> dict[str, str]:
    return {name: hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest() for name, record in records()}


def records() -> Iterator[tuple[str, object]]:
    """Every reading as JSON, under a name."""
    for part in ("train", "development"):
        pairs = talks(part)
        names = map(identity, annotations.load(part))
        for name, reading in zip(names, read_with_codebooks(pairs), strict=True):
            yield f"{part} {name}", reading_to_json(reading)
    for thorough in (False, True):
        for number, reading in enumerate(read_articles(mixed(), thorough=thorough)):
            yield f"mixed {number} thorough={thorough}", reading_to_json(reading)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("kept", type=Path)
    kept: Path = arguments.parse_args().kept
    found = digests()
    if not kept.is_file():
        kept.write_text(json.dumps(found, indent=1), "utf-8")
        print(f"{len(found)} readings kept")
        return
    before = json.loads(kept.read_text("utf-8"))
    other = sorted(name for name in before.keys() | found.keys() if before.get(name) != found.get(name))
    print(f"{len(found)} readings, {len(other)} differ", *other, sep="\n")


if __name__ == "__main__":
    main()
