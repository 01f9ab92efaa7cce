"""Glosses in brackets: one name beside another, nearly certain to be the same thing.

    박진(朴振)     朴振（パク・ジン）     강제징용(forced labor)     세계무역기구(WTO)     Park Jin (박진)     전국경제인연합회(전경련)

One side must be a mention already, or the two must look like one name; either side may come first. What the brackets hold
is a gloss only in another script, as an acronym, or as an abbreviation of what stands before them: dates, ages and asides
are none.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from glossary.extract.korean.lexicon import looks_korean_name
from glossary.model import Evidence, Kind, Mention
from glossary.text.hangul import is_syllable
from glossary.text.hanja import hangul_of_hanja_name, initial_sound
from glossary.text.script import Script, lang_of, scripts_in

_BRACKETS: Final = re.compile(r"[ ]?[(（\[［]([^()（）\[\]［］\n]{1,80})[)）\]］]")
_PARTS: Final = re.compile(r"\s*(?:[,、，;；/／]|(?<![ぁ-んァ-ヺー])[·・](?![ぁ-んァ-ヺ]))\s*")
_LABEL: Final = re.compile(
    r"(?:옛|구|이하|약칭|일명|일본명|한국명|중국명|영어명|영문명|본명|한자|韓国名|日本名|中国名|英語名|英名|英|旧称|旧|以下|通称|略称|formerly|hereafter|also|or|known as|Korean|Japanese)"
    r"[\s:：・]+|(?:韓国名|日本名)(?=[一-龯])"
)
_ACRONYM: Final = re.compile(r"[A-Z][A-Za-z0-9&-]{0,11}[A-Z0-9]")
_NO_GLOSS: Final = re.compile(
    r"\d+(?:세|歳|살|년|年|월|月|일|日|명|人|カ国|か国|ヶ国|개국|議席|의석|票|標|회|回|度|件|건|時|分|시|분|%|％)?|.*(?:현지\s?시간|現地時間|local time|사진|写真|photo|왼쪽|오른쪽|左|右|가운데|당시|현재|같은 날|同日|중략|中略|電子版|夕刊|朝刊|仮名|敬称略).*",
    re.IGNORECASE,
)
_KANA_NAME: Final = re.compile(r"[ァ-ヺー]{1,12}(?:[・＝=][ァ-ヺー]{1,12}){1,3}|[ぁ-ん]{1,8}・[ぁ-ん]{1,10}")
_KANJI_NAME_END: Final = re.compile(r"[一-龯々]{2,6}$")
_HANGUL_END: Final = re.compile(r"(?<![가-힣])[가-힣]{2,5}$")
_CAPITALISED_END: Final = re.compile(r"(?:[A-Z][A-Za-z'’.-]*[ ]){0,3}[A-Z][A-Za-z'’.-]*$")
_LONGEST_SIDE: Final = 60
_CLOSING_QUOTES: Final = frozenset("'\"’”」』")
"""What may stand between a name in quotes and its gloss: ‘마스가’(MASGA)."""


def read_glosses(text: str, mentions: Sequence[Mention]) -> tuple[list[Mention], list[Evidence]]:
    """The mentions that only their brackets reveal, in order, and a gloss evidence for each pair (left, right).

    >>> from glossary.extract.korean import find_mentions
    >>> text = "박진(朴振) 외교부 장관은 강제징용(forced labor) 문제를"
    >>> new, evidence = read_glosses(text, find_mentions(text, [(0, len(text))]))
    >>> [(m.surface, m.kind.value, m.lang) for m in new], [(e.left, e.right, e.rule) for e in evidence]
    ([('朴振', 'person', 'ko-Hani'), ('forced labor', 'issue', 'en')], [(0, 3, 'hanja'), (15, 20, 'latin')])
    """
    by_end: dict[int, Mention] = {}
    for mention in mentions:
        kept = by_end.get(mention.end)
        if kept is None or (mention.start < kept.start and kept.kind is not Kind.PERSON) or mention.kind is Kind.PERSON:
            by_end[mention.end] = mention
    by_span = {(m.start, m.end): m for m in mentions}
    new: dict[tuple[int, int], Mention] = {}
    evidence: list[Evidence] = []
    for bracket in _BRACKETS.finditer(text):
        outer = bracket.start()
        left = by_end.get(outer) or (by_end.get(outer - 1) if text[outer - 1 : outer] in _CLOSING_QUOTES else None)
        for start, end in _parts(text, *bracket.span(1)):
            right = by_span.get((start, end)) or new.get((start, end))
            pair = _pair(text, left, right, bracket.start(), start, end)
            if pair is None:
                continue
            first, second, rule = pair
            for side in (first, second):
                if (side.start, side.end) not in by_span:
                    new[side.start, side.end] = side
            left = first
            evidence.append(Evidence("gloss", first.start, second.start, rule))
    return sorted(new.values(), key=lambda m: (m.start, -m.end)), evidence


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a bracket's inside that may each be a gloss, without labels such as 이하 or 韓国名."""
    at = start
    for gap in [*_PARTS.finditer(text, start, end), None]:
        stop = gap.start() if gap else end
        left = at
        while left < stop and text[left] in " '\"‘“「『":
            left += 1
        label = _LABEL.match(text, left, stop)
        if label and label.end() < stop:
            left = label.end()
        right = stop
        while right > left and text[right - 1] in " '\"’”」』":
            right -= 1
        if 0 < right - left <= _LONGEST_SIDE and not _NO_GLOSS.fullmatch(text[left:right]):
            yield left, right
        at = gap.end() if gap else end


