"""The ferry article as a fixture, for tests that need the content of a whole dossier."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from pourparlers.show.types import DossierContent


def load(name: str) -> ModuleType:
    """A module that stands beside this file."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture
def ferry() -> Callable[..., DossierContent]:
    """Makes the content of the ferry dossier; `lang` is the language of the account of its model."""
    made: Callable[..., DossierContent] = load("ferry").content
    return made
