"""Countries joined into one word: 한일, 한미일, 북미, 韓美日."""

from functools import cache
from itertools import permutations
from typing import Final

from glossary.extract.korean.word_sets import words

_STATES: Final = "한중일미러북"
"""The countries of the region as one syllable each: any two or three of them make a word."""
_HANJA: Final = "韓中日美露北"
_NONE: Final = ("북한", "한북", "北韓", "韓北")
COUNTRY_LETTERS: Final = frozenset("韓中日美露北南英獨佛蘇臺")
"""Countries as headlines write them in one letter: 美 국무장관."""


@cache
def pairs() -> frozenset[str]:
    """Every such word, without middle dots.

    >>> {"한일", "한미일", "북미", "美中", "한아세안"} <= pairs(), "북한" in pairs()
    (True, False)
    """
    found = {"".join(p) for letters in (_STATES, _HANJA) for size in (2, 3) for p in permutations(letters, size)}
    found.update("한" + partner for partner in words("partner"))
    found.update(words("pair"))
    return frozenset(pair for pair in found if not any(wrong in pair for wrong in _NONE))
