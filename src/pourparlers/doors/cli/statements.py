"""`pourparlers statements`: who said what."""

from __future__ import annotations

import click

from pourparlers.doors.cli.console import emit, emit_json, guarded, json_option, lang_option, language
from pourparlers.doors.cli.folder import Day, open_record, record_option, shortened, word
from pourparlers.show.messages import messages
from pourparlers.show.tables import text_table


@click.command("statements")
@click.option("--party", help="Only what this party said (its id).")
@click.option("--person", help="Only what this person said (its id).")
@click.option("--issue", help="Only what takes a stance on this issue.")
@click.option("--until", type=Day(), help="Only what was said up to this day.")
@click.option("--coder", help="As this coder left them, without the others' decisions.")
@click.option("--once", is_flag=True, help="One report once, however many articles print it.")
@click.option("--rejected", is_flag=True, help="With those that a coder rejected.")
@record_option
@json_option
@lang_option
@guarded
def statements(
    party: str | None,
    person: str | None,
    issue: str | None,
    until: object,
    coder: str | None,
    once: bool,
    rejected: bool,
    place: str | None,
    as_json: bool,
    lang: str | None,
) -> None:
    """List the statements of the record, read and decided.

    Example: pourparlers statements --party european-union --issue security-guarantees
    """
    from pourparlers.base.dates import day_said
    from pourparlers.reading.record_json import statement_to_json
    from pourparlers.record.utterances import speakers

    shown, data, tongue = [], [], language(lang)
    with open_record(place, lang) as record:
        articles = {a.id: a for a in record.articles()}
        if once:
            record.find_copies()
        for c in record.statements(coder=coder, once=once):
            s, article = c.statement, articles[c.article]
            day = day_said(s.said_on, article.published)
            wrong = (party and party not in speakers(s)) or (person and person != s.person)
            wrong = wrong or (issue and issue not in {p.issue for p in s.positions})
            if wrong or (c.status == "rejected" and not rejected) or (until and day and day > until):  # type: ignore[operator]
                continue
            content = " … ".join(span.of(article.text) for span in s.content)
            head = {"article": c.article, "status": c.status, "sources": list(c.sources), "text": content}
            data.append(head | statement_to_json(s))
            stances = ", ".join(f"{word(p.stance, tongue)} {p.issue}" for p in s.positions)
            who = ", ".join(speakers(s))
            said = (word(c.status, tongue), stances, shortened(content))
            shown.append((c.id, str(day or ""), who, s.person or "", *said))
    emit_json({"statements": data}) if as_json else emit(text_table(shown, messages(tongue).heads("statements")))
