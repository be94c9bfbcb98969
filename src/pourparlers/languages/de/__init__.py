"""German: cues, marks and a shallow analysis; no parser of our own (docs/adding-a-language.md)."""
