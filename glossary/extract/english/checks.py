"""What a rule of the table asks of the words themselves, where their classes are not enough.

Each check gets the words and the span of a match, `first` to `last` (exclusive).
"""

from glossary.model import Kind

from .lexicon import lexicon, word_set
from .words import Words


def last_word(words: Words, last: int) -> str:
    """The last word of a match, in small letters."""
    return words.word(last - 1).casefold()


def body(words: Words, first: int, last: int) -> bool:
    """A body needs more than its head word: `Office` or `the Court` name nothing."""
    return last - first > 1 or last_word(words, last) not in word_set("bare body")


def owned_ministry(words: Words, first: int, last: int) -> bool:
    """`Japan's Foreign Ministry`: the body is one that every country has."""
    head = words.word(last - 1)
    if head in ("department", "agency"):
        return False
    return any(words.word(i).casefold() in word_set("ministry") for i in range(first, last))


def site(words: Words, first: int, last: int) -> bool:
    """A site of a place; a base of a whole country is none, and `a Tokyo shrine` is anyone."""
    return (
        last_word(words, last) in word_set("site")
        and not (words.entries[first].sort == "country" and words.word(last - 1) == "base")
        and (first == 0 or words.word(first - 1).casefold() not in ("a", "an"))
    )


def numbered(words: Words, first: int, last: int) -> bool:
    """`43rd ASEAN Summit`: the ordinal is a number."""
    return words.word(first)[0].isdigit()


def lower_law(words: Words, first: int, last: int) -> bool:
    """In small letters only heads that are a law whatever precedes them: `fisheries agreement`, not `joint statement`."""
    return last_word(words, last) in word_set("small law")


def issue(words: Words, first: int, last: int) -> bool:
    """Heads that are common in any prose need a modifier from the lists; `relations` needs a pair of countries."""
    head = last_word(words, last)
    if words.classes[first] == "y" and head in word_set("generic issue head"):
        return False
    if words.classes[first] in "PD" and "y" in words.classes[first:last]:
        return False
    if head in word_set("relations"):
        return "-" in words.classes[first:last] and words.classes[first] in "PD"
    if (
        head == "issues"
        and words.classes[last - 2] == "W"
        and words.word(last - 2).casefold() in word_set("policy field")
    ):
        return False
    if last - first == 2 and words.classes[first] == "W" and head in word_set("weak issue"):
        return False
    if words.classes[first] == "i" and words.word(first) not in lexicon().modifiers:
        return False
    modifiers = {words.word(i).casefold() for i in range(first, last - 1) if words.classes[i] not in "PD-"}
    if head in word_set("generic issue head") and modifiers <= word_set("plain adjective"):
        return False
    return not (head in word_set("weak issue") and words.classes[first] in "PD" and last - first == 2)


def noun_of(words: Words, first: int, last: int) -> bool:
    """`compensation for`, `victims of`: the noun before the preposition is one of a few."""
    return any(
        words.classes[i + 1] in "o4" and words.word(i).casefold() in word_set("noun of an issue")
        for i in range(first, last - 1)
    )


def year(words: Words, first: int, last: int) -> bool:
    """A four-digit number that can be a year."""
    year = words.word(first)
    return len(year) == 4 and "1500" < year < "2100"


def capitals(words: Words, first: int, last: int) -> bool:
    """The name ends in a capitalised word: `Criminal Act for insurrection` goes on after it."""
    return words.word(last - 1)[0].isupper()


def listed(words: Words, first: int, last: int) -> bool:
    """Whether the lists name the word as a term of its own."""
    return words.entries[first].sort == "term"


def vote(words: Words, first: int, last: int) -> bool:
    """`2019 referendum`, `2020 Olympics`."""
    return last_word(words, last) in word_set("vote") and year(words, first, last)


def named_site(words: Words, first: int, last: int) -> bool:
    """`Air Station Futenma`, `Camp Schwab`: heads that stand before their name."""
    return words.word(last - 2).casefold() in word_set("named site head")


def anniversary(words: Words, first: int, last: int) -> bool:
    """`60th anniversary of the normalization of diplomatic ties`."""
    return numbered(words, first, last) and words.word(first + 1).casefold() == "anniversary"


