"""Files, folders and addresses become articles."""
