"""Commitments: pledges, offers, targets, refusals and threats that statements make.

lexicon      the words by which people commit themselves
clauses      the clause that states it: its span, tense, subject, condition
doers        who would do it, where the clause names another than the speaker
kinds        the kinds that its words license; threats without an *if*
kind_rules   the constructions that settle the kind
features     what speaks for a commitment, and for its kind
commitments  the pass: `find_commitments`; learned weights beside it (commitments.tsv)
"""

from pourparlers.reading.commitments.commitments import find_commitments

__all__ = ["find_commitments"]
