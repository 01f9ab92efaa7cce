"""Places in a document: the paragraph and line of an offset, and the few words around it that may be kept."""

from bisect import bisect_right

from glossary.model import Document, Mention
from glossary.store import Attestation

CONTEXT = 40
"""Code points kept on either side of an attested surface: enough to judge it, too little to be the article."""


class Places:
    """The places of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [s.start for s in document.segments]

    def _segment(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph an offset is in, from 1."""
        return self._document.segments[self._segment(offset)].paragraph

    def line(self, offset: int) -> int:
        """The number of the line an offset is in, from 1."""
        return self._document.segments[self._segment(offset)].line

    def attestation(self, mention: Mention, concept: str | None, candidate: int | None) -> Attestation:
        """A mention with its place and context, as evidence for a concept (by id) or else for a candidate."""
        segment = self._document.segments[self._segment(mention.start)]
        text = self._document.text
        start = max(segment.start, mention.start - CONTEXT)
        end = min(max(segment.end, mention.end), mention.end + CONTEXT)
        # Whole words: a cut inside one moves to its nearer edge, where there is one.
        while segment.start < start < mention.start and text[start - 1].isascii() and text[start - 1].isalnum():
            start += 1
        while mention.end < end < segment.end and text[end].isascii() and text[end].isalnum():
            end -= 1
        context = " ".join(text[start:end].split())
        return Attestation(
            mention.surface, mention.lang, mention.kind, mention.start, mention.end, segment.paragraph, segment.line, segment.page,
            context=("…" if start > segment.start else "") + context + ("…" if end < segment.end else ""), rule=mention.rule,
            concept=concept, candidate=None if concept else candidate, canonical=mention.canonical,
        )  # fmt: skip
