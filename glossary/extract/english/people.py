"""People in English text: names by the shape of their language, by a title before them, by a comma and a title behind.

Given names are told by their syllables: `Suk-yeol` and `Jae-in` are Korean, `Yoshimasa` Japanese, `Jinping` Chinese.
"""

import re
from collections.abc import Iterator

from glossary.model import Kind

from .class_patterns import over_classes
from .described import find_described, spans_of
from .lexicon import lexicon, word_set
from .rules import Candidate
from .words import Words

_KOREAN_SYLLABLE = re.compile(
    r"(?:kk|tt|pp|jj|ss|ch|sh|th|kh|ph|wh|[bcdghjklmnprstwyzv])?(?:[yw]?(?:ae|eo|eu|oe|ui|ee|oo|ou|a|e|i|o|u)|yeo|weo|uh|ah|oh|ur)(?:ng|ck|ch|[bcgklmnprst])?h?",
    re.IGNORECASE,
)
_ROMAJI = re.compile(
    r"(?:(?:[kgnhbpmr]y|sh|ch|ts|tch|ssh|j|kk|ss|tt|pp|[kgsztdnhbpmyrwf])?[aiueoāīūēō]|n(?![aiueoyāīūēō])|m(?=[bpm])|h(?![aiueoy])){2,8}",
    re.IGNORECASE,
)
_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|ts|[bpmfdtnlgkhjqxzcsrwy])?(?:iang|iong|uang|[iu]?[aeo]?[aeiouü](?:ng|n|r)?)){1,2}", re.IGNORECASE
)


def is_korean_syllable(word: str) -> bool:
    """Whether a word can be one syllable of a romanized Korean given name.

    >>> [is_korean_syllable(w) for w in ("Jin", "Suk", "yeol", "Kyung", "Jeans", "Avenue", "myoung")]
    [True, True, True, True, False, False, True]
    """
    return len(word) < 8 and _KOREAN_SYLLABLE.fullmatch(word) is not None


def is_korean_given(word: str) -> bool:
    """Whether a word without a hyphen can be a Korean given name of one or two syllables.

    >>> [is_korean_given(w) for w in ("Jin", "Jaemyung", "Unification", "Chancellor")]
    [True, True, False, False]
    """
    if is_korean_syllable(word):
        return True
    return len(word) < 12 and any(
        is_korean_syllable(word[:k]) and is_korean_syllable(word[k:]) for k in range(2, min(7, len(word) - 1))
    )


def is_romaji(word: str) -> bool:
    """Whether a word is built of Japanese syllables.

    >>> [is_romaji(w) for w in ("Yoshimasa", "Shinzo", "Ryōsei", "Kenji", "Albert", "Scholz")]
    [True, True, True, True, False, False]
    """
    return 3 <= len(word) <= 14 and _ROMAJI.fullmatch(word) is not None and word not in word_set("ordinary word")


def is_japanese_given(word: str) -> bool:
    """Whether a word ends as Japanese given names do and few other words: `-ko`, `-suke`, `-hiro`.

    >>> [is_japanese_given(w) for w in ("Naeko", "Shusei", "Kensuke", "Oshiro", "Sushi", "Nagano")]
    [True, True, True, False, False, False]
    """
    if len(word) < 5 or word.endswith("shiro"):  # a surname: `Oshiro`, `Miyashiro`
        return False
    return word.endswith(tuple(word_set("ending of a Japanese given name"))) and is_romaji(word)


def is_pinyin(word: str) -> bool:
    """Whether a word can be a Chinese given name of one or two syllables.

    >>> [is_pinyin(w) for w in ("Jinping", "Yi", "Qiang", "Street")]
    [True, True, True, False]
    """
    return len(word) < 12 and _PINYIN.fullmatch(word) is not None


