"""A text as words and their classes: the string the grammar of `rules` is written over."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, compress
from operator import add, attrgetter
from typing import NamedTuple

from .lexicon import TOKEN, Entry, lexicon, word_set
from .wrapping import wrapped_ends

_NOTHING = Entry("x")
_UNKNOWN_NAME = Entry("C")
_ACRONYM = Entry("N")
_NUMBER = Entry("0")
_BREAK = Entry("|")
_PUNCTUATION = {
    "-": "-", "‐": "-", "‑": "-", "–": "-", "'s": "'", "’s": "'", "'": "'", "’": "'", ",": ",", ".": ".", "!": ".", "?": ".", "…": ".", "(": "(", ")": ")", "[": "(",
    "]": ")", '"': '"', "“": '"', "”": '"', "‘": '"', "&": "&",
}  # fmt: skip


@lru_cache(maxsize=1 << 16)
def entry_of(word: str) -> Entry:
    """What is known of one token: from the lists, else from its shape.

    >>> entry_of("Minister").cls, entry_of("minister").cls, entry_of("Zorblax").cls, entry_of("QQZT").cls
    ('T', 't', 'C', 'N')
    """
    known = lexicon().words.get(word)
    if known is not None:
        return known
    if word in _PUNCTUATION:
        return Entry(_PUNCTUATION[word])
    first = word[0]
    if first == "\n":
        return Entry("|")
    if first.isdigit():
        return Entry("1") if word[-1].isalpha() else _NUMBER
    if not first.isalpha():
        return Entry(";")
    if first > "\u024f":  # beyond Latin: Hangul, kana, Han
        return Entry(";")
    if first.isupper():
        if word.isupper() and 2 <= len(word) <= 6 and (word.isalpha() or word[:3].isalpha()):
            return _ACRONYM
        return _UNKNOWN_NAME
    return _NOTHING


@dataclass(slots=True)
class Words:
    """The words of a text: `classes[i]` is the class of the i-th, from `starts[i]` to `ends[i]` in the text.

    A phrase of the lists ("New York", "prime minister", "forced labor") is one word.
    """

    text: str
    starts: list[int]
    ends: list[int]
    entries: list[Entry]
    classes: str

    def word(self, index: int) -> str:
        """The i-th word as it is written."""
        return self.text[self.starts[index] : self.ends[index]]

    def joined(self, index: int) -> bool:
        """Whether the i-th word touches the one before it."""
        return index > 0 and self.ends[index - 1] == self.starts[index]


def read_words(text: str, spans: Sequence[tuple[int, int]]) -> Words:
    """Cut the spans of a text into classified words; a break stands between two spans.

    >>> read_words("Foreign Minister Park Jin left New York.", [(0, 40)]).classes
    'FTKKxP.|'
    """
    starts: list[int] = []
    ends: list[int] = []
    entries: list[Entry] = []
    seen: set[str] = set()
    for span_start, span_end in spans:
        tokens, at_starts, known = _tokens(text, span_start, span_end)
        at_ends = list(map(add, at_starts, map(len, tokens)))
        seen.update(tokens)
        at = 0
        for first, last, phrase in _phrases(tokens):
            starts += at_starts[at : first + 1]
            ends += at_ends[at:first]
            entries += known[at:first]
            ends.append(at_ends[last - 1])
            entries.append(phrase)
            at = last
        starts += at_starts[at:]
        ends += at_ends[at:]
        entries += known[at:]
        starts.append(span_end)
        ends.append(span_end)
        entries.append(_BREAK)
    words = Words(text, starts, ends, entries, "".join([e.cls for e in entries]))
    return _settle(words, seen)


class _Chunk(NamedTuple):
    """What stands between two spaces: its tokens, where each begins in it, and what is known of each."""

    tokens: tuple[str, ...]
    offsets: tuple[int, ...]
    entries: tuple[Entry, ...]


_LINE_ENDS = re.compile(r"\n+")
_LINE_END = entry_of("\n")
_INITIAL = re.compile(r"(?<!\b[A-Z]\.)[A-Z]\. [A-Z]")
"""`S. Korea`: the one token that asks what stands behind the space."""
_chunk_tokens, _chunk_entries = attrgetter("tokens"), attrgetter("entries")


def _tokens(text: str, start: int, end: int) -> tuple[list[str], list[int], list[Entry]]:
    """The tokens of a span, a possessive always with a straight apostrophe, where each starts, and what it is."""
    tokens: list[str] = []
    starts: list[int] = []
    entries: list[Entry] = []

    def read(at: int, line: str) -> None:
        if not line or line.isspace():
            return
        between = line.split(" ")
        chunks = [_cut(line)] if _INITIAL.search(line) else list(map(_chunk, between))
        tokens.extend(chain.from_iterable(map(_chunk_tokens, chunks)))
        entries.extend(chain.from_iterable(map(_chunk_entries, chunks)))
        begins = accumulate([len(chunk) + 1 for chunk in between], initial=at)
        starts.extend(
            [begin + offset for begin, chunk in zip(begins, chunks, strict=False) for offset in chunk.offsets]
        )

    wraps = wrapped_ends(text, start, end)
    at = start
    for line_end in _LINE_ENDS.finditer(text, start, end):
        read(at, text[at : line_end.start()])
        if line_end.start() not in wraps:
            tokens.append(line_end.group())
            starts.append(line_end.start())
            entries.append(_LINE_END)
        at = line_end.end()
    read(at, text[at:end])
    return tokens, starts, entries


def _cut(text: str) -> _Chunk:
    """The tokens of a stretch without line ends."""
    found = [match.span() for match in TOKEN.finditer(text)]
    tokens = tuple("'s" if text[first:last] == "’s" else text[first:last] for first, last in found)
    return _Chunk(tokens, tuple(first for first, _ in found), tuple(map(entry_of, tokens)))


@lru_cache(maxsize=1 << 16)
def _chunk(text: str) -> _Chunk:
    """The tokens of what stands between two spaces, remembered: running text repeats itself."""
    return _cut(text)


def _phrases(tokens: list[str]) -> Iterator[tuple[int, int, Entry]]:
    """The listed phrases among tokens, longest first at each place, none inside another: (first, last, entry)."""
    phrases = lexicon().phrases
    at = 0
    for first in compress(range(len(tokens) - 1), map(phrases.__contains__, tokens)):
        if first < at:
            continue
        second = tokens[first + 1]
        for rest, entry in phrases[tokens[first]].get(second, ()):
            at = first + 2 + len(rest)
            if tokens[first + 2 : at] == rest:
                yield first, at, entry
                break
        else:
            at = first


_SENTENCE_START = re.compile(r"(?:^|[|.;]\"?|,\")(C)(?!-)")
_LINE = re.compile(r"[^|]+")
_ORDINARY_IN_NAME = re.compile(r"(?=([CPDBFQWMN](?:[o4]7?)?)x[BCFQDPIE])")
"""A capitalised word that is none elsewhere belongs to the name around it: `Neutral Nations Supervisory Commission`."""
_AMBIGUOUS_SURNAME = re.compile(r"(?=.[A-Z]-)|(?<=[tT])(?=.[A-Z])")


def _settle(words: Words, seen: set[str]) -> Words:
    """Decide, from the whole document, which capitals are no names: sentence openings and headlines."""
    classes = list(words.classes)
    for match in _SENTENCE_START.finditer(words.classes):
        index = match.start(1)
        following = words.classes[index + 1 : index + 2]
        if words.word(index).lower() in seen or not following.isupper():
            classes[index] = "x"
    headlines = [m.span() for m in _LINE.finditer(words.classes) if _is_headline(words, *m.span())]
    titled = {index for first, last in headlines for index in range(first, last)}
    for index in titled:
        if classes[index] == "C" and words.word(index).lower() in seen:
            classes[index] = "x"
    for match in _ORDINARY_IN_NAME.finditer(words.classes):
        index = match.end(1)
        if words.word(index)[0].isupper() and index not in titled:
            classes[index] = "C"
    surnames = lexicon().ambiguous_surnames
    for match in _AMBIGUOUS_SURNAME.finditer(words.classes):
        index = match.start()
        hyphened = words.classes[index + 2] == "-" and words.joined(index + 2) and words.joined(index + 3)
        if words.word(index) in surnames and (hyphened or words.classes[index - 1] in "tT"):
            classes[index] = "K"
    words.classes = "".join(classes)
    return words


def _is_headline(words: Words, first: int, last: int) -> bool:
    """Whether a line is in title case: nearly every word of weight has a capital, and no full stop ends it."""
    line = words.classes[first:last]
    if line[-1] == ".":
        return False
    capitals = sum(map(str.isupper, line))
    if capitals < 4:
        return False
    little = word_set("small title word")
    small = sum([w[0].islower() and w not in little for w in map(words.word, range(first, last))])
    return small * 6 <= capitals
