"""Single states of conflicts of any size, by a SAT solver (the extra `sat`).

`circuits` formulas as clauses · `encoding` the definitions of a conflict as clauses · `reasons` why a state holds or
not · `answers` how the others can answer an improvement · `reachability` whether steps lead into a set · `barriers` the
check that they do not.
"""
