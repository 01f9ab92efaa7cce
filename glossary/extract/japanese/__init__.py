"""Finding people, offices, organisations, places, events, issues and laws in Japanese text.

Japanese does not space its words, but a name rarely holds hiragana: a run of kanji, katakana, letters and digits is where
names stand, and most begin and end with it. Runs repeat, so each is read once and remembered.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache, partial

from ahocorasick_rs import AhoCorasick, MatchKind

from glossary.extract.bearers import resolve
from glossary.extract.japanese.lexicon import ending, heads, offices, terms
from glossary.extract.japanese.names import HONORIFICS, is_surname
from glossary.extract.japanese.people import GOVERNMENTS, find_people
from glossary.extract.japanese.phrases import ends_of_names, find_phrases
from glossary.extract.japanese.tokens import Token, tokens_of
from glossary.extract.overlap import PARTS, Found, mentions_of
from glossary.model import Kind, Mention

__all__ = ["find_mentions"]

_RUN = re.compile(
    r"[一-龯々〆ヶヵァ-ヺーA-Za-z0-9Ａ-Ｚａ-ｚ０-９]+(?:(?<=[ァ-ヺー])[・＝=](?=[ァ-ヺー])[一-龯々〆ヶヵァ-ヺーA-Za-z0-9]+)*"
)
_JAPANESE = re.compile(r"[一-龯ァ-ヺ]")
_READING_FOLLOWS = re.compile(r"[（(](?:[ァ-ヺー・＝ ]{2,30}|[가-힣]{2,5}|[A-Z][A-Za-z.'’ -]{3,30})[）)、,]")
_AND = re.compile(r"[及並]$")
"""The first letter of 及び or 並び, which a run takes with it."""
_QUOTED = re.compile(r"[「『]([^「」『』\n]{3,30}(?:の会|市民の会|財団|連帯|連合|委員会|機構|会議))[」』]")
_ORDINAL = re.compile(r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})[度回]目の(?:地下)?(?:核|水爆)実験")
_HIRAGANA_NAME = re.compile(
    r"(?<![一-龯々])(([一-龯々]{1,3})(?![のはがをにともやへで])[ぁ-ん]{2,4}?)(?:さん|氏|容疑者|被告|受刑者|議員|参院議員|衆院議員|代表|知事)(?![ぁ-ん]{2}ん)"
)
"""A family name in kanji and one's own in hiragana before what is said of people: 横田めぐみ|さん."""
_TO_OFFICE = re.compile(r"(?:[（(][^（()）]{1,30}[）)]|[）)])?[・、]?")
"""What may stand between a person and an office that is too weak to be one by itself."""
_SIDES = re.compile(r"(?:側|下|時代|当時)$")
_LONGEST_RUN = 60


def find_mentions(text: str, spans: Sequence[tuple[int, int]]) -> list[Mention]:
    """The mentions in the Japanese runs of `text`, in order of start; a longer one comes before those inside it.

    `spans` are the runs to read (code points, half-open), usually lines. Short forms (森田首相, 尹氏) carry the full name as
    their canonical form and the start of its mention in `refers_to`, where the text gives one that fits.

    >>> text = "岸田文雄首相は日韓首脳会談で元徴用工問題を取り上げた。"
    >>> [(m.surface, m.kind.value) for m in find_mentions(text, [(0, len(text))])][:3]
    [('岸田文雄', 'person'), ('首相', 'title'), ('日韓首脳会談', 'event')]
    """
    found: list[Found] = []
    for start, end in spans:
        if _JAPANESE.search(text, start, end):
            found.extend(_read_line(text, start, end))
    return resolve(text, mentions_of(text, "ja", found, partial(_is_part, text)), _parts, _office)


def _parts(short: str) -> tuple[str, str]:
    for honorific in (*HONORIFICS, *GOVERNMENTS):
        if short.endswith(honorific):
            return short[: -len(honorific)], ""
    office = _office(short)
    return short[: len(short) - len(office)], office


def _office(title: str) -> str:
    return ending(title, offices())


