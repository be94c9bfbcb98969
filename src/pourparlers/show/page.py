"""How a page is made: templates that escape, style and script of its own, and a policy that allows nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


def rendered(template: str, view: Mapping[str, Any]) -> str:
    """The page of a template; `css`, `js` and `policy` are given to it, all text is escaped."""
    own = {"css": Markup(_static("dossier.css")), "js": Markup(_static("dossier.js")), "policy": policy()}
    return _environment().get_template(template).render({**own, **view})


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("pourparlers.show", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=_printable,
    )  # fmt: skip


_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _printable(value: object) -> object:
    """Text without the characters that HTML forbids; each becomes the sign for an unreadable one."""
    return _CONTROLS.sub("\ufffd", value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _static(name: str) -> str:
    return resources.files("pourparlers.show").joinpath("static", name).read_text("utf-8")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def policy() -> str:
    """The page's Content-Security-Policy: its own style and script, by hash, and nothing else."""
    return (
        f"default-src 'none'; style-src 'sha256-{_hash(_static('dossier.css'))}'; "
        f"script-src 'sha256-{_hash(_static('dossier.js'))}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
