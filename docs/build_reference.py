"""Write docs/reference/commands.md from the commands' own help: .venv/bin/python docs/build_reference.py"""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from pourparlers.doors.cli import COMMANDS, cli

TARGET = Path(__file__).parent / "reference" / "commands.md"
HEAD = "# Commands\n\nGenerated from `--help` by `docs/build_reference.py`; a test compares the two.\n"


def reference() -> str:
    """The page: the help of the program and of each command."""
    runner = CliRunner()
    parts = [HEAD]
    for name in ("", *COMMANDS):
        arguments = [*([name] if name else []), "--help"]
        text = runner.invoke(cli, arguments, prog_name="pourparlers", terminal_width=100).output.rstrip()
        parts.append(f"## pourparlers {name}".rstrip() + f"\n\n```\n{text}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
