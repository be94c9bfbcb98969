"""`pourparlers decide`: what a coder makes of a record that was read, one line of the log each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.doors.cli.console import emit, emit_json, guarded, json_option, lang_option, language
from pourparlers.doors.cli.described import body_of, found, object_in
from pourparlers.doors.cli.folder import open_record, record_option
from pourparlers.show.messages import messages

if TYPE_CHECKING:
    from pourparlers.record.decisions import Item
    from pourparlers.record.types import Act

Command = TypeVar("Command", bound=Callable[..., Any])
PARTS = ("statement", "commitment", "amount", "event", "precedent")


def coder_options(command: Command) -> Command:
    """Who decides, why, and where."""
    for option in reversed(
        (
            click.option("--coder", envvar="POURPARLERS_CODER", required=True, show_envvar=True, help="Who decides."),
            click.option("--reason", default="", help="Why, in words; kept in the log."),
            click.option("--settle", is_flag=True, help="This settles what coders left differently."),
            record_option, json_option, lang_option,
        )
    ):  # fmt: skip
        command = option(command)
    return command


def field_options(command: Command) -> Command:
    """What a record says: fields, stances, words marked."""
    for option in reversed(
        (
            click.option("--set", "fields", multiple=True, metavar="NAME=VALUE", help="A field; JSON or a text."),
            click.option("--stance", "stances", multiple=True, metavar="ISSUE=STANCE",
                         help="supports, opposes, not-opposed, neutral, or none to take it out."),
            click.option("--words", multiple=True, help="The words marked, as the article has them, once."),
        )
    ):  # fmt: skip
        command = option(command)
    return command


@click.group("decide")
def decide() -> None:
    """Accept, reject, correct, split, merge or add what was read; undo it. Nothing in the log is ever changed.

    A statement is named as the lists name it, ARTICLE/s3; a commitment ARTICLE/c1.

    Example: pourparlers decide accept talks/s3 talks/s4 --coder ann
    """


@decide.command("accept")
@click.argument("targets", nargs=-1, required=True)
@coder_options
@guarded
def accept(targets: tuple[str, ...], **given: Any) -> None:
    """It is as it was read (or corrected).

    Example: pourparlers decide accept talks/s3 --coder ann
    """
    _each("accept", targets, given)


@decide.command("reject")
@click.argument("targets", nargs=-1, required=True)
@coder_options
@guarded
def reject(targets: tuple[str, ...], **given: Any) -> None:
    """It is none.

    Example: pourparlers decide reject talks/s3 --coder ann --reason "the narrator speaks"
    """
    _each("reject", targets, given)


@decide.command("correct")
@click.argument("target")
@field_options
@coder_options
@guarded
def correct(
    target: str, fields: tuple[str, ...], stances: tuple[str, ...], words: tuple[str, ...], **given: Any
) -> None:
    """It is otherwise: the fields given change, the others stay.

    Example: pourparlers decide correct talks/s3 --set party=dockers-union --stance strike=opposes --coder ann
    """
    with open_record(given["place"], given["lang"]) as record:
        article, item = found(record, target)
        body = body_of(record, article, fields, stances, words, before=item.body)
        number = record.decide("correct", article=article, part=item.part, targets=[item.key], body=body, **_who(given))
    _tell("correct", [(number, article, [item])], given)


@decide.command("split")
@click.argument("target")
@click.option(
    "--into", "pieces", multiple=True, required=True, metavar="JSON", help="The fields of a piece; repeatable."
)
@coder_options
@guarded
def split(target: str, pieces: tuple[str, ...], **given: Any) -> None:
    """It is several.

    Example: pourparlers decide split talks/s3 --into '{"content": [[0, 9]]}' --into '{"content": [[10, 20]]}'
    """
    bodies = [object_in(piece, "--into") for piece in pieces]
    with open_record(given["place"], given["lang"]) as record:
        article, item = found(record, target)
        number = record.decide("split", article=article, part=item.part, targets=[item.key], body=bodies, **_who(given))
    _tell("split", [(number, article, [item])], given)


@decide.command("merge")
@click.argument("targets", nargs=-1, required=True)
@field_options
@coder_options
@guarded
def merge(
    targets: tuple[str, ...], fields: tuple[str, ...], stances: tuple[str, ...], words: tuple[str, ...], **given: Any
) -> None:
    """They are one: the first takes the words and stances of all.

    Example: pourparlers decide merge talks/s3 talks/s4 --coder ann
    """
    with open_record(given["place"], given["lang"]) as record:
        listed = [found(record, target) for target in targets]
        articles = sorted({article for article, _ in listed})
        if len(articles) > 1:
            raise WrongUse(
                Message("what is merged stands in one article, not in {articles}", articles=", ".join(articles))
            )
        items = [item for _, item in listed]
        body = body_of(record, articles[0], fields, stances, words, before={})
        number = record.decide("merge", article=articles[0], part=items[0].part, targets=[i.key for i in items],
                               body=body, **_who(given))  # fmt: skip
    _tell("merge", [(number, articles[0], items)], given)


@decide.command("add")
@click.argument("article")
@click.option("--part", type=click.Choice(PARTS), default="statement", show_default=True, help="What is added.")
@field_options
@coder_options
@guarded
def add(
    article: str, part: str, fields: tuple[str, ...], stances: tuple[str, ...], words: tuple[str, ...], **given: Any
) -> None:
    """It was missed.

    Example: pourparlers decide add talks --words "We will not move" --set party=union --stance strike=supports
    """
    with open_record(given["place"], given["lang"]) as record:
        body = body_of(record, article, fields, stances, words, before={})
        if part == "statement":
            start = min((s[0] for s in body.get("content", ()) if isinstance(s, list) and s), default=0)
            paragraph = record.text(article)[: start if isinstance(start, int) else 0].count("\n") + 1
            body = {"kind": "indirect", "paragraph": paragraph} | body
        number = record.decide("add", article=article, part=part, body=body, **_who(given))  # type: ignore[arg-type]
        made = [i for i in record.items(article) if number in i.decisions]
    _tell("add", [(number, article, made)], given)


@decide.command("undo")
@click.argument("numbers", nargs=-1, type=int)
@click.option("--last", is_flag=True, help="The coder's last decision that still stands.")
@coder_options
@guarded
def undo(numbers: tuple[int, ...], last: bool, **given: Any) -> None:
    """A decision does not hold: one's own by its number in the log; an undo can be undone too.

    Example: pourparlers decide undo --last --coder ann
    """
    from pourparlers.record.decisions import standing

    with open_record(given["place"], given["lang"]) as record:
        if last:
            numbers = tuple(d.number for d in standing(record.decisions()) if d.coder == given["coder"])[-1:]
        made = record.undo(numbers, **_who(given))
    words = messages(language(given["lang"]))
    undone = words.listing(map(str, numbers))
    if given["as_json"]:
        emit_json({"decisions": [{"number": n, "act": "undo"} for n in made], "undone": list(numbers)})
    else:
        emit(words.text("decide_undone", number=words.listing(map(str, made)), undone=undone))


def _each(act: Act, targets: Sequence[str], given: dict[str, Any]) -> None:
    """One decision for each record, all found before any is written."""
    with open_record(given["place"], given["lang"]) as record:
        listed = [found(record, target) for target in targets]
        made = []
        for article, item in listed:
            number = record.decide(act, article=article, part=item.part, targets=[item.key], **_who(given))
            made.append((number, article, [item]))
    _tell(act, made, given)


def _who(given: dict[str, Any]) -> dict[str, Any]:
    return {"coder": given["coder"], "reason": given["reason"], "settles": given["settle"]}


def _tell(act: Act, made: Sequence[tuple[int, str, Sequence[Item]]], given: dict[str, Any]) -> None:
    if given["as_json"]:
        listed = [
            {"number": n, "act": act, "article": article, "targets": [f"{article}/{i.body['id']}" for i in items]}
            for n, article, items in made
        ]
        emit_json({"decisions": listed})
        return
    words = messages(language(given["lang"]))
    for number, article, items in made:
        what = words.listing(f"{article}/{i.body['id']}" for i in items)
        emit(words.text("decide_done", number=number, act=words.text(f"act_{act}"), what=what, coder=given["coder"]))
