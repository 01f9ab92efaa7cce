"""Mentions to concepts: which mentions of a document name one thing, and which known thing it is.

Two names are one only on two independent pieces of evidence: the same spelling or sound, and an office, a gloss or an
authority that agrees. An office that conflicts keeps them apart. What is not certain is left open and reported.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from glossary.model import Extraction, Kind, Mention
from glossary.spelling import same_name
from glossary.spelling.keys import compact
from glossary.text.fold import fold

OFFICE_ID = "#"
SAME_SOUND = 0.8
"""`same_name` from which two spellings count as one sound: with an agreeing office they are one name."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """The mentions of one thing in one document.

    `offices` are the titles it stands with: as written, and, where a title is known, `#` and the id of its concept, which
    is the same in every language.
    """

    kind: Kind
    lang: str
    canonical: str
    mentions: tuple[Mention, ...]
    forms: tuple[tuple[str, str], ...]
    offices: tuple[str, ...] = ()
    concept_id: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """Something the termbase or the queue already holds, as far as linking needs it.

    `id` is the caller's own; `exact` says that a form of it has the very key asked for.
    """

    id: object
    kind: str
    forms: tuple[tuple[str, str], ...]
    offices: tuple[str, ...] = ()
    exact: bool = False


class Agreement(Enum):
    """What two offices say of their bearers."""

    SAME = "same"
    OPEN = "open"
    CONFLICT = "conflict"


def find_clusters(extraction: Extraction) -> list[Cluster]:
    """The things a document mentions, in order of their first mention.

    Mentions of one canonical form are one thing; so are the two sides of a gloss and a name in both orders. A person whose
    given name is off by a letter or two beside the same surname and the same office is one person and one typing error.
    """
    groups = _Groups(extraction.mentions)
    by_key: dict[tuple[Kind, str], int] = {}
    for i, mention in enumerate(extraction.mentions):
        key = (mention.kind, name_key(mention.canonical))
        groups.join(by_key.setdefault(key, i), i)
    at = {m.start: i for i, m in reversed(list(enumerate(extraction.mentions)))}
    offices: dict[int, list[str]] = {}
    for evidence in extraction.evidence:
        left, right = at.get(evidence.left), at.get(evidence.right)
        if left is None or right is None:
            continue
        if evidence.type in ("gloss", "acronym") and extraction.mentions[left].kind == extraction.mentions[right].kind:
            groups.join(left, right)
        elif evidence.type == "office":
            title = extraction.mentions[right]
            offices.setdefault(left, []).append(title.surface)
            if title.concept_id:
                offices[left].append(OFFICE_ID + title.concept_id)
    clusters = [_cluster(members, offices) for members in groups.all()]
    return _without_typing_errors(clusters)


def _cluster(members: Sequence[tuple[int, Mention]], offices: dict[int, list[str]]) -> Cluster:
    mentions = tuple(m for _, m in members)
    full = [m for m in mentions if m.refers_to is None] or list(mentions)
    times = Counter(m.canonical for m in mentions)
    first = max(full, key=lambda m: (times[m.canonical], -m.start))
    acronyms = [
        (m.lang, m.surface) for m in mentions if m.surface.isupper() and m.surface.isalnum() and len(m.surface) > 1
    ]
    concepts = {m.concept_id for m in mentions if m.concept_id}
    return Cluster(
        first.kind, first.lang, first.canonical, mentions,
        tuple(dict.fromkeys([*((m.lang, m.canonical) for m in mentions), *acronyms])),
        tuple(dict.fromkeys(office for i, _ in members for office in offices.get(i, ()))),
        concepts.pop() if len(concepts) == 1 else None,
    )  # fmt: skip


def _without_typing_errors(clusters: list[Cluster]) -> list[Cluster]:
    merged: list[Cluster] = []
    officials: list[int] = []
    for cluster in clusters:
        is_official = cluster.kind is Kind.PERSON and bool(cluster.offices)
        twin = next((i for i in officials if _is_typing_error(cluster, merged[i])), None) if is_official else None
        if twin is None:
            if is_official:
                officials.append(len(merged))
            merged.append(cluster)
            continue
        both = (merged[twin], cluster)
        usual = max(both, key=lambda c: len(c.mentions))
        merged[twin] = replace(
            usual,
            mentions=tuple(sorted((m for c in both for m in c.mentions), key=lambda m: m.start)),
            forms=tuple(dict.fromkeys(f for c in both for f in c.forms)),
            offices=tuple(dict.fromkeys(o for c in both for o in c.offices)),
            why="one surname and office, given names a letter or two apart",
        )
    return merged


def _is_typing_error(a: Cluster, b: Cluster) -> bool:
    from rapidfuzz.distance import OSA

    if a.lang != b.lang or compare_offices(a.offices, b.offices) is not Agreement.SAME:
        return False
    words, others = fold(a.canonical).split(), fold(b.canonical).split()
    if len(words) != len(others) or len(set(words) & set(others)) != len(words) - 1:
        return False
    (odd,), (other,) = set(words) - set(others), set(others) - set(words)
    return OSA.distance(odd, other) <= 2 < len(odd)


def find_known(cluster: Cluster, known: Iterable[Known]) -> tuple[Known | None, str]:
    """Which of the known things a cluster is, and why; (None, reason) where the evidence is open or contradicts itself."""
    certain: list[tuple[Known, str]] = []
    likely: list[tuple[Known, str]] = []
    blocked = ""
    for one in known:
        if one.kind != cluster.kind:
            continue
        offices = compare_offices(cluster.offices, one.offices)
        if one.exact or _shares_form(cluster, one):
            if cluster.kind is Kind.PERSON and offices is Agreement.CONFLICT:
                blocked = f"the same name as {one.forms[0][1]}, in another office"
                continue
            (certain if offices is Agreement.SAME else likely).append((one, "the same spelling"))
        elif cluster.kind is Kind.PERSON and offices is Agreement.SAME and _same_sound(cluster, one):
            certain.append((one, "the same sound and the same office"))
    chosen = certain or likely
    if len({id(one) for one, _ in chosen}) == 1:
        return chosen[0]
    if chosen:
        return None, "several known names fit: " + ", ".join(one.forms[0][1] for one, _ in chosen[:4] if one.forms)
    return None, blocked


def _shares_form(cluster: Cluster, one: Known) -> bool:
    return bool({name_key(text) for _, text in cluster.forms} & {name_key(text) for _, text in one.forms})


def _same_sound(cluster: Cluster, one: Known) -> bool:
    return any(same_name(a, b) >= SAME_SOUND for _, a in cluster.forms for _, b in one.forms)


def name_key(text: str) -> str:
    """What the spellings of one form share: case, marks, hyphens, spaces and the order of the words aside.

    >>> name_key("Suga Yoshihide") == name_key("Yoshihide Suga")
    True
    """
    return "".join(sorted(fold(text).split())) or compact(text)


# Words that say what sort of office it is, but not which one.
_OFFICE_FILLERS = frozenset(
    [
        "the",
        "a",
        "of",
        "for",
        "and",
        "in",
        "at",
        "to",
        "'s",
        "s",
        "affairs",
        "bureau",
        "general",
        "department",
        "division",
        "office",
        "ministry",
        "then",
        "former",
        "current",
        "new",
        "acting",
        "late",
        "his",
        "her",
        "its",
    ]
)


def _office_words(office: str) -> frozenset[str]:
    words = fold(re.sub(r"['’]s\b", "", office)).split()
    return frozenset(w for w in words if w not in _OFFICE_FILLERS) or frozenset(words)


def _same_office(a: str, b: str) -> bool:
    words, others = _office_words(a), _office_words(b)
    if words <= others or others <= words:
        return True
    a, b = compact(a), compact(b)
    return not a.isascii() and (a.endswith(b) or b.endswith(a))


def compare_offices(offices: Iterable[str], others: Iterable[str]) -> Agreement:
    """Whether two sets of offices can be one person's.

    The same when one names no more than the other does; in conflict when they have no word in common at all.

    >>> compare_offices(["Director of the Asia-Pacific Bureau"], ["Director-General for Asia and Pacific Affairs"]).value
    'same'
    >>> compare_offices(["President"], ["deputy spokesperson"]).value
    'conflict'
    """
    offices, others = set(offices), set(others)
    if any(office.startswith(OFFICE_ID) for office in offices & others):
        return Agreement.SAME
    pairs = [(a, b) for a in offices for b in others if not a.startswith(OFFICE_ID) and not b.startswith(OFFICE_ID)]
    if not pairs:
        return Agreement.OPEN
    if any(_same_office(a, b) for a, b in pairs):
        return Agreement.SAME
    latin = [(a, b) for a, b in pairs if fold(a).isascii() and fold(b).isascii()]
    if latin and all(not _office_words(a) & _office_words(b) for a, b in latin):
        return Agreement.CONFLICT
    return Agreement.OPEN


class _Groups:
    """Disjoint sets of mentions, by index."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._parent = list(range(len(mentions)))

    def _root(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        a, b = sorted((self._root(i), self._root(j)))
        self._parent[b] = a

    def all(self) -> list[list[tuple[int, Mention]]]:
        groups: dict[int, list[tuple[int, Mention]]] = {}
        for i, mention in enumerate(self._mentions):
            groups.setdefault(self._root(i), []).append((i, mention))
        return list(groups.values())
