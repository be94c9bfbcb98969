"""Reading measured against a gold record: pure functions over records as JSON (no parser, no store).

equality    when two ids, dates or amounts count as the same
matching    one-to-one pairing by the characters that spans share
counts      the rows, and what is counted for each
statements  the rows about statements
documents   the rows about a whole document; `score` gives all rows of one
groups      sums over documents: all, by language, by manner, by kind; precision, recall, F1
confidence  whether what is said to be sure is right: the reliability table
misses      what was missed and what was invented, in context
gold        reading gold, prediction and alias files, every problem reported
"""
