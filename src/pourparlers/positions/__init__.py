"""Who stands where on what, and when.

`types` what positions are · `timeline` statements to positions, with memory · `changes` who moved, contradictions ·
`pivots` statements that a position hangs on, `effects` what hangs on a statement · `sides` agreement, division,
coalitions, silence · `commitments` of several articles · `networks/` discourse networks over any coded statements.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pourparlers.base.rooms import callable_room

if TYPE_CHECKING:
    from pourparlers.positions.timeline import Source
    from pourparlers.positions.types import PartyPosition


def _stand(source: Source, *, on: date | None = None) -> tuple[PartyPosition, ...]:
    from pourparlers.positions.timeline import positions

    return positions(source, on=on)


callable_room(__name__, _stand)
