"""The exact lanes: keys under which a stored form and a typed query meet. One function each way.

`keys_of` writes what is stored; `query_keys` asks for it, trying the cheapest and surest reading of the query first.
Whatever changes here must change `glossary.store.schema.KEY_VERSION`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from glossary.text.fold import compact, fold
from glossary.text.generated import generated_romanizations
from glossary.text.hangul import initials, is_hangul, is_syllable
from glossary.text.hanja import hangul_of_hanja_name
from glossary.text.keyboard import hangul_of_keys, keys_of_hangul, looks_mistyped
from glossary.text.script import Script, scripts_in
from glossary.text.surnames import split_name

__all__ = ["Lane", "QueryKey", "compact", "keys_of", "query_keys", "skeleton", "without_honorific"]

LONGEST_GENERATED = 40
"""Longer forms are titles and phrases: nobody types their letter-by-letter romanization."""


class Lane(IntEnum):
    """How a key was made of a form. The numbers are stored."""

    SPELLING = 0
    """Not a key: the learned spelling index."""
    FOLDED = 1
    SORTED = 2
    INITIALS = 3
    SINO_KOREAN = 4
    GENERATED = 5
    PART = 6


@dataclass(frozen=True, slots=True)
class QueryKey:
    """A key to ask for, in which lanes, how sure a hit is (0 to 1), and the reason; `{form}` is the form found."""

    key: str
    lanes: tuple[Lane, ...]
    score: float
    how: str


def keys_of(text: str, lang: str, kind: str) -> set[tuple[Lane, str]]:
    """The keys under which a form is stored.

    >>> sorted((lane.name, key) for lane, key in keys_of("Park Jin", "en", "person"))
    [('FOLDED', 'parkjin'), ('PART', 'jin'), ('PART', 'park'), ('SORTED', 'jinpark')]
    """
    words = fold(text).split()
    whole = "".join(words)
    if not whole:
        return set()
    keys = {(Lane.FOLDED, whole)}
    if len(words) > 1:
        keys.add((Lane.SORTED, "".join(sorted(words))))
    if lang == "ko" and 2 <= len(whole) <= 12 and all(map(is_syllable, whole)):
        keys.add((Lane.INITIALS, initials(whole)))
    if kind == "person" and lang in ("ja", "ko-Hani") and scripts_in(whole) == {Script.HAN}:
        keys |= {(Lane.SINO_KOREAN, reading) for reading in hangul_of_hanja_name(whole)[:2]}
    if kind == "person":
        keys |= {(Lane.PART, part) for part in _name_parts(words, whole, lang)}
    if lang in ("ko", "ja", "ja-Hrkt") and len(whole) <= LONGEST_GENERATED:
        keys |= {(Lane.GENERATED, compact(latin)) for latin in generated_romanizations(text, lang)}
    return {(lane, key) for lane, key in keys if key}


def _name_parts(words: list[str], whole: str, lang: str) -> set[str]:
    """The surname and the given name of a person, as far as the form shows where one ends."""
    if len(words) > 1:
        return {words[0], words[-1]}
    if lang == "ko" and 2 <= len(whole) <= 4:
        return set(split_name(whole)) - {"", whole}
    return set()


def query_keys(query: str) -> Iterator[list[QueryKey]]:
    """The keys to ask for, in rounds: a later round is only worth asking when the earlier ones found nothing.

    >>> [k.key for k in next(query_keys("Jin Park"))]
    ['jinpark']
    """
    words = fold(query).split()
    whole = "".join(words)
    if not whole:
        return
    surest = [QueryKey(whole, (Lane.FOLDED,), 1.0, "")]
    if len(words) > 1:
        surest[0] = QueryKey(whole, (Lane.FOLDED, Lane.SORTED), 1.0, "")
        other = "".join(sorted(words))
        if other != whole:
            surest.append(QueryKey(other, (Lane.FOLDED, Lane.SORTED), 0.99, "the words in another order"))
    yield surest

    inflected = [QueryKey(key, (Lane.FOLDED,), 0.97, how) for key, how in _uninflected(words, whole)]
    if inflected:
        yield inflected

    if meant := meant_by_keys(query):
        key, mode = meant
        lanes = (Lane.FOLDED,) if mode == "Latin" else (Lane.FOLDED, Lane.SORTED)
        yield [QueryKey(key, lanes, 0.95, f"typed with the keyboard in {mode} mode")]
    if re.fullmatch(r"[ㄱ-ㅎ]{2,}", query.replace(" ", "")):
        yield [QueryKey(query.replace(" ", ""), (Lane.INITIALS,), 0.6, "initial consonants of {form}")]
    if all(map(is_syllable, whole)):
        yield [QueryKey(whole, (Lane.SINO_KOREAN,), 0.9, "Korean reading of the characters {form}")]
    if scripts_in(whole) == {Script.HAN}:
        yield [
            QueryKey(reading, (Lane.FOLDED,), 0.9, "Hangul reading of {query}")
            for reading in hangul_of_hanja_name(whole)[:2]
        ]


def meant_by_keys(query: str) -> tuple[str, str] | None:
    """What the keys mean that were struck in the other mode of a Korean keyboard, folded, and the mode; None if nothing.

    >>> meant_by_keys("qkrwls"), meant_by_keys("ㅔㅁ가"), meant_by_keys("Bach")
    (('박진', 'Latin'), ('park', 'Hangul'), None)
    """
    if query.isascii() and is_hangul(hangul := hangul_of_keys(query.replace(" ", ""))):
        return compact(hangul), "Latin"
    if any(map(is_syllable, query)) or looks_mistyped(query):
        return compact(keys_of_hangul(query)), "Hangul"
    return None


GENERATED_SCORE = 0.5


def generated_key(query: str) -> QueryKey:
    """The key of last resort: a romanization that a program made letter by letter, good for finding only."""
    return QueryKey(compact(query), (Lane.GENERATED,), GENERATED_SCORE, "machine romanization of {form}")


# The particles that can follow a noun in Korean; the longest first.
PARTICLES = re.compile(
    r"(?:에서는|에게서|으로서|으로써|이라고|에서도|까지는|부터는|에서|에게|께서|으로|로서|로써|라고|까지|부터|처럼|보다|에는|에도|과의|와의|"
    r"은|는|이|가|을|를|의|에|와|과|도|만|로|께)$"
)


_HONORIFICS = re.compile(
    r"^(?:mr|mrs|ms|dr|prof)\.?\s+|(?:\s*(?:씨|님|군|양|氏|さん|様|君|先生)|[\s-](?:san|ssi|nim))$", re.IGNORECASE
)


def without_honorific(query: str) -> str:
    """A name without what is said before or after it out of politeness; "" where nothing is, or nothing would be left.

    >>> without_honorific("Mr. Kishida"), without_honorific("박진 장관님"), without_honorific("岸田氏"), without_honorific("Park Jin")
    ('Kishida', '박진 장관', '岸田', '')
    """
    bare = _HONORIFICS.sub("", query.strip(), count=1).strip()
    return bare if bare and bare != query.strip() else ""


def _uninflected(words: list[str], whole: str) -> Iterator[tuple[str, str]]:
    """The query without a plural or a particle, and a singular as the plural."""
    if whole.isascii() and len(words[-1]) > 3:
        head = "".join(words[:-1])
        last = words[-1]
        yield from ((head + other, how) for other, how in _other_number(last))
    elif is_syllable(whole[-1]) and (found := PARTICLES.search(whole)) and found.start() >= 2:
        yield whole[: found.start()], f"{{query}} with the particle {found.group()}"


_IRREGULAR = {"man": "men", "child": "children", "person": "people"}


def _other_number(word: str) -> Iterator[tuple[str, str]]:
    """What the singular or the plural of an English word may be, and which it was."""
    for one, many in _IRREGULAR.items():
        if word.endswith(many):
            yield word.removesuffix(many) + one, "plural of {form}"
        if word.endswith(one):
            yield word.removesuffix(one) + many, "singular of {form}"
    if word.endswith("ies"):
        yield word[:-3] + "y", "plural of {form}"
    if word.endswith("es"):
        yield word[:-2], "plural of {form}"
    if word.endswith("s"):
        yield word[:-1], "plural of {form}"
    elif word.endswith("y"):
        yield word[:-1] + "ies", "singular of {form}"
    yield word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s"), "singular of {form}"


_CONSONANTS = {
    **dict.fromkeys("kgqc", "K"), **dict.fromkeys("td", "T"), **dict.fromkeys("pbfv", "P"), **dict.fromkeys("jz", "J"),
    **dict.fromkeys("lr", "L"), **dict.fromkeys("sx", "S"), "m": "M", "n": "N",
}  # fmt: skip


def skeleton(text: str) -> str:
    """The consonants of a Latin name, coarsely and in any word order: forms that may be one name share it.

    A filter, not a judgement: what shares it is compared properly afterwards. Empty for other scripts.

    >>> skeleton("Kim Jeong-han") == skeleton("Jung-han Kim")
    True
    """
    folded = fold(text)
    if not folded.isascii():
        return ""
    letters = re.sub(r"(?<=[a-z])-(?=[a-z])", "", re.sub(r"[^a-z -]", "", text.casefold())) if "-" in text else folded
    words = []
    for word in letters.split():
        word = word.replace("sh", "s").replace("ch", "j").replace("ng", "n").replace("ck", "k")
        coded = "".join(_CONSONANTS.get(c, "") for c in word)
        words.append(re.sub(r"(.)\1+", r"\1", coded))
    return " ".join(sorted(words))
