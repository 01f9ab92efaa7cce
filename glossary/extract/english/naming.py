"""Checks of the rules that name by a broad class of heads: institutions at a site, members' bodies, ranks, meetings."""

from glossary.model import Kind

from .lexicon import word_set
from .words import Words


def _end(words: Words, last: int) -> str:
    """The last single word of a match, in small letters: a listed phrase may hold several."""
    return words.word(last - 1).split()[-1].casefold()


def institution(words: Words, first: int, last: int) -> bool:
    """`Okinawa Prefectural Peace Memorial Museum`: a name as long as those of museums, halls and monuments are."""
    if "\n" in words.text[words.starts[first] : words.ends[last - 1]] or words.entries[last - 1].sort in (
        "country",
        "city",
    ):
        return False
    return _end(words, last) in word_set("institution at a site") and words.word(last - 1)[0].isupper()


def home(words: Words, first: int, last: int) -> bool:
    """`a fisherman from Miyakojima`."""
    return words.word(first - 1) == "from" and words.word(first - 2) in word_set("occupation")


def unit_of_forces(words: Words, first: int, last: int) -> bool:
    """`Second Fleet`, `U.S. 7th Fleet`."""
    return _end(words, last) in word_set("unit of the forces") and words.word(last - 1)[0].isupper()


def members_body(words: Words, first: int, last: int) -> bool:
    """`teachers' union of Okinawa Prefecture`: bodies every place has, so that the place makes the name."""
    at = words.classes.index("b", first)
    head = words.word(at).casefold()
    if words.classes[at + 1] != "o" and not head.endswith(" of"):
        return False
    head = head.removesuffix(" of")
    return head in word_set("member body") and (at > first or " " in head)


def sovereign(words: Words, first: int, last: int) -> bool:
    """`the Emperor`, `Empress Emerita`: whom a country has one of, without a name."""
    if words.word(first) in word_set("sovereign with an article"):
        return words.classes[first - 1 : first] == "7"
    return words.word(first) in word_set("sovereign alone")


def rank(words: Words, first: int, last: int) -> bool:
    """`Gen.` before a name."""
    return words.word(last - 1) in word_set("military rank")


def compound_rank(words: Words, first: int, last: int) -> bool:
    """`Lt. Gen.`, `Vice Adm.`"""
    return rank(words, first, last) and words.word(first) in word_set("first word of a rank")


def office_of_part(words: Words, first: int, last: int) -> bool:
    """`chief of the KEDO department`, `director of the economic bureau`: parts of a body that have a head."""
    at = next(i for i in range(first, last) if words.classes[i] in "o4")
    part = next(words.word(i) for i in range(last - 1, at, -1) if words.classes[i] in "bB")
    return words.word(at - 1).casefold() in word_set("head of a part") and part.casefold() in word_set("part of a body")


def two_ministers(words: Words, first: int, last: int) -> bool:
    """`2+2`, the foreign and defence ministers of two countries; `2+2 talks` is found as a meeting."""
    return words.text[words.starts[first] : words.ends[last - 1]].casefold() in word_set("two ministers")


def event_of_body(words: Words, first: int, last: int) -> bool:
    """`FIFA World Cup`."""
    kinds = [words.entries[i].kind for i in range(first, last)]
    return kinds == [Kind.ORGANISATION, Kind.EVENT]


def head_before_name(words: Words, first: int, last: int) -> bool:
    """`Typhoon Maemi`, `Operation Tomodachi`."""
    return words.word(first) in word_set("named after its head")


def office_on(words: Words, first: int, last: int) -> bool:
    """`special rapporteur on the situation of human rights`."""
    head = next(words.word(i) for i in range(first, last) if words.classes[i] in "tT")
    return head.casefold() in word_set("office on a subject")


def statement_of_city(words: Words, first: int, last: int) -> bool:
    """`Singapore joint statement`: papers go by the city of their signing; `Japan statement` is none."""
    low = words.word(last - 1).casefold()
    return words.entries[first].sort in ("capital", "city") and (" " in low or low in word_set("paper of a city"))


def of_bodies(words: Words, first: int, last: int) -> bool:
    """`Federation of Fisheries Cooperatives of Fukushima Prefecture`: the bodies inside are several."""
    inner = words.classes.rindex("Bo", first, last)
    return words.word(inner).casefold().endswith("s") and words.word(last - 1)[0].isupper()


def two_word_body(words: Words, first: int, last: int) -> bool:
    """`Korean Olympic Committee`, `Philippine Coast Guard`: a head of two capitals makes a name."""
    head = words.word(last - 1)
    return " " in head and head.istitle()


def memorial_of(words: Words, first: int, last: int) -> bool:
    """`War Memorial of Korea`, `Independence Hall of Korea`."""
    at = next(i for i in range(first, last) if words.classes[i] == "Y" and words.classes[i + 1] in "o4")
    return (
        words.word(at).split()[-1].casefold() in word_set("institution at a site") and words.word(last - 1)[0].isupper()
    )


def meeting_on(words: Words, first: int, last: int) -> bool:
    """`Ulaanbaatar Dialogue on Northeast Asian Security`: all of it in capitals."""
    head = next(i for i in range(first, last) if words.classes[i] in "54") - 1
    return words.word(head).casefold() not in word_set("plain meeting") and words.word(last - 1)[0].isupper()


def forces(words: Words, first: int, last: int) -> bool:
    """`Philippine Navy`, `Royal Australian Air Force`."""
    return words.word(last - 1).casefold() in word_set("forces of a nation") and words.word(last - 1)[0].isupper()


def general(words: Words, first: int, last: int) -> bool:
    """`Ushitsu General Hospital`: no general's."""
    return words.word(last - 2) == "General"


def law_about(words: Words, first: int, last: int) -> bool:
    """`Convention against Torture`, `Convention concerning the Protection of the World Heritage`."""
    hinge = words.word(words.classes.index("8", first))
    return hinge in ("concerning", "regarding", "against") and words.word(last - 1)[0].isupper()


def dateline(words: Words, first: int, last: int) -> bool:
    """`NAHA —`: the place of a report, in capitals, before a dash."""
    return words.word(first).isupper() and (words.classes[last] != ";" or words.word(last) == "—")


def officer(words: Words, first: int, last: int) -> bool:
    """`Korea Communications Commission Chairperson` before a name: an office, not `University Professor`."""
    head = words.word(last - 1).casefold()
    return head == "chief" or head not in word_set("generic title")
