"""Discourse networks over coded statements.

`spec` what is asked for, `spec_in` in plain data · `select` which statements count · `counts` X[i, j, k] · `products`
sums over concepts · `onemode`, `twomode` networks · `windows`, `kernels`, `panels` over time, on `calendar` ·
`distance` between networks · `backbone`, `polarisation`, `divisions`, `clusters`, `scaling`, `measures`, `bars` what
they show · `bootstrap` how sure it is · `edges` ties with their statements · `events` the list of them · `files` for
other programs · `results` plain data · `run` a spec and a table in, a result out.
"""
