"""A language is a folder: parser weights, lexicons, surface marks; adding one touches no pass."""
