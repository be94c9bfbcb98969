"""French: parser, lexicons, conjugation."""