def test(words: Words, first: int, last: int) -> bool:
    """`seventh nuclear test`."""
    return last_word(words, last).endswith("test")


def body_of(words: Words, first: int, last: int) -> bool:
    """`Supreme Court of Korea`, `Korean Council for Justice and Remembrance`."""
    return words.word(first).split()[-1].casefold() in word_set("bare body") | word_set("body of a place") and capitals(
        words, first, last
    )


def owned_court(words: Words, first: int, last: int) -> bool:
    """`South Korea's Supreme Court`: a court that every country has."""
    return words.word(last - 1).endswith(" Court")


def model(words: Words, first: int, last: int) -> bool:
    """`Hwasong-18`, `B-1 Lancer`: weapons, aircraft and rockets, the number joined to the name."""
    return words.joined(first + 1) and words.joined(first + 2) and len(words.word(first + 2)) <= 4


def of_level(words: Words, first: int, last: int) -> bool:
    """`vice-ministerial meeting`: the rank of those who meet makes it a kind of event; `annual meeting` is none."""
    levels = {words.word(i).casefold() for i in range(first, last - 1)}
    if levels & word_set("level of a meeting"):
        return True
    return bool(levels & word_set("level with a subject")) and not set(words.classes[first:last]).isdisjoint("fFmM")


def dated_law(words: Words, first: int, last: int) -> bool:
    """`1965 treaty`, `2015 deal`."""
    return year(words, first, last) and (words.classes[last - 1] in "lL" or last_word(words, last) == "deal")


def period(words: Words, first: int, last: int) -> bool:
    """`Edo period`, `Goryeo Dynasty`."""
    return last_word(words, last) in word_set("period of history")


def listed_body(words: Words, first: int, last: int) -> bool:
    return words.entries[last - 1].kind is Kind.ORGANISATION and last_word(words, last).split()[-1] in word_set(
        "bare body"
    )


def continuous(words: Words, first: int, last: int) -> bool:
    """`nuclear talks`: heads that are an event by themselves; a meeting or a call is not."""
    return last_word(words, last) in word_set("continuous meeting")


def named_meeting(words: Words, first: int, last: int) -> bool:
    """`Tokyo Visit` in a headline names nothing."""
    return last_word(words, last) not in word_set("plain meeting")


def act_upon(words: Words, first: int, last: int) -> bool:
    """`Russia's invasion of Ukraine`."""
    return any(words.word(i) in word_set("act upon a country") for i in range(first, last - 1))


def national_body(words: Words, first: int, last: int) -> bool:
    """`U.S. 7th Fleet`, `Korea Fair Trade Commission`."""
    if words.entries[last - 1].kind is not Kind.ORGANISATION:
        return False
    bare = words.word(last - 1).split()[-1].casefold() in word_set("bare body")
    return words.word(first) in ("U.S.", "US") or (bare and words.entries[first].sort == "country")


def law_at_end(words: Words, first: int, last: int) -> bool:
    """`September 19 Comprehensive Military Agreement`."""
    return words.classes[last - 1] in "lL" or words.entries[last - 1].kind is Kind.LAW


def unlisted_subject(words: Words, first: int, last: int) -> bool:
    """`trout quota`, `a seabed row`: a word no list knows, not built like an adjective, before a head that is an issue."""
    subject = words.word(first)
    return (
        last_word(words, last) in word_set("strong issue head")
        and len(subject) > 3
        and subject.islower()
        and subject not in lexicon().words
        and not subject.endswith(tuple(word_set("adjective ending")))
    )


def resolution(words: Words, first: int, last: int) -> bool:
    """`Security Council Resolution 1718`."""
    return any(words.word(i).casefold() in ("resolution", "resolutions") for i in range(first, last))


def admin_suffix(words: Words, first: int, last: int) -> bool:
    """`Jongno-gu`, `Punggye-ri`."""
    suffix = words.word(last - 1)
    return suffix in word_set("administrative suffix") and words.joined(last - 1)


def place_after_in(words: Words, first: int, last: int) -> bool:
    """`in Kushiro`, `in Xi'an and Wuxi`: towns and villages the lists do not know."""
    before = words.word(first - 1).casefold()
    return before in ("in", "near", "outside", "and") and len(words.word(first)) > 3 and words.word(first).isalpha()
