"""A record as an open file or database: the root of what `store.Record` can do."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.engine import Engine

from pourparlers.record.connection import WAIT_SECONDS, engine_for


class Opened:
    """An open file or database; use it in a `with` block or close it."""

    def __init__(self, engine: Engine, address: str) -> None:
        self._engine, self.address = engine, address

    @classmethod
    def open(cls, place: str | Path, *, create: bool = True, wait: float = WAIT_SECONDS) -> Self:
        """Open the record in a file, or at `postgresql://USER@HOST/NAME`; make it where there is none.

        `wait` is how many seconds to wait for another program that writes. Raises RefusedInput.
        """
        return cls(engine_for(place, create=create, wait=wait), str(place))

    @classmethod
    def in_memory(cls) -> Self:
        """A record that is gone when it is closed."""
        return cls.open(":memory:")

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