_HYPHENED = over_classes(r"[A-Z](?:-[A-Zx14568o2&abefilmrstvy7])")
_KOREAN_FIRST = over_classes(r"[KZ](?=[A-Z]|.-)")
_ANY_SURNAME_HYPHENED = over_classes(r"[CGJN][CKGJZ]-[a-z0-9]")
_KOREAN_LAST = over_classes(r"[A-Z]-[A-Za-z0-9][KZ](?![A-Z-])")
_CHRISTENED = over_classes(r"(?<![CGJKZ])G[KZ][A-Z]-[a-z0-9]")
_KOREAN_ABROAD = over_classes(r"(?<![A-Z-])CK(?![A-Z-])")
_CHINESE_HYPHENED = over_classes(r"[KZ][CGJKZ]-x(?!-)")
_JAPANESE = over_classes(r"[CGJKP]J|J[CGJ]|[CG]J|G[PC]")
_FIRST_NAMED = over_classes(r"(?<![CGJKZ])G(?:-?[CG]){0,1}C?[CKJZGN](?![A-Z-])")
_NAMED_LIKE_A_PLACE = over_classes(r"(?<![CGJKZ])GY(?![A-Z-])")
_ROYAL = over_classes(r"u[CGPJKZN](?:-?[CGPJKZN]){0,2}1?")
_TITLED_ABROAD = over_classes(r"[Tt][2o]7?(?:[PQN]|7)((?:[CGKJZ]-?){1,3}[CGJKZP])(?![A-Z]|-)")
_TITLED = over_classes(r"(?<=[Tth])((?:[CGKJZ]-?){1,3}[CGJKZP])(?![A-Z]|-)")
_COUNTERPART = over_classes(r"(?:x,?)((?:[CGKJZ]-?){1,3}[CGJKZP])(?![A-Z])")
_APPOSED = over_classes(r"(?<![A-Z])((?:[CGKJZ]-?){1,2}[CGJKZ])(?=,(?:7|8|D|P'?|1){0,3}(?:[VvFfMmNB1]-?){0,4}[Tt])")
_LISTED_AFTER_TITLE = over_classes(r"[tT](?:[o426][7A-Zfm,&'-]{1,14})?,((?:[CGKJZ]-?){1,2}[CGJKZ])(?=[,.x8]|$)")
_WITH_PARTICLE = over_classes(r"(?<![CGJKZ])(?=([GC]C?x{1,2}[CKJZGP])(?![A-Z-]))")


def _korean(words: Words) -> Iterator[Candidate]:
    classes = words.classes
    for match in _KOREAN_FIRST.finditer(classes):
        first = match.start()
        given = words.word(first + 1)
        joined = classes[first + 2 : first + 3] == "-" and words.joined(first + 2) and words.joined(first + 3)
        if joined and is_korean_syllable(given) and is_korean_syllable(words.word(first + 3)):
            yield Candidate(first, first + 4, Kind.PERSON, "Korean name")
        elif not given[0].isupper() or classes[first + 2 : first + 3] == "-":
            continue
        elif (
            classes[first + 2 : first + 3] in ("C", "K", "Z", "G", "J")
            and is_korean_syllable(given)
            and is_korean_syllable(words.word(first + 2))
        ):
            yield Candidate(first, first + 3, Kind.PERSON, "Korean name")
        elif classes[first + 1] in "CKZGJN" and (is_korean_given(given) or is_pinyin(given)):
            yield Candidate(first, first + 2, Kind.PERSON, "Korean or Chinese name")
    for match in _CHINESE_HYPHENED.finditer(classes):
        first, last = match.span()
        if words.joined(last - 2) and words.joined(last - 1) and len(words.word(first + 1)) < 7:
            yield Candidate(first, last, Kind.PERSON, "Korean or Chinese name")
    for match in _CHRISTENED.finditer(classes):
        first, last = match.span()
        if words.joined(last - 2) and is_korean_syllable(words.word(last - 1)):
            yield Candidate(first, last, Kind.PERSON, "Korean name, surname inside")
    for match in _KOREAN_ABROAD.finditer(classes):
        first, last = match.span()
        given = words.word(first)
        if len(given) > 4 and is_korean_given(given) and words.word(last - 1) in word_set("plain Korean surname"):
            yield Candidate(first, last, Kind.PERSON, "Korean name, surname last")
    for match in _ANY_SURNAME_HYPHENED.finditer(classes):
        first, last = match.span()
        parts = [words.word(first + k) for k in (0, 1, 3)]
        if all(map(is_korean_syllable, parts)) and words.joined(first + 2) and words.joined(first + 3):
            yield Candidate(first, last, Kind.PERSON, "Korean name, rare surname")
    for match in _KOREAN_LAST.finditer(classes):
        first, last = match.span()
        if (
            is_korean_syllable(words.word(first))
            and is_korean_syllable(words.word(first + 2))
            and words.joined(first + 2)
        ):
            yield Candidate(first, last, Kind.PERSON, "Korean name, surname last")


