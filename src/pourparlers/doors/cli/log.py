"""`pourparlers log` and `pourparlers differences`: who decided what and when; what a newer reading changed."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from pourparlers.doors.cli.console import emit, emit_json, guarded, json_option, lang_option, language
from pourparlers.doors.cli.folder import Day, open_record, record_option, shortened
from pourparlers.show.messages import messages
from pourparlers.show.tables import text_table

if TYPE_CHECKING:
    from pourparlers.record.coding import Difference
    from pourparlers.record.types import Decision


@click.command("log")
@click.option("--coder", help="Only this coder's decisions.")
@click.option("--since", type=Day(), help="Only decisions from this day on (UTC).")
@click.option("--standing", is_flag=True, help="Only those that nobody has undone.")
@record_option
@json_option
@lang_option
@guarded
def log(
    coder: str | None, since: date | None, standing: bool, place: str | None, as_json: bool, lang: str | None
) -> None:
    """Who decided what and when: every line of the log, oldest first.

    Example: pourparlers log --coder ann --standing
    """
    from dataclasses import asdict

    from pourparlers.record.decisions import undone

    with open_record(place, lang) as record:
        names = record.article_names()
        listed = record.decisions()
    gone = undone(listed)
    shown = [d for d in listed if coder in (None, d.coder) and (since is None or d.at[:10] >= since.isoformat())
             and (not standing or d.number not in gone)]  # fmt: skip
    if as_json:
        emit_json(
            {"decisions": [asdict(d) | {"article": names[d.article], "stands": d.number not in gone} for d in shown]}
        )
        return
    words = messages(language(lang))
    rows = [
        (str(d.number), d.at[:16].replace("T", " "), d.coder, words.text(f"act_{d.act}"), _about(d, names[d.article]),
         shortened(_content(d), 60), d.reason, words.text("log_undone") if d.number in gone else "")
        for d in shown
    ]  # fmt: skip
    emit(text_table(rows, words.heads("log")))


def _about(d: Decision, article: str) -> str:
    """What a decision is about, as lists name it."""
    if d.act == "undo":
        return " ".join(d.targets)
    was = (d.body or {}).get("was") or {}
    ids = [was[key]["id"] if key in was else key for key in d.targets]
    return " ".join(f"{article}/{id_}" for id_ in ids) or article


def _content(d: Decision) -> str:
    """What a decision changed, as JSON."""
    body = {k: v for k, v in (d.body or {}).items() if k != "was"}
    return json.dumps(next(iter(body.values())), ensure_ascii=False) if body else ""


@click.command("differences")
@click.argument("articles", nargs=-1)
@record_option
@json_option
@lang_option
@guarded
def differences(articles: tuple[str, ...], place: str | None, as_json: bool, lang: str | None) -> None:
    """What the newest reading of an article changed against the one before; decisions stand whatever it says.

    Without ARTICLES, of all of them.

    Example: pourparlers differences talks
    """
    with open_record(place, lang) as record:
        names = articles or tuple(record.article_names().values())
        found = [(name, d) for name in names for d in record.differences(name)]
    if as_json:
        emit_json({"differences": [{"article": name, "part": d.part, "before": d.before, "after": d.after,
                                    "decided": d.decided} for name, d in found]})  # fmt: skip
        return
    words = messages(language(lang))
    rows = []
    for name, d in found:
        state = "gone" if d.after is None else "new" if d.before is None else "changed"
        decided = words.text("difference_decided") if d.decided else ""
        id_ = (d.after or d.before or {})["id"]
        rows.append((f"{name}/{id_}", words.text(f"difference_{state}"), shortened(_fields(d), 80), decided))
    emit(text_table(rows, words.heads("differences")))


def _fields(d: Difference) -> str:
    """The fields that differ: before → after."""
    before, after = d.before or {}, d.after or {}
    if not d.before or not d.after:
        return ""
    keys = [k for k in dict.fromkeys([*before, *after]) if k != "id" and before.get(k) != after.get(k)]

    def told(value: Any) -> str:
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    return "; ".join(f"{k}: {told(before.get(k))} → {told(after.get(k))}" for k in keys)
