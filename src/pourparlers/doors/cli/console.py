"""What all commands share: data on stdout, everything else on stderr, exit codes, `--json`, `--lang`."""

from __future__ import annotations

import functools
import json
import locale
import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from pourparlers.base.errors import PourparlersError, RefusedInput
from pourparlers.base.problems import Problem, Where

if TYPE_CHECKING:
    from pourparlers.show.types import Language

DONE, FINDINGS, WRONG_USE, REFUSED, INTERRUPTED = 0, 1, 2, 3, 130

Command = TypeVar("Command", bound=Callable[..., Any])

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
lang_option = click.option(
    "--lang", type=click.Choice(["fr", "en"]), default=None, help="Language of messages and headings."
)


def emit(text: str) -> None:
    """Print data on stdout."""
    click.echo(text)


def emit_json(data: Any) -> None:
    """Print one JSON document on stdout, keys in the order given."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


def say(text: str) -> None:
    """Tell the person something, on stderr."""
    click.echo(text, err=True)


def tell(problems: Iterable[Problem]) -> None:
    """Print problems on stderr, one a line, in the language of the command."""
    from pourparlers.show.problems import problem_text

    for problem in problems:
        say(problem_text(problem, spoken()))


def stop(problems: Iterable[Problem], code: int = FINDINGS) -> NoReturn:
    """Print the problems and leave with that exit code."""
    tell(problems)
    sys.exit(code)


def language(lang: str | None, fallback: str | None = None) -> Language:
    """`fr` or `en`: what was asked for, else the article's, else the system's, else English."""
    for candidate in (lang, fallback, os.environ.get("POURPARLERS_LANG"), locale.getlocale()[0]):
        if candidate and candidate[:2].lower() in ("fr", "en"):
            return "fr" if candidate[:2].lower() == "fr" else "en"
    return "en"


def spoken() -> Language:
    """The language of the command that runs: its `--lang`, else as for `language`."""
    context = click.get_current_context(silent=True)
    return language(context.params.get("lang") if context else None)


def _disk(error: OSError) -> Problem:
    """What the machine says of a file, as a problem."""
    place = Where(str(error.filename or ""))
    return Problem(
        "disk-trouble", place, error.strerror or str(error), "check the disk and your rights, then try again"
    )


def guarded(command: Command) -> Command:
    """Turn refusals and wrong use into messages and exit codes; a person never sees a traceback for them."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except RefusedInput as refusal:
            stop(refusal.problems, REFUSED)
        except PourparlersError as error:
            from pourparlers.show.problems import translated

            say(translated(getattr(error, "message", str(error)), spoken()))
            sys.exit(WRONG_USE)
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(DONE)
        except OSError as error:  # a disk that is full, a file that may not be read
            stop([_disk(error)], REFUSED)

    return run  # type: ignore[return-value]
