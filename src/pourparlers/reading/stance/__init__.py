"""Stance: which issues of the code book a statement speaks to, and which side it takes.

vocabulary          endings, empty words, polarity and glossary of a language, from its folder
matching            which words of an article touch which issue
roles               words of attitude, judgement and action, with negation
acts                what a cue does, by the cue table
scene               an article laid out: sentences, paragraphs, what stands around each statement
thesaurus           what is negotiated, in other words
senses, affinity    which concepts words and issues stand for, and how near those of a statement are to an issue's
negation            what denies a word of the parse
figures             figures that an issue's name gives
composition         polarity along the parse
mention             where a statement names an issue, and what stands above it
meeting             how well the words in and around a statement meet an issue's names
statement_features  what a statement is like, whatever it is about
issue_features      figures that speak for a statement being about an issue
issue_context       the same in the light of the neighbours and of the party's other statements
leanings            which way single words lean
polarity_features   figures that speak for one side or the other
polarity_history    what the other statements say of the same issue
trees, scorer       learned trees and weights of those figures (stance.tsv, from training/stance/train.py)
rules               constructions that settle the side by themselves; those of conditions, denial, refusal, choice,
                    worth and consequences apart: conditional_rules, before_rules, denial_rules, refusal_rules,
                    worth_rules, consequences, over the columns of `sides`
rightness           how likely issue and side are both right
silence             statements that take no side: questions, what others say, refusals to speak
conditions          the condition in words
stances             the pass: `take_stances`
proposals           issues that an article itself proposes for a code book
"""

from pourparlers.reading.stance.stances import take_stances

__all__ = ["take_stances"]
