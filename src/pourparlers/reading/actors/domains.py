"""What a minister is minister of: *of Mines and Energy*, *des Affaires étrangères*: no name and no country."""

from __future__ import annotations

from pourparlers.reading.actors.pieces import Attached, Walk


def past_domain(walk: Walk, j: int) -> int:
    """After *minister*: its field (*of Mines and Energy*, *des Affaires étrangères*) is no name and no country."""
    scan, lexicon = walk.scan, walk.lexicon
    k = j
    while (
        k < walk.end
        and scan.gap(k - 1) in (" ", "")
        and k in scan.register
        and scan.register[k][1][0].kind == "adjective"
    ):
        walk.attached.append(Attached(scan.register[k][1][0], "adjective", k))
        k = scan.register[k][0]
    ahead = k
    while (
        ahead < min(walk.end - 1, k + 2)
        and scan.gap(ahead - 1) == " "
        and scan.word[ahead][0].islower()
        and ahead not in scan.register
        and ahead not in scan.lexicon
        and not lexicon.has("relative", scan.fold[ahead])
        and not lexicon.has("of", scan.fold[ahead])
        and not lexicon.has("contracted", scan.fold[ahead])
        and not lexicon.has("place", scan.fold[ahead])
        and scan.fold[ahead] not in ("et", "and", "for")
    ):
        ahead += 1
    if (
        ahead > k
        and ahead < walk.end
        and (lexicon.has("of", scan.fold[ahead]) or lexicon.has("contracted", scan.fold[ahead]))
    ):
        k = ahead
    while (
        k + 1 < walk.end
        and scan.gap(k - 1) in (" ", "")
        and (
            scan.fold[k]
            in (
                "de",
                "du",
                "des",
                "d'",
                "a",
                "au",
                "aux",
                "chargee",
                "charge",
                "of",
                "for",
                "delegue",
                "deleguee",
                "et",
                "and",
            )
        )
    ):
        k += 1
        while k < walk.end and (
            lexicon.has("definite", scan.fold[k])
            or lexicon.has("of", scan.fold[k])
            or scan.fold[k] in ("aux", "au", "the", "chargee", "charge")
        ):
            k += 1
        if k in scan.register and scan.register[k][1][0].kind != "adjective" and not scan.register[k][1][0].weak:
            walk.prep = "of"
            return k
        k += 1
        while (
            k < walk.end
            and scan.gap(k - 1) == " "
            and scan.word[k][0].islower()
            and not lexicon.has("of", scan.fold[k])
            and not lexicon.has("contracted", scan.fold[k])
            and scan.fold[k] not in ("a", "au", "aux", "et", "and", "for")
            and not lexicon.has("place", scan.fold[k])
            and not lexicon.has("relative", scan.fold[k])
            and k not in scan.register
        ):
            k += 1
        while k < walk.end and k in scan.register and scan.register[k][1][0].kind == "adjective":
            if scan.register[k][1][0].id == "europe":
                k += 1
                continue
            walk.attached.append(Attached(scan.register[k][1][0], "adjective", k))
            k = scan.register[k][0]
    return max(k, j)
