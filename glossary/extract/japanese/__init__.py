"""Finding people, offices, organisations, places, events, issues and laws in Japanese text.

Names stand in runs without hiragana. The runs of a text are cut into tokens together; runs repeat, so each is read once
and remembered.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import chain

from ahocorasick_rs import AhoCorasick, MatchKind

from glossary.extract.bearers import resolve
from glossary.extract.japanese.lexicon import head_of, heads, office_of, terms, words
from glossary.extract.japanese.names import HONORIFICS, is_surname
from glossary.extract.japanese.parts import is_part
from glossary.extract.japanese.people import GOVERNMENTS, find_people
from glossary.extract.japanese.phrases import ends_of_names, find_phrases
from glossary.extract.japanese.runs import RUN, Gloss, Run, runs_of
from glossary.extract.japanese.tokens import Token, cut_together, tokens_of
from glossary.extract.overlap import Found, mentions_of
from glossary.model import Kind, Mention

__all__ = ["find_mentions"]

_LINES_TOGETHER = 400
_QUOTED = re.compile(r"[「『]([^「」『』\n]{3,30}(?:の会|市民の会|財団|連帯|連合|委員会|機構|会議))[」』]")
_ORDINAL = re.compile(r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})[度回]目の(?:地下)?(?:核|水爆)実験")
_HIRAGANA_NAME = re.compile(
    r"(?<![一-龯々])(([一-龯々]{1,3})(?![のはがをにともやへで])[ぁ-ん]{2,4}?)(?:さん|氏|容疑者|被告|受刑者|議員|参院議員|衆院議員|代表|知事)(?![ぁ-ん]{2}ん)"
)
"""A family name in kanji and one's own in hiragana before what is said of people: 横田めぐみ|さん."""
_TO_OFFICE = re.compile(r"(?:[（(][^（()）]{1,30}[）)]|[）)])?[・、]?")
"""What may stand between a person and an office that is too weak to be one by itself."""


def find_mentions(text: str, spans: Sequence[tuple[int, int]]) -> list[Mention]:
    """The mentions in the Japanese runs of `text`, in order of start; a longer one comes before those inside it.

    `spans` are the runs to read (code points, half-open), usually lines. Short forms (森田首相, 尹氏) carry the full name as
    their canonical form and the start of its mention in `refers_to`, where the text gives one that fits.

    >>> text = "岸田文雄首相は日韓首脳会談で元徴用工問題を取り上げた。"
    >>> [(m.surface, m.kind.value) for m in find_mentions(text, [(0, len(text))])][:3]
    [('岸田文雄', 'person'), ('首相', 'title'), ('日韓首脳会談', 'event')]
    """
    found: list[Found] = []
    for first in range(0, len(spans), _LINES_TOGETHER):
        lines = [(start, text[start:end]) for start, end in spans[first : first + _LINES_TOGETHER]]
        runs = [runs_of(line) for _, line in lines]
        cut_together(run.text for run in chain.from_iterable(runs))
        for (start, line), its_runs in zip(lines, runs, strict=True):
            found.extend((start + a, start + b, kind, rule) for a, b, kind, rule in _read_line(line, its_runs))
    return resolve(text, mentions_of(text, "ja", found, partial(is_part, text)), _parts, office_of)


def _parts(short: str) -> tuple[str, str]:
    for honorific in (*HONORIFICS, *GOVERNMENTS):
        if short.endswith(honorific):
            return short[: -len(honorific)], ""
    office = office_of(short)
    return short[: len(short) - len(office)], office


@cache
def _mixed_terms() -> tuple[AhoCorasick, list[str]]:
    """Known terms that are no single run: with hiragana or a middle dot between kanji."""
    forms = [form for form in terms() if not RUN.fullmatch(form)]
    return AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest), forms


def _read_line(line: str, runs: list[Run]) -> Iterator[Found]:
    automaton, forms = _mixed_terms()
    for index, left, right in automaton.find_matches_as_indexes(line):
        if not (left and _same_word(line[left - 1], line[left])) and not (
            right < len(line) and _same_word(line[right - 1], line[right])
        ):
            kind, weak = terms()[forms[index]]
            if not weak:
                yield left, right, kind, "term"
    for match in _QUOTED.finditer(line) if "「" in line or "『" in line else ():
        yield match.start(1), match.end(1), heads()[head_of(match.group(1))][0], "quoted"
    for match in _ORDINAL.finditer(line) if "目の" in line else ():
        yield match.start(), match.end(), Kind.ISSUE, "ordinal"
    for match in _HIRAGANA_NAME.finditer(line):
        if is_surname(match.group(2)):
            yield match.start(1), match.end(1), Kind.PERSON, "hiragana name"
    person_end = -1
    for run in runs:
        named = person_end >= 0 and _TO_OFFICE.fullmatch(line, person_end, run.start) is not None
        for left, right, kind, rule in _read_run(run.text, run.gloss, named):
            yield run.start + left, run.start + right, kind, rule
            if kind is Kind.PERSON and run.start + right == run.end:
                person_end = run.end


def _same_word(before: str, after: str) -> bool:
    """Whether a word may run on between two characters: both kanji, both katakana, or both letters."""
    return any(
        lower <= before <= upper and lower <= after <= upper
        for lower, upper in (("一", "龯"), ("ァ", "ー"), ("A", "z"))
    )


@lru_cache(maxsize=1 << 16)
def _read_run(run: str, gloss: Gloss, named: bool) -> tuple[Found, ...]:
    tokens = tokens_of(run)
    people = list(find_people(run, tokens, gloss, named))
    if not people:
        people = _people_before_words(run, tokens)
    taken = max((end for _, end, kind, _ in people if kind is Kind.PERSON), default=0)
    if any(rule == "short" and end == len(run) for _, end, _, rule in people):
        return tuple(people)
    return (*people, *find_phrases(run, tokens, taken))


def _people_before_words(run: str, tokens: tuple[Token, ...]) -> list[Found]:
    """The people of a run whose last words only say what happened: 尹錫悦政権|発足|後, 岸田首相|訪韓."""
    if tokens[-1].text not in words("trail"):
        return []
    for end in ends_of_names(run, 0, tokens)[1:]:
        people = list(find_people(run[:end], tokens_of(run[:end]), Gloss.NONE, False))
        if any(kind is Kind.PERSON for _, _, kind, _ in people):
            return people
    return []
