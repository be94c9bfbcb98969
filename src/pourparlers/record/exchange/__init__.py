"""The record for other programs, and from them.

`tables` CSV and Parquet · `lines` JSON Lines in and out · `annotations` W3C Web Annotation · `refi` REFI-QDA codebook
and project in and out · databases of Discourse Network Analyzer are in `record.dna`.
"""
