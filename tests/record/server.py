"""A PostgreSQL server of the tests' own, started in a temporary folder and stopped at the end."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))


def why_not():
    """The reason why no server can be started; None where one can."""
    if importlib.util.find_spec("psycopg") is None:
        return "the driver psycopg is not installed"
    if not BINARIES and shutil.which("initdb") is None:
        return "PostgreSQL is not installed (apt-get install postgresql)"
    if os.geteuid() == 0 and not _user():
        return "PostgreSQL does not run as root and there is no user postgres"
    return None


def _user():
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        return None


@contextmanager
def server():
    """The address of a running server, without the name of a database."""
    folder = BINARIES[-1].parent if BINARIES else Path(shutil.which("initdb")).parent
    home = Path(tempfile.mkdtemp(prefix="pg-"))
    as_user = {"user": _user()} if os.geteuid() == 0 else {}
    if as_user:
        shutil.chown(home, as_user["user"])

    def run(*command):
        subprocess.run([folder / command[0], *command[1:]], check=True, capture_output=True, cwd=home, **as_user)

    try:
        run("initdb", "-D", home / "data", "-A", "trust", "-U", "tests", "-E", "UTF8", "--locale=C", "--no-sync")
        settings = f"-k {home} -h '' -c fsync=off -c max_connections=120"
        run("pg_ctl", "-D", home / "data", "-o", settings, "-w", "-l", home / "log", "start")
        yield f"postgresql://tests@/{{name}}?host={home}"
    finally:
        stop = [folder / "pg_ctl", "-D", home / "data", "-m", "immediate", "stop"]
        subprocess.run(stop, capture_output=True, **as_user)
        shutil.rmtree(home, ignore_errors=True)


def skip_without():
    """Skip the test, saying why, where no server can be started."""
    reason = why_not()
    if reason:
        pytest.skip(reason)
