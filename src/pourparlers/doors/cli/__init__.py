"""The command line: one file per command, loaded when it is called, so that `--help` stays quick."""

from __future__ import annotations

import importlib
from typing import Any

import click

import pourparlers

COMMANDS: dict[str, tuple[str, str]] = {
    # name: (module:attribute, one line of help)
    "dossier": ("dossier:dossier", "An article in, a dossier out: the whole way in one command."),
    "init": ("init:init", "Make a dossier folder."),
    "read": ("read:read", "Read articles: who said what, commitments, amounts, events."),
    "statements": ("statements:statements", "List the statements of the record."),
    "commitments": ("commitments:commitments", "List the commitments of the record."),
    "positions": ("positions:positions", "Who stands where on which issue, on a date."),
    "changes": ("changes:changes", "Who moved between two dates; contradictions."),
    "sides": ("sides:sides", "Who agrees with whom, what divides most, who has gone silent."),
    "queue": ("queue:queue", "What waits for a decision, what matters first on top."),
    "decide": ("decide:decide", "Accept, reject, correct, split, merge, add, undo."),
    "log": ("log:log", "Who decided what and when."),
    "differences": ("log:differences", "What a newer reading of an article changed."),
    "agreement": ("agreement:agreement", "How far coders agree, and what is left to settle."),
    "entity": ("entity:entity", "Merge parties, describe them over time, undo it."),
    "scheme": ("scheme:scheme", "Statement types of one's own, coded by hand."),
    "issues": ("issues:issues", "Propose issues from what the statements are about."),
    "actors": ("actors:actors", "Say whom words refer to, and why."),
    "draft": ("draft:draft", "Draft model.conflict from the positions."),
    "check": ("check:check", "Check a conflict file; every problem at once."),
    "format": ("format:format_", "Print a conflict file in its canonical form."),
    "solve": ("solve:solve", "Which outcomes of a conflict are stable, and why."),
    "catalog": ("catalog:catalog", "Published conflicts, with the equilibria that print gives."),
    "network": ("network:network", "Discourse networks from a record or a .dna file."),
    "figure": ("figure:figure", "Figures as SVG, with their tables beside."),
    "evaluate": ("evaluate:evaluate", "Measure reading against a gold record."),
    "import": ("importing:import_", "Bring statements in from other programs."),
    "export": ("exporting:export", "Write the record for other programs."),
}


class Lazy(click.Group):
    """A group whose commands are imported only when one of them is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(importlib.import_module(f"{__name__}.{module}"), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(pourparlers.__version__, prog_name="pourparlers")
def cli() -> None:
    """Read what is reported of a negotiation: who said what, who stands where, what can hold.

    Example: pourparlers dossier article.txt --date 2025-09-05 -o dossier.html
    """


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line."""
    return cli(arguments)
