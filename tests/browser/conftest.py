"""A real browser for the page: Debian's chromium, watched; skipped, saying so, where there is none."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


def chromium() -> str | None:
    """Where chromium is: `POURPARLERS_CHROMIUM`, else on the path."""
    return os.environ.get("POURPARLERS_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The running browser."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = chromium()
    if path is None:
        pytest.skip("no chromium: apt-get install chromium, or set POURPARLERS_CHROMIUM")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@dataclass
class Watched:
    """A page, and what it did that it should not have done."""

    page: Any
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def quiet(self, own: str) -> bool:
        """No message, no dialog, no request but for the file itself."""
        return not self.console and not self.dialogs and self.requests == [own]


Opened = Callable[..., Watched]


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    """Writes a page to a file and opens it; keyword arguments go to the browser context."""
    contexts = []

    def open_(html: str, **options: Any) -> Watched:
        file = tmp_path / "dossier.html"
        file.write_text(html, "utf-8")
        usual = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
        context = browser.new_context(**{**usual, **options})
        contexts.append(context)
        watched = Watched(context.new_page())
        watched.page.on("console", lambda message: watched.console.append(message.text))
        watched.page.on("pageerror", lambda error: watched.console.append(str(error)))
        watched.page.on("request", lambda request: watched.requests.append(request.url))
        watched.page.on("dialog", lambda dialog: (watched.dialogs.append(dialog.message), dialog.dismiss()))
        watched.page.goto(file.as_uri())
        return watched

    yield open_
    for context in contexts:
        with suppress(Exception):
            context.close()


@pytest.fixture(scope="session")
def ferry() -> Any:
    """The ferry dossier's content, made by `tests/show/ferry.py`."""
    path = Path(__file__).parents[1] / "show" / "ferry.py"
    spec = importlib.util.spec_from_file_location("ferry", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["ferry"] = module
    spec.loader.exec_module(module)
    return module.content
