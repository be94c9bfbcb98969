"""`pourparlers dossier`: the main job, in one go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pourparlers.doors.cli.console import FINDINGS, emit, emit_json, guarded, json_option, lang_option, language, say
from pourparlers.doors.cli.inputs import article_options, gather, last_day, read_all, written_aside

if TYPE_CHECKING:
    from pourparlers.model.draft import Draft
    from pourparlers.reading.types import Reading
    from pourparlers.show.types import Language
    from pourparlers.sources.types import CodeBook


_TOLD = ("statements", "positions", "commitments", "amounts", "events")


@click.command("dossier")
@click.argument("articles", nargs=-1, required=True, type=click.Path(path_type=Path))
@article_options
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The page to write.")
@click.option("--title", help="The dossier's title.")
@click.option("--model", "model", type=click.Path(path_type=Path), help="A conflict file to solve, not a draft.")
@json_option
@lang_option
@guarded
def dossier(
    articles: tuple[Path, ...], day: str | None, issues: Path | None, actors: Path | None, language: str | None,
    output: Path | None, title: str | None, model: Path | None, as_json: bool, lang: str | None,
) -> None:  # fmt: skip
    """Read articles, draft and solve the conflict, and write one page with all of it, offline.

    The code book is looked for beside the first article (NAME.issues.toml, issues.toml, or .json) where --issues
    names none.

    Example: pourparlers dossier article.txt --date 2025-09-05 -o dossier.html
    """
    inputs = gather(articles, day=day, issues=issues, actors=actors, language=language)
    readings = tuple(read_all(inputs))
    spoken = _spoken(lang, readings)
    made = _made(readings, inputs.codebook, spoken, title=title or _title(readings), model=model)
    page = output or Path(f"{inputs.articles[0].id}.html")
    written_aside(page, made["html"])
    if as_json:
        emit_json({"dossier": str(page), **made["counts"]})
    else:
        emit(_summary(made, page, spoken))
    if inputs.refused:
        raise SystemExit(FINDINGS)


def _spoken(lang: str | None, readings: tuple[Reading, ...]) -> Language:
    return language(lang, readings[0].article.language)


def _title(readings: tuple[Reading, ...]) -> str:
    """The article's heading: its own, else its first line where that looks like one, else how it begins."""
    article = readings[0].article
    first = next((line.strip() for line in article.paragraphs if line.strip()), "")
    if article.title:
        return article.title
    if len(first) <= 110 and not first.endswith((".", "»", "”", '"')):
        return first
    beginning = first[:80].rsplit(" ", 1)[0].rstrip(" ,;:–-")
    return f"{beginning}…"


def _made(
    readings: tuple[Reading, ...], codebook: CodeBook, lang: Language, *, title: str, model: Path | None
) -> dict[str, Any]:
    """The page and what went into it."""
    from pourparlers.positions.changes import contradictions
    from pourparlers.positions.timeline import positions
    from pourparlers.show.account import account
    from pourparlers.show.dossier import dossier as page
    from pourparlers.show.names import names_of
    from pourparlers.show.types import DossierContent
    from pourparlers.solve import solve

    day = last_day(readings)
    stands = positions(readings, on=day)
    names = names_of(readings, codebook, lang)
    drafted = _drafted(stands, readings, codebook, names, title, day, model)
    analysis = solve(drafted.conflict) if drafted.conflict is not None else None
    content = DossierContent(
        title, readings, codebook, stands, contradictions(readings, on=day), drafted.conflict, analysis,
        account(analysis, names, lang, readings=readings) if analysis is not None else None, (), names,
        choices=drafted.choices,
    )  # fmt: skip
    return {
        "html": page(content, lang=lang),
        "content": content,
        "counts": {
            "articles": len(readings),
            "statements": sum(len(r.statements) for r in readings),
            "positions": len(stands),
            "commitments": sum(len(r.commitments) for r in readings),
            "amounts": sum(len(r.amounts) for r in readings),
            "events": sum(len(r.events) for r in readings),
            "decision_makers": len(drafted.conflict.decision_makers) if drafted.conflict else 0,
            "states": analysis.count if analysis is not None else 0,
        },
    }


def _drafted(
    stands: Any, readings: tuple[Reading, ...], codebook: CodeBook, names: dict[str, str], title: str, day: Any,
    model: Path | None,
) -> Draft:  # fmt: skip
    from pourparlers.base.errors import RefusedInput
    from pourparlers.model.draft import Draft, draft
    from pourparlers.model.files import load
    from pourparlers.positions.commitments import commitments_of

    if model is not None:
        conflict, problems = load(model)
        if conflict is None:
            raise RefusedInput(problems)
        return Draft(conflict, ())
    return draft(stands, commitments=commitments_of(readings), codebook=codebook, names=names, title=title, as_of=day)


def _summary(made: dict[str, Any], page: Path, lang: Language) -> str:
    """A few lines for the terminal: what was found, what the analysis says, where the page is."""
    from pourparlers.show.messages import messages

    content = made["content"]
    counts = {kind: made["counts"][kind] for kind in _TOLD}
    words = messages(lang)
    lines = [content.title, words.counted(**counts)]
    if content.account is not None:
        lines += [sentence.text for sentence in content.account.summary]
    lines.append(str(page))
    if not content.codebook:
        say(words.section("commands")["no_code_book"])
    return "\n".join(lines)
