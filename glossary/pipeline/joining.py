"""What linking a document found, written down: candidates and their forms, what each link rests on, who holds what office."""

from glossary.link import read_office
from glossary.model import Evidence, Extraction, Kind, Mention
from glossary.pipeline.linker import Link, Linked
from glossary.pipeline.places import Places
from glossary.pipeline.report import Report
from glossary.store import Attestation, OfficeHeld, StoredLink, Termbase


class LinkWriter:
    """Writes the links of one document of one source, inside the caller's transaction."""

    def __init__(self, termbase: Termbase, source: str, file: int, report: Report) -> None:
        self._termbase = termbase
        self._source = source
        self._file = file
        self._report = report
        self._joined: dict[int, int] = {}

    def write(self, linked: Linked) -> None:
        """Write every link with what attests it, and the offices that people are said to hold."""
        places = Places(linked.extraction.document)
        numbers = [self._candidate(link, places) for link in linked.links]
        attestations: list[Attestation] = []
        stored: list[StoredLink] = []
        for link, number in zip(linked.links, numbers, strict=True):
            candidate = self._joined.get(number, number) if number is not None else None
            for m in link.cluster.mentions:
                concept = m.concept_id or link.cluster.concept_id
                attestations.append(places.attestation(m, concept, candidate))
            if link.judgement and link.judgement.pieces and link.name:
                stored.append(
                    StoredLink(
                        link.cluster.lang, link.cluster.canonical, tuple((p.type, p.what) for p in link.judgement.pieces),
                        link.judgement.score, candidate, link.cluster.concept_id,
                    )
                )  # fmt: skip
        self._report.attested += len(attestations)
        self._termbase.sources.attest(self._source, self._file, attestations)
        self._termbase.links.put(self._source, self._file, stored)
        self._termbase.links.hold(self._source, self._file, _holdings(linked, self._joined, numbers))

    def _candidate(self, link: Link, places: Places) -> int | None:
        """The candidate that a link leads to, made where there is none; None for a concept."""
        cluster = link.cluster
        if cluster.concept_id is not None:
            return None
        candidates = self._termbase.candidates
        line = places.line(cluster.mentions[0].start)
        if link.candidate is None:
            number = candidates.add(cluster.kind, cluster.lang, cluster.canonical, why=cluster.why)
            self._report.candidates += 1
            self._report.new += 1
            if cluster.why:
                self._report.conflicts += 1
                self._report.say(line, f"{cluster.canonical}: {cluster.why}")
        else:
            number = self._joined.get(link.candidate.id, link.candidate.id)
            self._report.extended += 1
        for other in link.joined:
            if other.id not in self._joined and other.id != number:
                self._termbase.moves.dissolve(other.id, number)
                self._joined[other.id] = number
                self._report.say(
                    line, f"{other.text} and {cluster.canonical} were two candidates and are one: the text says so"
                )
        candidates.add_forms(number, cluster.forms, cluster.offices)
        return number


def _holdings(linked: Linked, joined: dict[int, int], numbers: list[int | None]) -> list[OfficeHeld]:
    """Who the document says holds which office, each pair once."""
    place: dict[tuple[Kind, int], tuple[str | None, int | None, Mention]] = {}
    for link, number in zip(linked.links, numbers, strict=True):
        candidate = joined.get(number, number) if number is not None else None
        for m in link.cluster.mentions:
            concept = m.concept_id or link.cluster.concept_id
            place.setdefault((m.kind, m.start), (concept, None if concept else candidate, m))
    held: dict[OfficeHeld, None] = {}
    for evidence in linked.extraction.evidence:
        if evidence.type != "office":
            continue
        person, title = place.get((Kind.PERSON, evidence.left)), place.get((Kind.TITLE, evidence.right))
        if person and title:
            surface = title[2].surface
            organisation = _organisation(evidence, linked.extraction)
            held[
                OfficeHeld(
                    surface, read_office(surface).function, organisation, person[1], person[0], title[1], title[0]
                )
            ] = None
    return list(held)


def _organisation(office: Evidence, extraction: Extraction) -> str:
    """The organisation that the text names with a title, or within it; "" where it names none."""
    start = next((e.right for e in extraction.evidence if e.type == "of" and e.left == office.right), None)
    named = [m for m in extraction.mentions if m.kind is Kind.ORGANISATION]
    if start is not None:
        return next((m.canonical for m in named if m.start == start), "")
    title = next((m for m in extraction.mentions if m.kind is Kind.TITLE and m.start == office.right), None)
    return next((m.canonical for m in named if title and title.start <= m.start and m.end <= title.end), "")
