"""`pourparlers init`: a dossier folder."""

from __future__ import annotations

from pathlib import Path

import click

from pourparlers.doors.cli.console import emit, emit_json, guarded, json_option, lang_option, language


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="Title of the dossier; without it, the folder's name.")
@json_option
@lang_option
@guarded
def init(folder: Path, title: str | None, as_json: bool, lang: str | None) -> None:
    """Make a dossier folder: settings, code book, actors, articles/. What is there already stays as it is.

    Example: pourparlers init ports-dispute --title "The ports dispute"
    """
    from pourparlers.record.folder import make
    from pourparlers.show.messages import messages

    made, written = make(folder, title=title)
    names = [str(path.relative_to(made.root)) for path in written]
    if as_json:
        emit_json({"folder": str(folder), "title": made.title, "written": names})
        return
    words = messages(language(lang)).section("commands")
    emit(words["init_wrote" if names else "init_nothing"].format(folder=folder, files=", ".join(names)))
    emit(words["init_next"])
