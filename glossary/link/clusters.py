"""The things one document mentions: its mentions joined by what the document itself says."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from glossary.link.keys import name_key, surnames_of, term_key
from glossary.link.meetings import implied_key, implied_name, parties_missing
from glossary.link.offices import OFFICE_ID, Agreement, compare_offices, read_office
from glossary.model import Extraction, Kind, Mention
from glossary.spelling import same_name
from glossary.text.fold import fold

SAME_SOUND = 0.8
"""`same_name` from which two spellings count as one sound."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """The mentions of one thing in one document.

    `offices` are the titles it stands with: as written, and, where a title is known, `#` and the id of its concept, which
    is the same in every language. `surname` is set where nothing but a surname, perhaps with a title, is known of a person, and
    `implied` is the full name of a meeting that is named without its parties: "?" where the text does not tell them.
    """

    kind: Kind
    lang: str
    canonical: str
    mentions: tuple[Mention, ...]
    forms: tuple[tuple[str, str], ...]
    offices: tuple[str, ...] = ()
    concept_id: str | None = None
    why: str = ""
    surname: str = ""
    implied: str = ""


def find_clusters(extraction: Extraction) -> list[Cluster]:
    """The things a document mentions, in order of their first mention.

    Mentions of one canonical form are one thing; so are the two sides of a gloss and a name in both orders. A person whose
    given name is off by a letter or two beside the same surname and the same office is one person and one typing error; a
    surname alone is the one person of the document that has it, in whatever script it is written.
    """
    groups = _Groups(extraction.mentions)
    implied = _implied(extraction)
    by_key: dict[tuple[Kind, str], int] = {}
    for i, mention in enumerate(extraction.mentions):
        same = name_key if mention.kind is Kind.PERSON else term_key
        name = implied.get(i, "").strip("?") or mention.canonical
        key = (mention.kind, same(name) or name)
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
    clusters = [_cluster(members, offices, implied) for members in groups.all()]
    return _with_surnames(_without_typing_errors(clusters))


def _implied(extraction: Extraction) -> dict[int, str]:
    """The full names of the meetings that are named without their parties, by the index of the mention; "?" if unknown.

    One that the document gives in full is that one, if there is but one.
    """
    bare = {
        i: m for i, m in enumerate(extraction.mentions)
        if m.kind is Kind.EVENT and m.concept_id is None and parties_missing(m.canonical)
    }  # fmt: skip
    named = {m.canonical for i, m in enumerate(extraction.mentions) if m.kind is Kind.EVENT and i not in bare}
    found: dict[int, str] = {}
    for i, m in bare.items():
        full = {name for name in named if fold(name).endswith(" " + fold(m.canonical))}
        found[i] = full.pop() if len(full) == 1 else implied_name(m.canonical, extraction.document.text, m.start) or "?"
    return found


def _cluster(members: Sequence[tuple[int, Mention]], offices: dict[int, list[str]], implied: dict[int, str]) -> Cluster:
    mentions = tuple(m for _, m in members)
    full = [m for m in mentions if m.refers_to is None] or list(mentions)
    times = Counter(m.canonical for m in mentions)
    first = max(full, key=lambda m: (times[m.canonical], -m.start))
    acronyms = [
        (m.lang, m.surface) for m in mentions if m.surface.isupper() and m.surface.isalnum() and len(m.surface) > 1
    ]
    concepts = {m.concept_id for m in mentions if m.concept_id}
    bare = {implied.get(i, "") for i, _ in members}
    full_name = bare.pop() if len(bare) == 1 else ""
    said_with = [implied_key(full_name)] if full_name.strip("?") else []
    surname = _surname(first) if first.kind is Kind.PERSON and len({m.canonical for m in mentions}) == 1 else ""
    return Cluster(
        first.kind, first.lang, first.canonical, mentions,
        tuple(dict.fromkeys([*((m.lang, m.canonical) for m in mentions), *acronyms])),
        tuple(dict.fromkeys([*(office for i, _ in members for office in offices.get(i, ())), *_said_with(mentions), *said_with])),
        concepts.pop() if len(concepts) == 1 else None,
        surname=surname,
        implied=full_name,
    )  # fmt: skip


SHORT_RULES = frozenset({"surname", "title + surname", "short"})
"""The rules of mentions that are a surname, alone or with a title."""


def _said_with(mentions: Sequence[Mention]) -> list[str]:
    """The offices within the short forms of a person: the President of President Yun, the 大統領 of 尹大統領."""
    return [
        m.surface for m in mentions
        if m.rule in SHORT_RULES and m.kind is Kind.PERSON and (read_office(m.surface).ranks or read_office(m.surface).loose)
    ]  # fmt: skip


_HONORIFICS = ("氏", "さん", "씨")


def _surname(mention: Mention) -> str:
    """The surname of an unresolved short form, or "" where the mention is no such thing."""
    if mention.rule not in SHORT_RULES or mention.refers_to is not None:
        return ""
    bare = mention.surface
    for honorific in _HONORIFICS:
        bare = bare.removesuffix(honorific).strip()
    words = read_office(bare).words
    return next(iter(words)) if len(words) == 1 else ""


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
        merged[twin] = replace(_joined(usual, *both), why="one surname and office, given names a letter or two apart")
    return merged


def _joined(head: Cluster, *clusters: Cluster) -> Cluster:
    """Clusters as one, called as `head` is."""
    return replace(
        head,
        mentions=tuple(sorted((m for c in clusters for m in c.mentions), key=lambda m: m.start)),
        forms=tuple(dict.fromkeys(f for c in clusters for f in c.forms)),
        offices=tuple(dict.fromkeys(o for c in clusters for o in c.offices)),
    )


def _is_typing_error(a: Cluster, b: Cluster) -> bool:
    if a.lang != b.lang or compare_offices(a.offices, b.offices) is not Agreement.SAME:
        return False
    return is_typing_error(a.canonical, b.canonical)


def is_typing_error(a: str, b: str) -> bool:
    """Whether two names share all words but one, and that one is a letter or two off.

    >>> is_typing_error("Takizaki Kigeki", "Shigeki Takizaki"), is_typing_error("황정리", "한정애")
    (True, False)
    """
    from rapidfuzz.distance import OSA

    words, others = fold(a).split(), fold(b).split()
    if len(words) < 2 or len(words) != len(others) or len(set(words) & set(others)) != len(words) - 1:
        return False
    (odd,), (other,) = set(words) - set(others), set(others) - set(words)
    return OSA.distance(odd, other) <= 2 < len(odd)


# -- surnames alone


def _with_surnames(clusters: list[Cluster]) -> list[Cluster]:
    """Give every surname that stands alone to the one person of the document who bears it."""
    bearers = [i for i, c in enumerate(clusters) if c.kind is Kind.PERSON and not c.surname]
    taken: dict[int, list[Cluster]] = {}
    left: list[int] = []
    for i, cluster in enumerate(clusters):
        fitting = [b for b in bearers if _bears(clusters[b], cluster)] if cluster.surname else []
        if len(fitting) == 1:
            taken.setdefault(fitting[0], []).append(cluster)
        else:
            left.append(i)
    return [_joined(clusters[i], clusters[i], *taken[i]) if i in taken else clusters[i] for i in left]


def _bears(full: Cluster, short: Cluster) -> bool:
    agreement = compare_offices(full.offices, short.offices)
    if agreement is Agreement.CONFLICT:
        return False
    if has_surname(full.forms, short.surname):
        return short.lang == full.lang or agreement is Agreement.SAME or not short.offices
    # In another script: a Korean headline over an English story.
    return short.lang != full.lang and any(
        same_name(part, short.surname) >= SAME_SOUND for _, form in full.forms for part in _ends(form)
    )


def has_surname(forms: Sequence[tuple[str, str]], surname: str) -> bool:
    """Whether a full name among these forms has this surname, in the same script.

    >>> has_surname([("en", "Yoon Suk-yeol")], "Yun"), has_surname([("ko", "윤석열")], "윤"), has_surname([("en", "Kim Jin")], "Yun")
    (True, True, False)
    """
    own = surnames_of(surname)
    return any(own & surnames_of(form) for _, form in forms)


def _ends(form: str) -> set[str]:
    words = form.replace("・", " ").split()
    return {words[0], words[-1]} if len(words) > 1 else set()


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
