"""The sides a statement can take, as columns of the figures about it."""

from __future__ import annotations

SUPPORTS, OPPOSES, UNDECIDED = 0, 1, 2
"""index in `polarity_features.STANCES`"""
