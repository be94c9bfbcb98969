"""A disk without room, by every command that writes: told in one line, nothing half-written left, nothing lost."""

import resource
import subprocess
import sys

import pytest
from tests.record.dna.make import make
from tests.record.test_store import reading

from pourparlers.record.store import Record

ROOM = 20_000
"""bytes that a file may have: less than anything written here"""
WRITING = {
    "an import": ["import", "talks.dna", "--record", "new.sqlite"],
    "a decision": ["decide", "accept", "talks/s1", "--coder", "ann", "--record", "record.sqlite"],
    "a database": ["export", "--format", "dna", "--record", "record.sqlite", "-o", "out/x.dna"],
    "a project": ["export", "--format", "qdpx", "--record", "record.sqlite", "-o", "out/x.qdpx"],
    "annotations": ["export", "--format", "w3c", "--record", "record.sqlite", "-o", "out/x.json"],
    "a figure": ["figure", "bars", "talks.dna", "--set", "variable1=organization", "-o", "out/x.svg"],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("full")
    make(root / "talks.dna", names=[f"{'x' * 150} {n}" for n in range(45)])
    (root / "out").mkdir()
    with Record.open(root / "record.sqlite") as record:
        record.add(reading())
        record.add_all(reading(f"a{n}", text=reading().article.text + f" {n} " + "x" * 4000) for n in range(20))
        record.decide("accept", article="talks", targets=["s2"], coder="ann")
    return root


@pytest.mark.parametrize("what", WRITING)
def test_without_room_it_is_told_and_nothing_half_written_stays(what, folder):
    def full():
        resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))

    code = f"import sys; from pourparlers.doors.cli import main; main({WRITING[what]!r})"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, preexec_fn=full, capture_output=True, text=True)
    assert done.returncode == 3, done.stderr
    assert len(done.stderr.splitlines()) == 1 and "Traceback" not in done.stderr
    assert list((folder / "out").iterdir()) == []
    with Record.open(folder / "record.sqlite") as record:
        assert [d.targets for d in record.decisions()] and len(record.decisions()) == 1
        assert len(record.articles()) == 21
