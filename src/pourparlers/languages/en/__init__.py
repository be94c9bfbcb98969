"""English: parser, lexicons, conjugation."""
