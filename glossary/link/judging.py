"""Whether a thing of a document is a thing that is known: evidence is weighed, and a score says how sure it is.

One piece of evidence is never enough but for a full name or term in the very same spelling that nothing contradicts. An
office that conflicts keeps two bearers of one name apart, whatever else they share.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from glossary.link.clusters import SAME_SOUND, Cluster, has_surname, is_typing_error
from glossary.link.keys import han_readings, name_key, sound_keys, term_key
from glossary.link.meetings import implied_key, parties_missing
from glossary.link.offices import Agreement, compare_offices, is_specific
from glossary.model import Kind
from glossary.spelling import same_name
from glossary.text.script import Script, main_script

ENOUGH = 3.0
"""The weight of evidence from which two things are one."""
_CLEAR = 1.0
"""So much weightier than the next must the best be."""
_COMPANY = 3
"""So many others beside both say that two documents speak of one matter."""
_COMPARED = 6
"""Forms of either side that are compared by their sound: the usual ones stand first."""


@dataclass(frozen=True, slots=True)
class Known:
    """Something the termbase or the queue already holds, as far as linking needs it.

    `id` is the caller's own; `exact` says that a form of it has the very key asked for; `beside` are the things that are
    mentioned in the documents it is mentioned in.
    """

    id: object
    kind: str
    forms: tuple[tuple[str, str], ...]
    offices: tuple[str, ...] = ()
    exact: bool = False
    beside: frozenset[object] = frozenset()


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: its type, what it is, and what it weighs."""

    type: str
    what: str
    weight: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a cluster was found to be, why, and how sure that is (0 to 1).

    `known` is None where the evidence is open or contradicts itself; `why` then says so. `rivals` are the known things
    that fit as well as one another, each by a form of its own: what the document says is that they are one.
    """

    known: Known | None
    pieces: tuple[Piece, ...] = ()
    why: str = ""
    rivals: tuple[Known, ...] = ()

    @property
    def score(self) -> float:
        """How sure the link is.

        >>> Judgement(None, (Piece("spelling", "", 3.0), Piece("office", "", 2.0))).score
        0.99
        """
        return round(1 / (1 + math.exp(0.4 - sum(piece.weight for piece in self.pieces))), 2) if self.pieces else 0.0


def judge(cluster: Cluster, known: Iterable[Known], beside: frozenset[object] = frozenset()) -> Judgement:
    """Which of the known things a cluster is, and why. `beside` are the other things of the document, as far as known."""
    blocked = ""
    weighed: list[tuple[float, Known, tuple[Piece, ...]]] = []
    for one in known:
        if one.kind != cluster.kind:
            continue
        pieces = weigh(cluster, one, beside)
        if pieces is None:
            blocked = blocked or f"the same name as {one.forms[0][1]}, in another office"
        elif (weight := sum(piece.weight for piece in pieces)) >= ENOUGH:
            weighed.append((weight, one, pieces))
    if not weighed:
        return Judgement(None, why=blocked)
    weighed.sort(key=lambda w: -w[0])
    best, one, pieces = weighed[0]
    rivals = [w for w in weighed if best - w[0] < _CLEAR]
    if len(rivals) > 1:
        # Of homonyms with an office each, the one without gathers what says no office.
        open_ones = [w for w in rivals if not w[1].offices]
        if cluster.kind is Kind.PERSON and not cluster.offices and len(open_ones) == 1:
            _, one, pieces = open_ones[0]
        else:
            names = ", ".join(w[1].forms[0][1] for w in rivals[:4] if w[1].forms)
            several = tuple(w[1] for w in rivals)
            return Judgement(
                None,
                pieces,
                f"several known names fit: {names}",
                several if _by_forms_of_their_own(cluster, several) else (),
            )
    return Judgement(one, pieces, "; ".join(piece.what for piece in pieces))


def weigh(cluster: Cluster, one: Known, beside: frozenset[object] = frozenset()) -> tuple[Piece, ...] | None:
    """The evidence that a cluster is a known thing; None where an office says that it is not."""
    if cluster.kind is not Kind.PERSON:
        return _weigh_term(cluster, one)
    agreement = compare_offices(cluster.offices, one.offices)
    shared = len(beside & one.beside)
    # Sounds are dear to compare: only where they would be enough together with something else.
    pieces = _weigh_name(cluster, one, by_sound=agreement is Agreement.SAME or shared >= _COMPANY)
    if not pieces or agreement is Agreement.CONFLICT:
        return None if pieces else ()
    if agreement is Agreement.SAME:
        specific = is_specific(cluster.offices) and is_specific(one.offices)
        pieces.append(Piece("office", "the same office", 2.0 if specific else 1.2))
    elif shared >= _COMPANY and sum(piece.weight for piece in pieces) < ENOUGH:
        pieces.append(Piece("context", f"{shared} others mentioned beside both", min(1.6, 0.4 * shared)))
    return tuple(pieces)


def _weigh_name(cluster: Cluster, one: Known, *, by_sound: bool) -> list[Piece]:
    if cluster.surname:
        if has_surname(one.forms, cluster.surname):
            return [Piece("surname", f"the surname of {one.forms[0][1]}", 1.0)]
        return []
    same = {lang for lang, text in cluster.forms for _, other in one.forms if name_key(text) == name_key(other)}
    if same or one.exact:
        pieces = [Piece("spelling", "the same spelling", ENOUGH)]
        if len(same) > 1:
            pieces.append(Piece("gloss", "the same in two scripts", 1.5))
        return pieces
    if not by_sound:
        return []
    chance = max(
        (
            same_name(a, b)
            for _, a in cluster.forms[:_COMPARED]
            for _, b in one.forms[:_COMPARED]
            if sound_keys(a) & sound_keys(b)
        ),
        default=0.0,
    )
    if chance >= SAME_SOUND:
        return [Piece("sound", f"may be one name ({chance:.2f})", 2.0)]
    if any(is_typing_error(a, b) for lang, a in cluster.forms for other, b in one.forms if lang == other):
        return [Piece("typing", "a letter or two apart", 1.2)]
    return []


def _weigh_term(cluster: Cluster, one: Known) -> tuple[Piece, ...]:
    if cluster.implied:
        # A meeting without its parties is the one that the text makes clear, whatever it is called elsewhere.
        keys = {implied_key(cluster.implied)} if cluster.implied != "?" else set()
        if keys & ({implied_key(text) for _, text in one.forms} | set(one.offices)):
            return (Piece("spelling", "the same meeting", 2.0), Piece("parties", f"it is the {cluster.implied}", 1.0))
        return ()
    forms = [text for _, text in one.forms if not parties_missing(text)]
    if one.exact or {name_key(text) for _, text in cluster.forms} & {name_key(text) for text in forms}:
        return (Piece("spelling", "the same spelling", ENOUGH),)
    keys = {implied_key(text) for _, text in cluster.forms}
    if keys & ({implied_key(text) for text in forms} | set(one.offices)):
        return (Piece("spelling", "the same but for numbers, plurals and abbreviations", ENOUGH),)
    for lang, text in cluster.forms:
        for other_lang, other in one.forms:
            if lang != other_lang and reads_alike(text, other):
                return (
                    Piece("reading", f"{text} and {other} are the same characters", 2.0),
                    Piece("kind", cluster.kind, 1.0),
                )
    return ()


_READ_FROM = 3
"""Fewer syllables than this are homonyms too often to be read across languages."""


def reads_alike(a: str, b: str, least: int = _READ_FROM) -> bool:
    """Whether one is the Korean reading of the Han characters of the other, and these are `least` and more.

    >>> reads_alike("위안부", "慰安婦"), reads_alike("한국", "韓国"), reads_alike("한국", "韓国", 2)
    (True, False, True)
    """
    one, two = term_key(a), term_key(b)
    if main_script(one) is not Script.HANGUL:
        one, two = two, one
    if main_script(one) is not Script.HANGUL or main_script(two) is not Script.HAN or len(two) < least:
        return False
    return one in han_readings(two)


def _by_forms_of_their_own(cluster: Cluster, rivals: Sequence[Known]) -> bool:
    """Whether each rival has a form of the cluster that no other has: what joins them is the document, by a gloss."""
    owned = [
        {name_key(text) for _, text in cluster.forms} & {name_key(text) for _, text in one.forms} for one in rivals
    ]
    if not all(owned):
        return False
    apart = all(not a & b for i, a in enumerate(owned) for b in owned[i + 1 :])
    offices = all(
        compare_offices(a.offices, b.offices) is not Agreement.CONFLICT
        for i, a in enumerate(rivals)
        for b in rivals[i + 1 :]
    )
    return apart and offices
