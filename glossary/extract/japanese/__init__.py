"""Finding people, offices, organisations, places, events, issues and laws in Japanese text.

Names stand in runs without hiragana. The runs of a text are cut into tokens together; runs repeat, so each is read once
and remembered.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain

from glossary.extract.bearers import resolve
from glossary.extract.japanese.lexicon import office_of, words
from glossary.extract.japanese.names import HONORIFICS
from glossary.extract.japanese.over_runs import find_over_runs
from glossary.extract.japanese.parts import is_part
from glossary.extract.japanese.people import GOVERNMENTS, find_people
from glossary.extract.japanese.phrases import ends_of_names, find_phrases
from glossary.extract.japanese.runs import Gloss, Run, runs_of
from glossary.extract.japanese.tokens import Token, cut_together, tokens_of
from glossary.extract.overlap import Found, mentions_of
from glossary.model import Kind, Mention

__all__ = ["find_mentions"]

_LINES_TOGETHER = 400
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


def _read_line(line: str, runs: list[Run]) -> Iterator[Found]:
    yield from find_over_runs(line)
    person_end = -1
    for run in runs:
        named = person_end >= 0 and _TO_OFFICE.fullmatch(line, person_end, run.start) is not None
        for left, right, kind, rule in _read_run(run.text, run.gloss, named):
            yield run.start + left, run.start + right, kind, rule
            if kind is Kind.PERSON and run.start + right == run.end:
                person_end = run.end


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
