"""Sentences, tables, figures and the dossier."""
