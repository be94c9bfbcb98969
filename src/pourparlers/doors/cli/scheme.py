"""`pourparlers scheme`: statement types with variables of one's own, and statements coded by hand with them."""

from __future__ import annotations

from typing import Any, cast

import click

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.doors.cli.console import emit, emit_json, guarded, json_option, lang_option, language
from pourparlers.doors.cli.described import place_in
from pourparlers.doors.cli.entity import who_options
from pourparlers.doors.cli.folder import open_record, record_option
from pourparlers.doors.cli.statement_tables import settings_in
from pourparlers.show.messages import messages
from pourparlers.show.tables import text_table


@click.group("scheme")
def scheme() -> None:
    """Coding schemes of one's own in a DNA project of the record; export writes them as a .dna file.

    Example: pourparlers scheme add talks Frame --variable frame="short text" --variable strength=integer --coder ann
    """


@scheme.command("list")
@click.argument("project", required=False)
@record_option
@json_option
@lang_option
@guarded
def list_(project: str | None, place: str | None, as_json: bool, lang: str | None) -> None:
    """The statement types of a project (of all, without PROJECT) with their variables.

    Example: pourparlers scheme list talks
    """
    with open_record(place, lang) as record:
        found = [
            (name, t) for name in ([project] if project else record.projects()) for t in record.statement_types(name)
        ]
    if as_json:
        listed = [(name, t, {v.name: v.data_type for v in t.variables}) for name, t in found]
        emit_json({"types": [{"project": name, "label": t.label, "colour": list(t.colour), "variables": kinds}
                             for name, t, kinds in listed]})  # fmt: skip
        return
    rows = [(name, t.label, ", ".join(f"{v.name} ({v.data_type})" for v in t.variables)) for name, t in found]
    emit(text_table(rows, messages(language(lang)).heads("schemes")))


@scheme.command("create")
@click.argument("project")
@who_options
@record_option
@json_option
@lang_option
@guarded
def create(project: str, **given: Any) -> None:
    """An empty project with DNA's own statement type: person, organization, concept, agreement.

    Example: pourparlers scheme create talks --coder ann
    """
    from pourparlers.record.dna import schemes

    _done(given, project, schemes.create(project))


@scheme.command("add")
@click.argument("project")
@click.argument("label")
@click.option(
    "--variable",
    "variables",
    multiple=True,
    metavar="NAME=KIND",
    help="short text, long text, integer or boolean; repeatable.",
)
@who_options
@record_option
@json_option
@lang_option
@guarded
def add(project: str, label: str, variables: tuple[str, ...], **given: Any) -> None:
    """A statement type with variables of one's own.

    Example: pourparlers scheme add talks Frame --variable frame="short text" --variable strength=integer --coder ann
    """
    from pourparlers.record.dna import schemes

    kinds = {name: str(kind) for name, kind in settings_in(variables).items()}
    _done(given, project, schemes.add_type(project, label, cast(Any, kinds)))


@scheme.command("code")
@click.argument("project")
@click.argument("label")
@click.option("--document", type=int, required=True, help="The number of the document in the project.")
@click.option("--words", required=True, help="The words marked, as the document has them, once.")
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="A variable; JSON or a text; repeatable.")
@who_options
@record_option
@json_option
@lang_option
@guarded
def code(project: str, label: str, document: int, words: str, values: tuple[str, ...], **given: Any) -> None:
    """A statement coded by hand.

    Example: pourparlers scheme code talks Frame --document 3 --words "a heavy burden" --set frame=cost --coder ann
    """
    from pourparlers.record.dna import schemes
    from pourparlers.record.dna.coded import utf16

    with open_record(given["place"], given["lang"]) as record:
        database, _ = record.project(project)
    texts = {d["ID"]: str(d["Text"] or "") for d in database.records("DOCUMENTS")}
    if document not in texts:
        raise WrongUse(Message("project {project!r} has no document {document}", project=project, document=document))
    start, stop = (utf16(texts[document], at) for at in place_in(texts[document], words))
    _done(given, project, schemes.code(project, label, document=document, start=start, stop=stop, coder=given["coder"],
                                       values=settings_in(values)))  # fmt: skip


def _done(given: dict[str, Any], project: str, change: Any) -> None:
    with open_record(given["place"], given["lang"]) as record:
        record.change_project(change, coder=given["coder"], reason=given["reason"])
        number = record.changes(project)[-1].number
    if given["as_json"]:
        emit_json({"number": number, "act": change.act, "project": project, "body": dict(change.body)})
        return
    words = messages(language(given["lang"]))
    what = " · ".join([project, *([str(change.body["label"])] if "label" in change.body else [])])
    act = words.text(f"change_{change.act}")
    emit(words.text("change_done", number=number, act=act, what=what, coder=given["coder"]))