def _pair(
    text: str, left: Mention | None, right: Mention | None, outer_end: int, start: int, end: int
) -> tuple[Mention, Mention, str] | None:
    """Both sides of a gloss with its rule, either side new; None when it is no gloss."""
    inner = text[start:end]
    if left is not None:
        rule = _rule(left.surface, inner, left.kind)
        if not rule:
            return None
        if right is not None and right.kind is not left.kind and Kind.PERSON in (left.kind, right.kind):
            return None
        return left, right or _new(text, start, end, left.kind, rule, left.surface), rule
    if right is not None:
        before = _side(text, outer_end, right)
        if before is None:
            return None
        rule = _rule(text[before:outer_end], inner, right.kind)
        if rule == "acronym" and right.lang == "en":  # the reader of English knows which words it stands for
            return None
        return (_new(text, before, outer_end, right.kind, rule), right, rule) if rule else None
    return _unknown_person(text, outer_end, start, end)


def _rule(outer: str, inner: str, kind: Kind) -> str:
    """What a gloss adds, or an empty string where the inside is none."""
    scripts, own = scripts_in(inner), scripts_in(outer)
    if Script.LATIN in scripts and len(scripts) == 1:
        if _ACRONYM.fullmatch(inner) and kind is not Kind.PERSON:
            return "acronym"
        return (
            "latin"
            if Script.LATIN not in own and len(inner) > 2 and (kind is not Kind.PERSON or inner[:1].isupper())
            else ""
        )
    if Script.HANGUL in scripts:
        if Script.HANGUL not in own:
            return "hangul"
        return "abbreviation" if _abbreviates(inner, outer) and kind is not Kind.PERSON else ""
    if Script.KANA in scripts and Script.KANA not in own:
        return "kana"
    if Script.HAN in scripts:
        if own and Script.HAN not in own:
            return "hanja" if Script.HANGUL in own else "kanji"
        return "abbreviation" if _abbreviates(inner, outer) and kind is not Kind.PERSON else ""
    return "kana" if Script.KANA in scripts and Script.HAN in own else ""


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of one occur in the other in order, 련 being 연 at a beginning: 전경련 of 전국경제인연합회."""
    letters = iter([_initial(char) for char in long])
    return (
        2 <= len(short) < len(long) and all(_initial(char) in letters for char in short) and short != long[: len(short)]
    )


def _initial(char: str) -> str:
    return initial_sound(char) if is_syllable(char) else char


def _side(text: str, end: int, inner: Mention) -> int | None:
    """Where the outer side of a gloss begins when only its inside is known."""
    line = text[text.rfind("\n", 0, end) + 1 : end]
    tail = line[-_LONGEST_SIDE:]
    pattern = {"en": _CAPITALISED_END}.get(lang_of(tail[-1:]))
    if pattern is None:
        script = scripts_in(tail[-1:])
        pattern = _HANGUL_END if Script.HANGUL in script else _KANJI_NAME_END if Script.HAN in script else None
    found = pattern.search(tail) if pattern else None
    if found is None or (inner.kind is not Kind.PERSON and pattern is not _CAPITALISED_END):
        return None
    return end - len(found.group())


def _unknown_person(text: str, outer_end: int, start: int, end: int) -> tuple[Mention, Mention, str] | None:
    """A person whom only the gloss betrays: 南宮賢（ナムグン・ヒョン）, 胡志偉（こ・しい）, 이준(李儁)."""
    inner, before = text[start:end], text[max(0, outer_end - 8) : outer_end]
    kanji, hangul = _KANJI_NAME_END.search(before), _HANGUL_END.search(before)
    if kanji and len(kanji.group()) <= 4 and _KANA_NAME.fullmatch(inner):
        outer, rule = kanji.group(), "kana"
    elif hangul and looks_korean_name(hangul.group()) and hangul.group() in hangul_of_hanja_name(inner):
        outer, rule = hangul.group(), "hanja"
    else:
        return None
    first = _new(text, outer_end - len(outer), outer_end, Kind.PERSON, rule)
    return first, _new(text, start, end, Kind.PERSON, rule, outer), rule


def _new(text: str, start: int, end: int, kind: Kind, rule: str, outer: str = "") -> Mention:
    surface = text[start:end]
    lang = "ko-Hani" if rule == "hanja" and outer in hangul_of_hanja_name(surface) else lang_of(surface)
    return Mention(surface, start, end, kind, lang or "en", surface, f"gloss {rule}")
