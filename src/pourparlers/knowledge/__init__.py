"""Facts a person can check and mend: the register of actors, as files."""
