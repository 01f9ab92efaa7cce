"""The index: one immutable segment of it, as arrays that can be stored anywhere and used where they lie.

A segment is built once from names, stored by whoever keeps the names, and read without copying. Names are taken apart
into distinct tokens; the sound units of the tokens make a trie in breadth-first order; postings lead from a token back
to the names.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from glossary.spelling.analysis import analyses_beside, readings
from glossary.spelling.units import kana_units

Array = NDArray[Any]

FORMAT = 1
"""Changes with the arrays; a stored segment of another format must be built again."""

COLUMNS = 5
"""The most tokens of one name; further ones are not indexed."""

LANGS = ("en", "ko", "ko-Hani", "ko-Latn", "ja", "ja-Hrkt", "ja-Latn")
_LATIN = ("en", "ja-Latn")
FOREIGN, KANA, KATAKANA = 0x4000, 0x100000, 0x200000


@dataclass(frozen=True, slots=True)
class Name:
    """One form of a concept: `id` is the form's, `weight` the evidence for it (attestations; 0 is none).

    `concept` is a number of the concept: forms of one concept do not compete for the score. 0 is unknown.
    """

    id: int
    text: str
    lang: str
    kind: str = "person"
    weight: float = 0.0
    concept: int = 0


def unit_codes(reading: str) -> list[int]:
    """The sound units of a reading as numbers that never change; a Hangul syllable is one, a kana with its small one."""
    if reading[0] == "k":
        return [ord(c) - 0xAC00 for c in reading[1:]]
    if reading[0] == "f":
        return [ord(c) - 0xAC00 + FOREIGN for c in reading[1:]]
    native = reading[0] == "j"
    codes = []
    for unit in kana_units(reading[1:], native=native):
        code = (ord(unit[0]) & 0xFF) << 9
        if len(unit) > 1:
            code |= 1 if unit[1] == ":" else (ord(unit[1]) & 0xFF) << 1
        codes.append(code + (KANA if native else KATAKANA))
    return codes


def unit_of_code(code: int) -> tuple[str, str]:
    """The alphabet and the writing of a numbered unit."""
    if code < FOREIGN:
        return "korean", chr(code + 0xAC00)
    if code < KANA:
        return "foreign", chr(code - FOREIGN + 0xAC00)
    native = code < KATAKANA
    code -= KANA if native else KATAKANA
    unit = chr(0x3000 + (code >> 9))
    if code & 1:
        unit += ":"
    elif code & 0x1FE:
        unit += chr(0x3000 + (code >> 1 & 0xFF))
    return ("kana" if native else "katakana"), unit


def _groups(keys: Array, size: int) -> tuple[Array, Array]:
    """Postings: (order, first) such that the places where `keys == k` are order[first[k]:first[k + 1]]."""
    order = np.argsort(keys, kind="stable").astype(np.int32)
    first = np.zeros(size + 1, np.int32)
    np.cumsum(np.bincount(keys, minlength=size), out=first[1:])
    return order, first


def _texts(strings: Sequence[str]) -> tuple[Array, Array]:
    encoded = [s.encode() for s in strings]
    first = np.zeros(len(encoded) + 1, np.int32)
    np.cumsum([len(e) for e in encoded], out=first[1:]) if encoded else None
    return np.frombuffer(b"".join(encoded), np.uint8), first


def deletions(word: str) -> set[str]:
    """The word, and the word with any one letter left out."""
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


class Segment:
    """An immutable index of some names. Make one with `build`, `from_arrays` or `merge`."""

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self.arrays: dict[str, Array] = dict(arrays)
        self.beside: dict[str, Any] = {}
        """What a search keeps beside the arrays, by script."""
        if int(self.arrays["format"][0]) != FORMAT:
            raise ValueError(f"spelling index of format {int(self.arrays['format'][0])}; this program reads {FORMAT}")

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Array]) -> "Segment":
        """The segment whose `arrays` these are; they may be read-only and are not copied."""
        return cls(arrays)

    @classmethod
    def build(cls, names: Iterable[Name]) -> "Segment":
        """Index the names: every distinct token is analysed once.

        Forms of one concept that come together tell each other how they are read.
        """
        names = list(names)
        latin: dict[int, list[str]] = defaultdict(list)
        for name in names:
            if name.lang in _LATIN:
                latin[name.concept].append(name.text)
        numbers: dict[str, int] = {}
        ids: list[int] = []
        weights: list[float] = []
        langs: list[int] = []
        concepts: list[int] = []
        of_name: list[int] = []
        costs: list[float] = []
        tokens: list[int] = []
        width: list[int] = []
        for n, name in enumerate(names):
            ids.append(name.id)
            weights.append(name.weight)
            concepts.append(name.concept)
            langs.append(LANGS.index(name.lang) if name.lang in LANGS else 255)
            beside = latin.get(name.concept, ()) if name.concept else ()
            for keys, cost in analyses_beside(name.text, name.lang, name.kind, beside):
                of_name.append(n)
                costs.append(cost)
                width.append(min(len(keys), COLUMNS))
                for key in keys[:COLUMNS]:
                    tokens.append(numbers.setdefault(key, len(numbers)))
        table = np.full((len(of_name), COLUMNS), -1, np.int32)
        widths = np.array(width, np.int64)
        rows = np.repeat(np.arange(len(of_name)), widths)
        columns = np.arange(len(tokens)) - np.repeat(np.cumsum(widths) - widths, widths)
        table[rows, columns] = tokens
        return cls._assemble(
            list(numbers),
            np.array(ids, np.int64),
            np.array(concepts, np.int64),
            np.array(weights, np.float32),
            np.array(langs, np.uint8),
            np.array(of_name, np.int32),
            np.array(costs, np.float32),
            table,
            None,
        )

    @classmethod
    def merge(cls, segments: Sequence["Segment"]) -> "Segment":
        """One segment holding the names of all, without analysing them again."""
        numbers: dict[str, int] = {}
        heard: dict[str, list[tuple[str, float]]] = {}
        tables, of_name, offset = [], [], 0
        for segment in segments:
            new = np.array([numbers.setdefault(t, len(numbers)) for t in segment.tokens] + [-1], np.int32)
            heard |= segment._readings()
            tables.append(new[segment.arrays["analysis_tokens"]])
            of_name.append(segment.arrays["analysis_name"] + np.int32(offset))
            offset += len(segment)

        def joined(key: str) -> Array:
            return np.concatenate([s.arrays[key] for s in segments])

        return cls._assemble(
            list(numbers), joined("name_id"), joined("name_concept"), joined("name_weight"), joined("name_lang"),
            np.concatenate(of_name), joined("analysis_cost"), np.concatenate(tables), heard,
        )  # fmt: skip

    @classmethod
    def _assemble(
        cls, keys: list[str], ids: Array, concepts: Array, weights: Array, langs: Array, of_name: Array, costs: Array, table: Array,
        heard: dict[str, list[tuple[str, float]]] | None,
    ) -> "Segment":  # fmt: skip
        order = sorted(range(len(keys)), key=keys.__getitem__)
        place = np.full(len(keys) + 1, -1, np.int32)
        place[order] = np.arange(len(keys), dtype=np.int32)
        table = place[table]
        keys = [keys[i] for i in order]
        flat = table.ravel()
        used = np.flatnonzero(flat >= 0)
        by_token, token_first = _groups(flat[used], len(keys))
        spoken: dict[str, int] = {}
        pairs: list[tuple[int, int, float]] = []
        for i, key in enumerate(keys):
            for reading, cost in readings(key) if heard is None else heard.get(key, ()):
                pairs.append((spoken.setdefault(reading, len(spoken)), i, cost))
        trie_unit, trie_first, trie_reading, trie_below, units = _trie([unit_codes(r) for r in spoken])
        reading_of = np.array([p[0] for p in pairs], np.int32)
        spoken_by = np.array([p[1] for p in pairs], np.int32)
        by_reading, reading_first = _groups(reading_of, len(spoken))
        token_text, token_text_first = _texts(keys)
        reading_text, reading_text_first = _texts(list(spoken))
        word_hash, word_token = _neighbourhood(keys)
        return cls({
            "format": np.array([FORMAT], np.int32),
            "name_id": ids, "name_concept": concepts, "name_weight": weights, "name_lang": langs,
            "analysis_name": of_name, "analysis_cost": costs, "analysis_tokens": table,
            "token_first": token_first, "token_analysis": (used // COLUMNS).astype(np.int32)[by_token],
            "token_text": token_text, "token_text_first": token_text_first,
            "reading_text": reading_text, "reading_text_first": reading_text_first,
            "reading_first": reading_first,
            "reading_token": spoken_by[by_reading],
            "reading_cost": np.array([p[2] for p in pairs], np.float32)[by_reading],
            "spoken_first": np.concatenate([[0], np.cumsum(np.bincount(spoken_by, minlength=len(keys)))]).astype(np.int32),
            "spoken_reading": reading_of, "spoken_cost": np.array([p[2] for p in pairs], np.float32),
            "trie_unit": trie_unit, "trie_first": trie_first, "trie_reading": trie_reading, "trie_below": trie_below, "units": units,
            "word_hash": word_hash, "word_token": word_token,
        })  # fmt: skip

    def __len__(self) -> int:
        """The number of names."""
        return len(self.arrays["name_id"])

    def token(self, number: int) -> str:
        """The text of a token."""
        first = self.arrays["token_text_first"]
        return bytes(self.arrays["token_text"][first[number] : first[number + 1]]).decode()

    @property
    def tokens(self) -> list[str]:
        """Every token, in order."""
        first = self.arrays["token_text_first"].tolist()
        text = self.arrays["token_text"].tobytes()
        return [text[a:b].decode() for a, b in pairwise(first)]

    def _readings(self) -> dict[str, list[tuple[str, float]]]:
        first = self.arrays["reading_text_first"].tolist()
        text = self.arrays["reading_text"].tobytes()
        spoken = [text[a:b].decode() for a, b in pairwise(first)]
        tokens = self.tokens
        found: dict[str, list[tuple[str, float]]] = {}
        sizes = np.diff(self.arrays["reading_first"])
        numbers = np.repeat(np.arange(len(spoken)), sizes).tolist()
        costs = self.arrays["reading_cost"].tolist()
        for r, t, c in zip(numbers, self.arrays["reading_token"].tolist(), costs, strict=True):
            found.setdefault(tokens[t], []).append((spoken[r], c))
        return found

    @cached_property
    def surnames(self) -> dict[str, int]:
        """The Korean surnames among the tokens, with their numbers."""
        low = self._lower_bound("s")
        found = {}
        for number in range(low, len(self.arrays["token_text_first"]) - 1):
            text = self.token(number)
            if text[0] != "s":
                break
            found[text[1:]] = number
        return found

    def _lower_bound(self, key: str) -> int:
        low, high = 0, len(self.arrays["token_text_first"]) - 1
        while low < high:
            middle = (low + high) // 2
            if self.token(middle) < key:
                low = middle + 1
            else:
                high = middle
        return low


def _neighbourhood(keys: list[str]) -> tuple[Array, Array]:
    hashes: list[int] = []
    words: list[int] = []
    for number, key in enumerate(keys):
        if key[0] in "lw":
            near = [zlib.crc32((key[0] + w).encode()) for w in deletions(key[1:])]
            hashes += near
            words += [number] * len(near)
    found = np.array(hashes, np.uint32)
    order = np.argsort(found, kind="stable")
    return found[order], np.array(words, np.int32)[order]


def _trie(sequences: list[list[int]]) -> tuple[Array, Array, Array, Array, Array]:
    """The trie of the sequences in breadth-first order: (unit of a node, its first child, sequence it ends, levels
    below it, units).

    Node 0 is the root; the children of node i are first[i]:first[i + 1].
    """
    if not sequences:
        return (
            np.zeros(1, np.int32),
            np.array([1, 1], np.int32),
            np.array([-1], np.int32),
            np.zeros(1, np.uint8),
            np.zeros(0, np.int32),
        )
    lengths = np.array([len(s) for s in sequences])
    depth = int(lengths.max())
    codes = np.full((len(sequences), depth), -1, np.int32)
    rows = np.repeat(np.arange(len(sequences)), lengths)
    columns = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    codes[rows, columns] = [c for s in sequences for c in s]
    units = np.unique(codes[codes >= 0])
    order = np.lexsort(codes.T[::-1])
    codes, lengths = codes[order], lengths[order]
    node = np.zeros(len(sequences), np.int64)
    unit_parts, reading_parts = [np.zeros(1, np.int32)], [np.array([-1], np.int32)]
    children_parts: list[Array] = []
    parents: list[Array] = []
    made = 1
    alive = np.arange(len(sequences))
    before, before_size = np.zeros(len(sequences), np.int64), 1
    for level in range(depth):
        alive = alive[lengths[alive] > level]
        unit = codes[alive, level]
        parent = before[alive]
        new = np.ones(len(alive), bool)
        new[1:] = (unit[1:] != unit[:-1]) | (parent[1:] != parent[:-1])
        number = np.cumsum(new) - 1
        size = int(number[-1]) + 1
        parents.append(parent[new])
        children_parts.append(np.bincount(parent[new], minlength=before_size))
        unit_parts.append(np.searchsorted(units, unit[new]).astype(np.int32))
        ends = np.full(size, -1, np.int32)
        done = lengths[alive] == level + 1
        ends[number[done]] = order[alive[done]]
        reading_parts.append(ends)
        node[alive] = number
        before = node.copy()
        before_size = size
        made += size
    children_parts.append(np.zeros(before_size, np.int64))
    first = np.ones(made + 1, np.int32)
    first[1:] = 1 + np.cumsum(np.concatenate(children_parts))
    below = [np.zeros(len(parents[-1]), np.uint8)]
    for level in range(depth - 1, -1, -1):
        above = np.zeros(len(children_parts[level]), np.uint8)
        np.maximum.at(above, parents[level], below[-1] + np.uint8(1))
        below.append(above)
    return (
        np.concatenate(unit_parts),
        first,
        np.concatenate(reading_parts),
        np.concatenate(below[::-1]),
        units.astype(np.int32),
    )