def _japanese(words: Words) -> Iterator[Candidate]:
    lists = lexicon()
    given_names = lists.given_names
    for match in re.finditer(r"(?=([CGJKP][CGJP]))", words.classes):
        first = match.start(1)
        pair, left, right = match.group(1), words.word(first), words.word(first + 1)
        if left == right or " " in left or " " in right or not (is_romaji(left) and is_romaji(right)):
            continue
        one_surname = "J" in pair
        one_given = left in given_names or right in given_names or is_japanese_given(left)
        if pair == "CP" and right in lists.japanese_surnames:
            yield Candidate(first, first + 2, Kind.PERSON, "Japanese name")
        if (one_surname and (one_given or pair in ("CJ", "JC", "JJ", "GJ", "JG"))) or (
            one_given and ("P" not in pair or pair == "GP")
        ):
            yield Candidate(first, first + 2, Kind.PERSON, "Japanese name")


def _surname_like(words: Words, index: int) -> bool:
    """`Christopher Hill`: some heads of places are surnames too."""
    return words.word(index) in word_set("place head that is a surname")


def _particles(words: Words, name: Candidate) -> bool:
    """`Ursula von der Leyen`, `Mohammed bin Salman`: the small words are those of names."""
    small = [words.word(i) for i in range(name.first, name.last) if words.classes[i] == "x"]
    return all(word in word_set("particle of a name") for word in small)


def find_people(words: Words) -> Iterator[Candidate]:
    """Full names of people, with the rule that told each; kings and queens keep their title, sons their `Jr.`."""
    for each in _full_names(words):
        tail = words.classes[each.last : each.last + 2]
        numbered = tail.startswith("1") and words.word(each.last) in ("II", "III", "IV")
        suffix = 1 if tail.startswith("j") or numbered else 2 if tail == ",j" else 0
        yield each._replace(last=each.last + suffix)


def _full_names(words: Words) -> Iterator[Candidate]:
    yield from find_described(words)
    yield from _korean(words)
    yield from _japanese(words)
    yield from spans_of(_FIRST_NAMED, words, "first name")
    yield from (c for c in spans_of(_WITH_PARTICLE, words, "first name") if _particles(words, c))
    yield from spans_of(_ROYAL, words, "royal name")
    yield from spans_of(_TITLED, words, "name after title")
    yield from spans_of(_TITLED_ABROAD, words, "name after title")
    yield from (c for c in spans_of(_NAMED_LIKE_A_PLACE, words, "first name") if _surname_like(words, c.last - 1))
    yield from spans_of(_APPOSED, words, "name before title")
    yield from spans_of(_LISTED_AFTER_TITLE, words, "title, name")
    for candidate in spans_of(_COUNTERPART, words, "counterpart"):
        before = words.word(candidate.first - 1)
        if (words.word(candidate.first - 2) if before == "," else before) in word_set("counterpart"):
            yield candidate


def find_surnames(words: Words, people: list[Candidate]) -> Iterator[Candidate]:
    """Surnames that stand alone or behind a title, of the people a document names in full."""
    surnames: set[str] = set()
    taken: set[int] = set()
    for person in people:
        taken.update(range(person.first, person.last))
        family = person.last - 1
        while words.classes[family] in ",j1":
            family -= 1
        if person.rule == "royal name":
            continue
        if words.classes[person.first] in "KZ" or person.rule.startswith("Korean name,"):
            surnames.add(words.word(family if person.rule.endswith("last") else person.first))
        elif words.classes[person.first] == "J" and words.classes[family] != "J":
            surnames.add(words.word(person.first))
        else:
            surnames.add(words.word(family))
    for match in re.finditer(r"[CGJKZNx]", words.classes):
        index = match.start()
        if index in taken:
            continue
        word = words.word(index)
        titled = index > 0 and words.classes[index - 1] in "Th"
        if word not in surnames and not (titled and word[0].isupper() and words.classes[index] in "CGJKZ"):
            continue
        if words.classes[index + 1 : index + 2].isupper() and words.classes[index + 1] in "CGJKZBYELI" and not titled:
            continue
        if titled:
            first = index - 1
            while (
                first
                and index - first < 5
                and words.classes[first - 1] in "VF1TD-"
                and words.word(first - 1) not in (".",)
            ):
                first -= 1
            yield Candidate(first, index + 1, Kind.PERSON, "title + surname")
        if word in surnames:
            yield Candidate(index, index + 1, Kind.PERSON, "surname")
