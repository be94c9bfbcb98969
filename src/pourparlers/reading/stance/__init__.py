"""Stance: which issues of the code book a statement speaks to, and which side it takes.

vocabulary         endings, empty words, polarity and glossary of a language, from its folder
matching           which words of an article touch which issue
roles              words of attitude, judgement and action, with negation
scene              an article laid out: sentences, paragraphs, what stands around each statement
issue_features     figures that speak for a statement being about an issue
composition        polarity along the parse
polarity_features  figures that speak for one side or the other
scorer             learned weights of those figures (stance.tsv, from training/stance/train.py)
conditions         the condition in words
stances            the pass: `take_stances`
"""

from pourparlers.reading.stance.stances import take_stances

__all__ = ["take_stances"]
