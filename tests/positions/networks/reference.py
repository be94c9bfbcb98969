"""The definitions of DNA's networks once more, in plain loops over lists, to check the quick ones against.

After research notes on DNA 3.1 (formulas of the manual, and what the program does); shares no code with the package.
"""

import math
from datetime import datetime, timedelta


def kept(rows, spec):
    """Filter and drop duplicates; rows are dicts with id, moment, document, start, stop and the variables."""
    rows = sorted(rows, key=lambda r: (r["moment"], r["document"], r["start"], r["stop"], r["id"]))
    v1, v2, q = spec["variable1"], spec["variable2"], spec["qualifier"]
    ignore = spec["aggregation"] == "ignore"
    out = []
    for r in rows:
        if r[v1] == "" or r[v2] == "" or (not ignore and r[q] == ""):
            continue
        day = datetime(1970, 1, 1) + timedelta(seconds=r["moment"])
        dna = spec.get("compat") == "dna"
        period = {
            "include": r["id"],
            "document": r["document"],
            "acrossrange": 0,
            "year": day.year,
            "month": day.month if dna else (day.year, day.month),
            "week": day.isocalendar()[1] if dna else day.isocalendar()[:2],
        }[spec["duplicates"]]
        same = (period, r[v1], r[v2], None if ignore else r[q])
        if spec["duplicates"] == "include" or all(same != s for s, _ in out):
            out.append((same, r))
    return [r for _, r in out]


def counted(rows, all_rows, spec):
    v1, v2, q = spec["variable1"], spec["variable2"], spec["qualifier"]
    names = sorted({r[v1] for r in rows}, key=lambda s: s.encode("utf-16-be"))
    concepts = sorted({r[v2] for r in rows}, key=lambda s: s.encode("utf-16-be"))
    levels = [0, 1] if q == "agreement" else sorted({r[q] for r in all_rows})
    x = {(a, c, k): 0 for a in names for c in concepts for k in levels}
    for r in rows:
        x[r[v1], r[v2], r[q]] += 1
    return names, concepts, levels, x


def twomode(names, concepts, levels, x, spec):
    out = []
    for a in names:
        line = []
        for c in concepts:
            n = [x[a, c, k] for k in levels]
            if spec["aggregation"] == "combine":
                value = sum(2 ** (len(levels) - 1 - i) for i, v in enumerate(n) if v)
            elif spec["aggregation"] == "ignore" or isinstance(levels[0], str):
                value = sum(n)
            elif spec["qualifier"] == "agreement":
                value = n[1] - n[0]
            else:
                value = sum(k * v for k, v in zip(levels, n, strict=True))
            if spec["normalization"] == "activity":
                by = sum(x[a, d, k] for d in concepts for k in levels)
            elif spec["normalization"] == "prominence":
                by = sum(x[b, c, k] for b in names for k in levels)
            else:
                by = 1
            line.append(value / by if by else 0)
        out.append(line)
    return out


def onemode_dna(names, concepts, levels, x, spec):
    span = 1 if isinstance(levels[0], str) else abs(levels[-1] - levels[0]) or math.nan  # DNA divides by 0
    out = [[0.0 for _ in names] for _ in names]
    for i, a in enumerate(names):
        for j, b in enumerate(names):
            if i == j:
                continue
            tie = 0.0
            for c in concepts:
                if spec["aggregation"] == "ignore":
                    tie += sum(x[a, c, k] for k in levels) * sum(x[b, c, k] for k in levels)
                    continue
                for k in levels:
                    if isinstance(k, str):
                        same = x[a, c, k] * x[b, c, k]
                        other = (x[a, c, k] if not x[b, c, k] else 0) + (x[b, c, k] if not x[a, c, k] else 0)
                        tie += {"congruence": same, "conflict": other, "subtract": same - other}[spec["aggregation"]]
                        continue
                    for m in levels:
                        far = abs(k - m) / span
                        weight = {"congruence": 1 - far, "conflict": far, "subtract": 1 - 2 * far}[spec["aggregation"]]
                        tie += x[a, c, k] * x[b, c, m] * weight
            na = sum(x[a, c, k] for c in concepts for k in levels)
            nb = sum(x[b, c, k] for c in concepts for k in levels)
            cells = [(x[a, c, k], x[b, c, k]) for c in concepts for k in levels]
            by = {
                "no": 1,
                "average": (na + nb) / 2,
                "cosine": na * nb,
                "jaccard": sum(p for p, r in cells if not r)
                + sum(r for p, r in cells if not p)
                + sum(p * r for p, r in cells),
            }[spec["normalization"]]
            out[i][j] = tie / by if by else 0.0
    return out


def onemode(names, concepts, levels, x, spec):
    """The definitions that the names promise."""
    if spec["normalization"] in ("average", "jaccard"):
        x = {cell: min(n, 1) for cell, n in x.items()}
    nominal = isinstance(levels[0], str)
    span = 1 if nominal else (levels[-1] - levels[0]) or 1

    def near(k, m):
        return float(k == m) if nominal else 1 - abs(k - m) / span

    def tie(a, b, aggregation):
        if aggregation == "ignore":
            total = 0
            for c in concepts:
                p, r = (sum(x[d, c, k] for k in levels) for d in (a, b))
                total += min(p, 1) * min(r, 1) if spec["normalization"] in ("average", "jaccard") else p * r
            return total
        con = sum(x[a, c, k] * x[b, c, m] * near(k, m) for c in concepts for k in levels for m in levels)
        cfl = sum(x[a, c, k] * x[b, c, m] * (1 - near(k, m)) for c in concepts for k in levels for m in levels)
        return {"congruence": con, "conflict": cfl, "subtract": con - cfl}[aggregation]

    out = [[0.0 for _ in names] for _ in names]
    for i, a in enumerate(names):
        for j, b in enumerate(names):
            if i == j:
                continue
            own = "ignore" if spec["aggregation"] == "ignore" else "congruence"
            by = {
                "no": 1,
                "average": (tie(a, a, own) + tie(b, b, own)) / 2,
                "jaccard": tie(a, a, own) + tie(b, b, own) - tie(a, b, own),
                "cosine": math.sqrt(tie(a, a, own) * tie(b, b, own)),
            }[spec["normalization"]]
            out[i][j] = tie(a, b, spec["aggregation"]) / by if by else 0.0
    return out
