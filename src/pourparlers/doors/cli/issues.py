"""`pourparlers issues`: a code book to begin with, from what the statements are about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pourparlers.doors.cli.console import FINDINGS, emit, emit_json, guarded, json_option, lang_option, say
from pourparlers.doors.cli.console import language as language_for
from pourparlers.doors.cli.inputs import article_options, gather, read_all

if TYPE_CHECKING:
    from pourparlers.reading.stance.proposals import Proposal

_SHOWN = 4
"""statements shown above each proposal"""
_WIDTH = 90


@click.group("issues")
def issues() -> None:
    """Propose issues from what the statements are about.

    Example: pourparlers issues suggest articles/ > issues.toml
    """


@issues.command("suggest")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@article_options
@click.option("--most", type=click.IntRange(1, 100), default=12, show_default=True, help="Proposals at most.")
@json_option
@lang_option
@guarded
def suggest(
    sources: tuple[Path, ...], day: str | None, issues: Path | None, actors: Path | None, language: str | None,
    most: int, as_json: bool, lang: str | None,
) -> None:  # fmt: skip
    """Print the skeleton of a code book: what articles (files or folders) speak about, with the statements behind it.

    Example: pourparlers issues suggest article.txt --date 2025-09-05 > issues.toml
    """
    from pourparlers.reading.stance.proposals import propose_issues
    from pourparlers.show.messages import messages

    inputs = gather(sources, day=day, issues=issues, actors=actors, language=language)
    proposals = propose_issues(read_all(inputs), most=most)
    if as_json:
        emit_json({p.issue.id: _plain(p) for p in proposals})
    else:
        words = messages(language_for(lang, inputs.articles[0].language)).section("issues_suggest")
        if proposals:
            emit(words["head"] + "\n\n" + "\n".join(_table(p, words) for p in proposals))
        else:
            say(words["none"])
    if inputs.refused:
        raise SystemExit(FINDINGS)


def _plain(proposal: Proposal) -> dict[str, Any]:
    terms: dict[str, list[str]] = {}
    for term in proposal.issue.terms:
        terms.setdefault(term.language or "", []).append(term.text)
    return {"description": proposal.issue.description, "terms": terms}


def _table(proposal: Proposal, words: Mapping[str, str]) -> str:
    from dataclasses import replace

    from pourparlers.sources.codebook_print import print_codebook
    from pourparlers.sources.types import CodeBook

    lines = ["# " + words["behind"].format(count=len(proposal.statements))]
    for article, statement, party, text in proposal.statements[:_SHOWN]:
        short = " ".join(text.split())
        short = short if len(short) <= _WIDTH else short[: _WIDTH - 1] + "…"
        lines.append(f"#   {article} {statement} {party or '-'}: {short}")
    described = words["describe"].format(term=proposal.issue.terms[0].text)
    return "\n".join(lines) + "\n" + print_codebook(CodeBook((replace(proposal.issue, description=described),)))
