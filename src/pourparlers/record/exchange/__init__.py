"""The record for other programs, and from them.

`tables` CSV and Parquet out, `spreadsheets` in · `lines` JSON Lines in and out · `annotations` W3C Web Annotation ·
`refi` REFI-QDA codebook and project out, `refi_in` in · databases of Discourse Network Analyzer are in `record.dna`.
"""
