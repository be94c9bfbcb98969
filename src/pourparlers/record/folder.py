"""A dossier folder: what a person keeps in git, and the record beside it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from pourparlers.base.errors import RefusedInput, WrongUse
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where

SETTINGS, KEYS = "pourparlers.toml", {"title": str, "languages": list, "period": list, "record": str}

TEMPLATES = {
    SETTINGS: """\
title = "{title}"
languages = ["fr", "en"]
# period = [2025-01-01, 2025-12-31]          # only articles of these days
# record = "postgresql://user@host/name"     # a shared record instead of record.sqlite
""",
    "issues.toml": """\
# One table an issue: a proposition about the world that parties can be for or against.
#
# [night-flights]
# description = "Night flights are banned"
# terms.fr = ["vols de nuit"]
# terms.en = ["night flights"]
# controlled_by = ["airport-authority"]
""",
    "actors.toml": """\
# Additions to the register of actors; see the documentation for its keys.
""",
    ".gitignore": "record.sqlite\nrecord.sqlite-*\n",
}


@dataclass(frozen=True, slots=True)
class DossierFolder:
    """The paths of a dossier folder and what its settings say."""

    root: Path
    title: str = ""
    languages: tuple[str, ...] = ()
    period: tuple[str, str] | None = None
    """first and last day, ISO"""
    record: str = ""
    """file or address of the record"""

    @property
    def articles(self) -> Path:
        """The folder of articles."""
        return self.root / "articles"

    @property
    def issues(self) -> Path:
        """The code book: issues.toml, or issues.json where there is no other."""
        toml, json = self.root / "issues.toml", self.root / "issues.json"
        return json if json.is_file() and not toml.is_file() else toml

    @property
    def actors(self) -> Path:
        """Additions to the register of actors."""
        return self.root / "actors.toml"

    @property
    def model(self) -> Path:
        """The conflict file."""
        return self.root / "model.conflict"


def make(root: Path, *, title: str | None = None) -> tuple[DossierFolder, tuple[Path, ...]]:
    """Make a dossier folder, and say which files were written; what is there already stays as it is."""
    if root.exists() and not root.is_dir():
        raise WrongUse(Message("{root} is a file, not a folder", root=root))
    (root / "articles").mkdir(parents=True, exist_ok=True)
    written = []
    name = (title or root.resolve().name).replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    for file, text in TEMPLATES.items():
        path = root / file
        if not path.exists():
            path.write_text(text.replace("{title}", name), encoding="utf-8")
            written.append(path)
    return load(root), tuple(written)


def find(start: Path | None = None) -> DossierFolder | None:
    """The dossier folder that `start` (else the working directory) is or lies in; None where there is none."""
    here = (start or Path.cwd()).resolve()
    for root in (here, *here.parents):
        if (root / SETTINGS).is_file():
            return load(root)
    return None


def load(root: Path) -> DossierFolder:
    """A dossier folder from its settings; raises RefusedInput with everything that is wrong in them."""
    path = root / SETTINGS
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = Message("this is not TOML: {error}", error=error)
        raise RefusedInput([Problem("not-toml", Where(str(path)), message, "mend the line it names")]) from error
    problems = [
        Problem(
            "unknown-key",
            Where(str(path)),
            Message("{key!r} is no setting", key=key),
            Message("the settings are {keys}", keys=", ".join(KEYS)),
        )
        if key not in KEYS
        else Problem(
            "wrong-value",
            Where(str(path)),
            Message("{key} is {value!r}", key=key, value=value),
            Message("give a {kind}", kind=KEYS[key].__name__),
        )
        for key, value in data.items()
        if key not in KEYS or not isinstance(value, KEYS[key])
    ]
    period = data.get("period")
    if isinstance(period, list) and len(period) != 2:
        problems.append(Problem("wrong-value", Where(str(path)), "period has not two days", "give [first, last]"))
    if problems:
        raise RefusedInput(problems)
    return DossierFolder(
        root=root,
        title=data.get("title", root.resolve().name),
        languages=tuple(map(str, data.get("languages", ()))),
        period=(str(period[0]), str(period[1])) if period else None,
        record=data.get("record") or str(root / "record.sqlite"),
    )
