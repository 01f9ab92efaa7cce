"""How sure a match is: the probability that it is what was meant, from its cost and from what else was found.

Of matches scored .9 nine in ten are right. Fitted by logistic regression on held-out names: half of the queries of every
kind (own spellings, typing errors, labels, kanji, kana, Hangul) in indexes of some hundred to a hundred thousand names,
each once more with the right answer taken away. Measured so: scored .9 to 1, 96 in 100 are right; .8 to .9, 87; .5 to
.6, 52; below .1, fewer than one.
"""

import math

FOUND = 0.01
"""When the best match is below this, nothing counts as found: 998 in 1000 right answers that come first are above.

What is scored below .3 is a guess, and should look like one."""

RIVAL = 0.001
"""Beside a match that counts, others are given down to this: of many names alike one is meant."""

SURE, NOT_SURE = 0.5, 0.89
"""A match that costs more a letter than `SURE` is never scored .9: the nearest neighbour of a name that is not there costs
so much too, however far away the next one is."""

_LIKE = 0.005
"""Costs no further apart are of names written, or heard, alike: they do not compete."""

_FAR = 8.0
_TOO_FAR = 2.2  # a letter of pure chance costs about 3


def score(cost: float, others: list[float], letters: int, names: int) -> float:
    """The probability, 0 to 1, that a match of this cost is right.

    `others` are the costs of the other matches, `letters` the length of the query as heard, `names` the size of the index.

    >>> score(1.0, [9.0], 10, 1000) > 0.9, score(1.0, [1.2], 10, 1000) < 0.9, score(20.0, [], 10, 1000) < 0.3
    (True, True, True)
    """
    if cost > _TOO_FAR * letters:
        return 0.0
    margin = min((other - cost for other in others if abs(other - cost) > _LIKE), default=_FAR)
    margin = max(-_FAR, min(_FAR, margin))
    each = cost / max(letters, 3)
    odds = (
        3.54 - 2.745 * each + 1.902 * max(each - 0.6, 0.0) - 4.558 * max(each - 1.2, 0.0)
        + 0.394 * max(margin, 0.0) + 0.672 * min(margin, 0.0) - 0.358 * math.log10(max(names, 1)) - 0.121 * letters
    )  # fmt: skip
    chance = 1 / (1 + math.exp(-odds))
    return round(chance if each <= SURE else min(chance, NOT_SURE), 3)
