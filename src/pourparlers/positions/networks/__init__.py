"""Discourse networks over coded statements.

`spec` what is asked for · `select` which statements count · `counts` X[i, j, k] · `products` sums over concepts ·
`onemode`, `twomode` networks · `windows`, `kernels` over time, on `calendar` · `distance` between networks ·
`backbone`, `polarisation`, `bars`, `events` · `results` as plain data · `run` a spec and a table in, a result out.
"""
