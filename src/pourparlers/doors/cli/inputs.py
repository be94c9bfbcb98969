"""What `read`, `dossier` and `draft` take: articles, a code book, a day; found beside the articles where not named."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pourparlers.base.errors import RefusedInput
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where, errors
from pourparlers.doors.cli.console import REFUSED, say, tell
from pourparlers.sources.language import known

if TYPE_CHECKING:
    from pourparlers.reading.types import Reading
from pourparlers.sources.types import Article, CodeBook

Command = TypeVar("Command", bound=Callable[..., Any])
_FEW = 3  # articles; more than that are counted on stderr
_TEXTS = (".txt", ".text", ".md")


def article_options(command: Command) -> Command:
    """The options that say how articles are read."""
    for option in reversed(
        (
            click.option("--date", "day", metavar="DATE", help="The day the article was published, YYYY-MM-DD."),
            click.option("--issues", "issues", type=click.Path(path_type=Path), help="The code book (TOML or JSON)."),
            click.option("--actors", "actors", type=click.Path(path_type=Path), help="Additions to the register."),
            click.option("--language", type=click.Choice(known()), help="Language of the articles."),
        )
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Inputs:
    """Articles to read, with the code book and register they are read with."""

    articles: tuple[Article, ...]
    codebook: CodeBook
    codebook_file: Path | None
    actors: Path | None
    refused: tuple[Problem, ...]


def gather(
    sources: Sequence[Path], *, day: str | None, issues: Path | None, actors: Path | None, language: str | None
) -> Inputs:
    """The articles in files and folders; what is refused stays out and is told, the rest goes on.

    Leaves the program with everything that is wrong where no article is left or the code book has errors.
    """
    from pourparlers.sources.files import load_article, parse_date

    published = parse_date(day) if day else None
    refused: list[Problem] = []
    articles: list[Article] = []
    for path in _files(sources):
        try:
            articles.append(load_article(path, published=published, language=language))
        except RefusedInput as refusal:
            refused += refusal.problems
    file = issues or _beside(sources)
    codebook, wrong = _codebook(file)
    tell(refused)
    tell(wrong)
    if errors(wrong) or not articles:
        if not refused and not wrong:
            where = Where(str(sources[0]) if sources else "")
            remedy = "name a text file, or a folder with .txt files"
            tell([Problem("no-article", where, "there is no article here", remedy)])
        sys.exit(REFUSED)
    remedy = "say --date YYYY-MM-DD, so that «yesterday» and the like can be dated"
    tell([Problem("no-date", Where(a.file or a.id), "its day of publication is not known", remedy, "warning")
          for a in articles if a.published is None])  # fmt: skip
    return Inputs(_distinct(articles), codebook, file, actors, tuple(refused))


def _distinct(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles with ids of their own: a second one of a name gets a number."""
    from dataclasses import replace

    seen: dict[str, int] = {}
    out = []
    for article in articles:
        seen[article.id] = seen.get(article.id, 0) + 1
        count = seen[article.id]
        out.append(article if count == 1 else replace(article, id=f"{article.id}-{count}"))
    return tuple(out)


def _files(sources: Sequence[Path]) -> Iterator[Path]:
    for source in sources:
        if source.is_dir():
            yield from sorted(p for p in source.rglob("*") if p.suffix in _TEXTS and p.is_file())
        else:
            yield source


def _beside(sources: Sequence[Path]) -> Path | None:
    """The code book that lies beside the first article, or that of the dossier folder."""
    from pourparlers.record.folder import find

    for source in sources[:1]:
        folder = source if source.is_dir() else source.parent
        stems = [] if source.is_dir() else [source.name.split(".")[0] + ".", source.stem + "."]
        for name in [*(f"{s}issues{e}" for s in stems for e in (".toml", ".json")), "issues.toml", "issues.json"]:
            if (folder / name).is_file():
                say(f"code book: {folder / name}")
                return folder / name
    here = find(sources[0].resolve().parent if sources else None)
    return here.issues if here is not None and here.issues.is_file() else None


def _codebook(file: Path | None) -> tuple[CodeBook, tuple[Problem, ...]]:
    from pourparlers.sources.codebook import read_codebook
    from pourparlers.sources.types import CodeBook

    return read_codebook(file) if file is not None else (CodeBook(), ())


def read_all(inputs: Inputs) -> Iterator[Reading]:
    """The readings, one after the other, with what was wrong said once; more than a few are counted on stderr."""
    from pourparlers.reading.pipeline import read_articles

    told: set[Problem] = set()
    many = len(inputs.articles) > _FEW and sys.stderr.isatty()
    readings = read_articles(inputs.articles, codebook=inputs.codebook, actors=inputs.actors)
    for n, reading in enumerate(readings, 1):
        if many:
            name = reading.article.id[:40]
            click.echo(f"\r{n}/{len(inputs.articles)} {name:40}", nl=n == len(inputs.articles), err=True)
        tell([p for p in reading.problems if p not in told])
        told.update(reading.problems)
        yield reading


def written_aside(path: Path, content: str | bytes) -> None:
    """Write the whole file or nothing: aside first, then in its place; what could not be written is not left behind."""
    import os
    import tempfile

    whole = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    aside: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        aside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(whole)
        aside.chmod(0o644)
        aside.replace(path)
    except OSError as error:
        if aside is not None:
            aside.unlink(missing_ok=True)
        problem = Problem(
            "cannot-write",
            Where(str(path)),
            Message("it cannot be written: {reason}", reason=error.strerror),
            "name another place with -o, or free some room",
        )
        raise RefusedInput([problem]) from None


def last_day(readings: Sequence[Reading]) -> date | None:
    """The day of the newest article."""
    return max((r.article.published for r in readings if r.article.published), default=None)
