"""Conflicts: decision makers, options, preferences, as text and as data."""
