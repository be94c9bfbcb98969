"""Take the README's picture again: the dossier of the English example article, photographed by chromium.

Usage: python docs/images/take.py   (needs playwright and chromium, as the browser tests do)
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from pourparlers.doors.cli import cli

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parents[1] / "examples"
SIZE = {"width": 1180, "height": 2060}


def main() -> None:
    """Write dossier.png beside this file."""
    chromium = os.environ.get("POURPARLERS_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.exit("no chromium: apt-get install chromium, or set POURPARLERS_CHROMIUM")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        page_file = Path(folder) / "dossier.html"
        arguments = [str(EXAMPLES / "guarantees.en.txt"), "--date", "2025-09-05", "-o", str(page_file)]
        issues = ["--issues", str(EXAMPLES / "guarantees.issues.toml")]
        cli(["dossier", *arguments, *issues], standalone_mode=False)
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
        page.goto(page_file.as_uri())
        page.screenshot(path=HERE / "dossier.png")
        browser.close()


if __name__ == "__main__":
    main()