@cache
def _mixed_terms() -> tuple[AhoCorasick, list[str]]:
    """Known terms that are no single run: with hiragana or a middle dot between kanji."""
    forms = [form for form in terms() if not _RUN.fullmatch(form)]
    return AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest), forms


def _read_line(text: str, start: int, end: int) -> Iterable[Found]:
    automaton, forms = _mixed_terms()
    line = text[start:end]
    mixed = []
    for index, left, right in automaton.find_matches_as_indexes(line):
        if not (left and _same_word(line[left - 1], line[left])) and not (
            right < len(line) and _same_word(line[right - 1], line[right])
        ):
            kind, weak = terms()[forms[index]]
            mixed.append((left, right))
            if not weak:
                yield start + left, start + right, kind, "term"
    for match in _QUOTED.finditer(line):
        yield start + match.start(1), start + match.end(1), heads()[ending(match.group(1), heads())][0], "quoted"
    for match in _ORDINAL.finditer(line):
        yield start + match.start(), start + match.end(), Kind.ISSUE, "ordinal"
    for match in _HIRAGANA_NAME.finditer(line):
        if is_surname(match.group(2)):
            yield start + match.start(1), start + match.end(1), Kind.PERSON, "hiragana name"
    person_end = -1
    for match in _RUN.finditer(line):
        left, right = match.span()
        if line[right : right + 1] == "び" and _AND.search(line, left, right):
            right -= 1
        gloss = right < len(line) and line[right] in "（(" and _READING_FOLLOWS.match(line, right) is not None
        named = person_end >= 0 and _TO_OFFICE.fullmatch(line, person_end, left) is not None
        for a, b, kind, rule in _read_run(line[left : min(right, left + _LONGEST_RUN)], gloss, named):
            yield start + left + a, start + left + b, kind, rule
            if kind is Kind.PERSON and left + b == right:
                person_end = right


def _same_word(before: str, after: str) -> bool:
    """Whether a word may run on between two characters: both kanji, both katakana, or both letters."""
    return any(
        lower <= before <= upper and lower <= after <= upper
        for lower, upper in (("一", "龯"), ("ァ", "ー"), ("A", "z"))
    )


@lru_cache(maxsize=1 << 16)
def _read_run(run: str, gloss_follows: bool, named: bool) -> tuple[Found, ...]:
    side = _SIDES.search(run)
    if side:
        run = run[: side.start()]
    if not run or (not _JAPANESE.search(run) and run not in terms()):
        return ()
    tokens = tokens_of(run)
    people = list(find_people(run, tokens, gloss_follows, named))
    if not people:
        people = _people_before_words(run, tokens)
    taken = max((end for _, end, kind, _ in people if kind is Kind.PERSON), default=0)
    if any(rule == "short" and end == len(run) for _, end, _, rule in people):
        return tuple(people)
    return (*people, *find_phrases(run, tokens, taken))


def _people_before_words(run: str, tokens: tuple[Token, ...]) -> list[Found]:
    """The people of a run whose last words only say what happened: 尹錫悦政権|発足|後, 岸田首相|訪韓."""
    for end in ends_of_names(run, 0, tokens)[1:]:
        people = list(find_people(run[:end], tokens_of(run[:end]), False, False))
        if any(kind is Kind.PERSON for _, _, kind, _ in people):
            return people
    return []


def _is_part(text: str, inner: Found, outer: Found) -> bool:
    """Places and groups of countries inside a longer mention are part of it; so is all that is inside a known office."""
    if inner[3] == "head" and outer[3] == "term" and inner[2] is outer[2]:
        return True
    if inner[2] is Kind.OTHER and inner[3] == "term":
        return False
    if outer[2] is Kind.TITLE and inner[2] is Kind.ORGANISATION and outer[1] == inner[1] + 1:
        return True
    if outer[2] is Kind.TITLE:
        return inner[2] in (Kind.PLACE, Kind.OTHER) or text[outer[0] : outer[1]] in offices()
    return inner[2] in PARTS[outer[2]]
