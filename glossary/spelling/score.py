"""How sure a match is: the probability that it is what was meant, from its cost and from what else was found.

Of matches scored .9 nine in ten are right. The weights are fitted by `python -m glossary.spelling.train_score` on names
that the costs were not learned from; `data/spelling/score.tsv` holds them, and what they reached.
"""

import math
from collections.abc import Sequence
from functools import lru_cache

from glossary.shipped import path as shipped

FOUND = 0.02
"""When the best match is below this, nothing counts as found: 998 in 1000 right answers that come first are above.

What is scored below .3 is a guess, and should look like one."""

RIVAL = 0.0005
"""Beside a match that counts, others are given down to this: of many names alike one is meant."""

SURE, NOT_SURE = 0.5, 0.89
"""A match that costs more a letter than `SURE` is never scored .9: the nearest neighbour of a name that is not there costs
so much too, however far away the next one is."""

EVIDENCE = ("always", "cost", "dear", "very dear", "ahead", "behind", "names", "letters")
"""What the score weighs: the cost a letter, more of it above .6 and above 1.2; by how much the match is cheaper than the
next one, or dearer than the best; the size of the index (its logarithm, base 10); the length of the query."""

_LIKE = 0.005
"""Costs no further apart are of names written, or heard, alike: they do not compete."""

_FAR = 8.0
_TOO_FAR = 2.2  # a letter of pure chance costs about 3


def evidence(cost: float, others: Sequence[float], letters: int, names: int) -> tuple[float, ...]:
    """The values of `EVIDENCE` for a match of this cost.

    `others` are the costs of the other matches, `letters` the length of the query as heard, `names` the size of the index.
    """
    margin = min((other - cost for other in others if abs(other - cost) > _LIKE), default=_FAR)
    margin = max(-_FAR, min(_FAR, margin))
    each = cost / max(letters, 3)
    return (
        1.0, each, max(each - 0.6, 0.0), max(each - 1.2, 0.0), max(margin, 0.0), min(margin, 0.0),
        math.log10(max(names, 1)), float(letters),
    )  # fmt: skip


@lru_cache(maxsize=1)
def weights() -> tuple[float, ...]:
    """The fitted weights, in the order of `EVIDENCE`."""
    with shipped("data", "spelling", "score.tsv").open(encoding="utf-8") as lines:
        rows = dict(line.rstrip("\n").split("\t") for line in lines if not line.startswith("#"))
    return tuple(float(rows[name]) for name in EVIDENCE)


def score(cost: float, others: Sequence[float], letters: int, names: int) -> float:
    """The probability, 0 to 1, that a match of this cost is right; the arguments are those of `evidence`.

    >>> score(1.0, [9.0], 10, 1000) > 0.9, score(1.0, [1.2], 10, 1000) < 0.9, score(20.0, [], 10, 1000) < 0.5
    (True, True, True)
    """
    if cost > _TOO_FAR * letters:
        return 0.0
    seen = evidence(cost, others, letters, names)
    chance = 1 / (1 + math.exp(-sum(w * e for w, e in zip(weights(), seen, strict=True))))
    return round(chance if seen[1] <= SURE else min(chance, NOT_SURE), 3)
