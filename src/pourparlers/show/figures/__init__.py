"""Figures as SVG: `svg` builds elements with everything escaped; one file a figure, each data -> text."""
