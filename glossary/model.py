"""The values that travel between the stages, in the words of ISO 30042 and of the field. All are frozen.

Offsets are code points, half-open, in the text as given. Languages are BCP 47 tags (`LANGS`).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

LANGS = ("en", "ko", "ko-Hani", "ko-Latn", "ja", "ja-Hrkt", "ja-Latn")
"""The languages and scripts of forms: English, Korean, hanja, romanized Korean, Japanese, kana, romaji."""


class Kind(StrEnum):
    """What a concept is."""

    PERSON = "person"
    TITLE = "title"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"
    ISSUE = "issue"
    LAW = "law"
    OTHER = "other"


class Basis(StrEnum):
    """Where a form comes from."""

    SELF_CHOSEN = "self-chosen"
    OFFICIAL = "official"
    OUTLET = "outlet"
    SYSTEM = "system"
    GENERATED = "generated"
    EDITOR = "editor"
    """A person who reviewed it says so; no source has it."""


class TermType(StrEnum):
    """The TBX-Basic term types that occur here."""

    FULL_FORM = "fullForm"
    SHORT_FORM = "shortForm"
    ACRONYM = "acronym"
    ABBREVIATION = "abbreviation"
    VARIANT = "variant"
    PHRASE = "phrase"


class Status(StrEnum):
    """What one profile says of one term at one time; never a property of the term alone."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Source:
    """A work that can be cited. `id` is a slug; `digest` is SHA-256 of the file it was read from, or empty."""

    id: str
    title: str
    outlet: str = ""
    url: str = ""
    date: str = ""
    lang: str = ""
    digest: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A designation of a concept in one language, as it should be printed. `source` is a source id."""

    text: str
    lang: str
    basis: Basis = Basis.OUTLET
    type: TermType = TermType.FULL_FORM
    system: str = ""
    source: str = ""
    certain: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class LookupForm:
    """A string that must lead to the concept and is never offered for printing; `reason` says what it is."""

    text: str
    lang: str
    reason: str
    basis: Basis = Basis.OUTLET
    source: str = ""


@dataclass(frozen=True, slots=True)
class UsageRule:
    """What a profile says of a term of a concept, from `valid_from` until `valid_to` (exclusive; None is open)."""

    profile: str
    term: str
    lang: str
    status: Status
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """An outlet or a house style: how it orders and spells names. `name_order` is family-first, given-first or mixed."""

    id: str
    name: str
    outlet: str = ""
    lang: str = ""
    name_order: str = ""
    hyphens: str = ""
    macrons: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed link from the concept that holds it.

    `type` is broader, part-of, holds (a person an office), of (an office its organisation), related or distinct
    (two that are easily confused and must stay two).
    """

    type: str
    target: str
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """One person, office, organisation, place, event, issue or law: the thing itself.

    `contested` says, neutrally, what the parties disagree about where the name itself is disputed; its terms are then
    rivals and stand side by side with equal weight.
    """

    id: str
    kind: Kind
    definition: str = ""
    contested: str = ""
    terms: tuple[Term, ...] = ()
    lookup_forms: tuple[LookupForm, ...] = ()
    rules: tuple[UsageRule, ...] = ()
    relations: tuple[Relation, ...] = ()
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A located stretch of a document: `role` is title, heading, paragraph, caption, cell or furniture."""

    start: int
    end: int
    role: str = "paragraph"
    paragraph: int = 0
    line: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one source in located segments, as a reader gives it."""

    text: str
    name: str
    segments: tuple[Segment, ...]
    title: str = ""
    outlet: str = ""
    url: str = ""
    date: str = ""
    lang: str = ""
    digest: str = ""
    encoding: str = ""
    format: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A surface that names something: `text[start:end] == surface`.

    `canonical` is the form it stands for in its document (the full name for a surname), `rule` says how it was found,
    `refers_to` is the start of the fuller mention a short form was resolved to, and `concept_id` is set by linking.
    """

    surface: str
    start: int
    end: int
    kind: Kind
    lang: str
    canonical: str
    rule: str
    refers_to: int | None = None
    concept_id: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something the document says about two mentions, given by their starts.

    `type` is gloss (one stands in brackets behind the other), office (left a person, right the title), of (left a
    title, right its organisation), acronym or counterpart.
    """

    type: str
    left: int
    right: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class SourceError:
    """A suspected error of the source: reported, never mended."""

    surface: str
    start: int
    end: int
    suggestion: str
    rule: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the extractor found in one document, in order of `start`."""

    document: Document
    mentions: tuple[Mention, ...]
    evidence: tuple[Evidence, ...] = ()
    errors: tuple[SourceError, ...] = ()
    furniture: tuple[tuple[int, int], ...] = field(default=())
