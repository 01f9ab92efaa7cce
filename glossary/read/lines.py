"""Lines to paragraphs: what stands between the end of one line and the beginning of the next."""

import re
from collections.abc import Collection, Iterable, Sequence

_CJK_WIDE = "\u3001\u3002\u3005-\u3017\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60"
_UNSPACED_END = re.compile(f"[{_CJK_WIDE}]$")
_UNSPACED_START = re.compile(f"^[{_CJK_WIDE}]")
_HANGUL_END = re.compile(r"[가-힣]$")
_HANGUL_START = re.compile(r"^[가-힣]")
WORD = re.compile(r"\w[\w'’-]*")
_WORD_END = re.compile(r"\w[\w'’-]*$")
_HYPHENATED = re.compile(r"[A-Za-z]-$")
# Particles and endings that close a Korean word: what follows them on the next line is another word.
_CLOSES = re.compile(
    r"[가-힣](?:은|는|이|가|을|를|의|에|로|와|과|도|며|고|서|다|한|된|할|들|어|여|해|지|던|만|면|게|적|인|등)$"
)


_LONGEST_WORD = 100
"""Characters at the end of what is joined that are looked at: all of it, again for every line, would take too long."""


def joined(lines: Sequence[str], *, words: Collection[str] = (), whole_words: bool = True) -> str:
    """A paragraph from its lines.

    English is joined by a space, Japanese by nothing. A hyphen at the end of a line stays, unless `words` (words of the
    document, Latin ones in lower case) hold the word without it and not with it; a soft hyphen goes. Korean is joined by a
    space where lines end with `whole_words` or this one with a space; else by nothing, unless `words` or a particle say that
    a word ends there.

    >>> joined(["Yoon Suk-", "yeol nego\u00ad", "tiated inter-", "nationally"], words={"internationally"})
    'Yoon Suk-yeol negotiated internationally'
    >>> joined(["外務省の", "担当者", "NATO"]), joined(["외교부", "장관"]), joined(["아시아태평양국장과 후", "나코시"], whole_words=False)
    ('外務省の担当者NATO', '외교부 장관', '아시아태평양국장과 후나코시')
    """
    pieces: list[str] = []
    tail, spaced = "", False
    for line in lines:
        content = line.strip()
        between = ""
        if tail and content:
            if _hyphen_goes(tail, content, words):
                pieces[-1], tail = pieces[-1][:-1], tail[:-1]
            else:
                between = _between(tail, content, spaced, words, whole_words)
        if content:
            pieces.append(between + content)
            tail = (tail + pieces[-1])[-_LONGEST_WORD:]
        spaced = line != line.rstrip()
    return "".join(pieces)


def _hyphen_goes(text: str, line: str, words: Collection[str]) -> bool:
    if text.endswith("\u00ad"):
        return True
    if not _HYPHENATED.search(text):
        return False
    before, after = last_word(text), first_word(line)
    return (before[:-1] + after).lower() in words and (before + after).lower() not in words


def _between(text: str, line: str, spaced: bool, words: Collection[str], whole_words: bool) -> str:
    if _HYPHENATED.search(text) and line[0].isalpha():
        return ""
    if _HANGUL_END.search(text) and _HANGUL_START.search(line):
        halves = not spaced and is_halved(text, line, words)
        return "" if halves or not (spaced or whole_words or word_ends(text, line, words)) else " "
    unspaced = _UNSPACED_END.search(text) is not None, _UNSPACED_START.search(line) is not None
    if all(unspaced) or (any(unspaced) and not (_HANGUL_END.search(text) or _HANGUL_START.search(line))):
        return ""
    # Korean texts use CJK brackets too: a space stands outside them, none inside.
    return "" if text[-1] in "「『（《〈" or line[0] in "」』）》〉、。・" else " "


def word_ends(text: str, line: str, words: Collection[str]) -> bool:
    """Whether a Korean word ends where a line does: by the words of the document, else by its last syllable."""
    before, after = last_word(text), first_word(line)
    return not is_halved(text, line, words) and (
        any(len(word) > 1 and word in words for word in (before, after)) or _CLOSES.search(before) is not None
    )


def is_halved(text: str, line: str, words: Collection[str]) -> bool:
    """Whether the end of a line and the beginning of the next are halves of a word that the document also has whole."""
    before, after = last_word(text), first_word(line)
    return before + after in words and not (before in words and after in words)


def last_word(text: str) -> str:
    """The word at the end of a line, with the hyphen after it."""
    found = _WORD_END.search(text[-80:])
    return found[0] if found else ""


def first_word(line: str) -> str:
    """The word at the beginning of a line."""
    found = WORD.match(line[:80])
    return found[0] if found else ""


def words_of(lines: Iterable[str]) -> set[str]:
    """The words inside lines, those at their ends left out: those may be halves. Latin ones in lower case."""
    return {word.lower() for line in lines for word in WORD.findall(line)[1:-1]}
