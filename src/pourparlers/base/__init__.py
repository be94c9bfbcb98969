"""What every room may use: problems, errors, spans, ids."""
