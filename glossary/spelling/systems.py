"""The published systems: how each sound unit is written by rule, before anything is learned."""

from functools import lru_cache

from glossary.shipped import path as shipped


@lru_cache(maxsize=1)
def written() -> dict[tuple[str, str], list[str]]:
    """The spellings of each (alphabet, unit), the official one first; surnames by their usual spelling.

    >>> written()["kana", "し"]
    ['shi', 'si']
    """
    found: dict[tuple[str, str], list[str]] = {}
    with shipped("data", "spelling", "systems.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            if line[0] != "#":
                alphabet, unit, spellings = line.rstrip("\n").split("\t")
                found[alphabet, unit] = [s.strip("-") for s in spellings.split(" ")]
    with shipped("data", "spelling", "surname_systems.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            if line[0] != "#":
                surname, _, spellings = line.rstrip("\n").split("\t")
                found["surname", surname] = spellings.split(" ")
    del found["alphabet", "unit"], found["surname", "surname"]
    return found


@lru_cache(maxsize=1)
def official() -> dict[tuple[str, str], str]:
    """The official spelling of each (alphabet, unit)."""
    return {key: spellings[0] for key, spellings in written().items()}
