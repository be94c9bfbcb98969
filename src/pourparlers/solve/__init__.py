"""Which outcomes of a conflict are stable, and why."""
