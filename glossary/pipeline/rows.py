"""The rows of a list into the termbase: in batches, each row with its concept or with what is wrong with it."""

from dataclasses import replace

from glossary.errors import ConflictError, InputError
from glossary.model import Concept, Kind
from glossary.pipeline.report import Progress, Report
from glossary.read import Row, TermList
from glossary.store import Termbase
from glossary.text.fold import compact

BATCH_ROWS = 2_000
FORMS_A_SEGMENT = 200_000
"""Forms of a long list that are indexed at once: what bounds the memory of an import."""


class RowWriter:
    """Writes lists into one termbase, inside the caller's transaction."""

    def __init__(self, termbase: Termbase) -> None:
        self._termbase = termbase

    def write(self, rows: TermList, source: str, file: int, report: Report, progress: Progress) -> None:
        """Write the rows of a list as concepts of `source`; what is rejected or in conflict is told with its line.

        Raises InputError when not one row is good, or when the list is damaged further on.
        """
        ids = iter(self._termbase.concepts.new_ids())
        batch: dict[str, tuple[int, Concept]] = {}
        folded: set[str] = set()

        def flush() -> None:
            self._put_rows(list(batch.values()), file, report)
            self._termbase.index_new_forms(at_least=FORMS_A_SEGMENT)
            batch.clear()
            folded.clear()
            progress(rows.share())

        for row in rows.rows:
            if row.concept is None:
                report.rejected += 1
                report.say(row.line, row.problem)
                continue
            concept = replace(row.concept, source=source)
            if not concept.id:
                keys = [compact(t.text) for t in concept.terms]
                if folded & set(keys):
                    flush()
                folded |= set(keys)
                known = self._known_row(row, report)
                if known is None:
                    continue
                concept = replace(concept, id=known or next(i for i in ids if i not in batch))
            if concept.id in batch:
                flush()
            batch[concept.id] = (row.line, concept)
            if len(batch) >= BATCH_ROWS:
                flush()
        flush()
        if report.rejected and not (report.new or report.extended or report.unchanged or report.conflicts):
            line, problem = report.messages[0]
            raise InputError(f"{problem}; no row of the list is good", where=f"{report.path}:{line}")

    def _put_rows(self, rows: list[tuple[int, Concept]], file: int, report: Report) -> None:
        try:
            outcomes = self._termbase.concepts.put([concept for _, concept in rows], file=file)
            for outcome in outcomes:
                report.count(outcome)
        except ConflictError:
            for line, concept in rows:
                try:
                    report.count(self._termbase.concepts.put([concept], file=file)[0])
                except ConflictError as error:
                    report.conflicts += 1
                    report.say(line, str(error))

    def _known_row(self, row: Row, report: Report) -> str | None:
        """The concept that a row without an id means: "" for a new one, None where its forms name several.

        It is a known one when in every language that both have a form in they share one.
        """
        concept = row.concept
        assert concept is not None
        by_key = self._termbase.concepts.find_by_form(compact(t.text) for t in concept.terms)
        numbers = set().union(*by_key.values()) if by_key else set()
        if not numbers:
            return ""
        rows = self._termbase.concepts.by_number(sorted(numbers))
        forms = self._termbase.concepts.forms(sorted(numbers))
        agreeing = []
        for number, known in rows.items():
            if concept.kind not in (Kind.OTHER, known["kind"]):
                continue
            shared = {t.lang for t in concept.terms} & {f["lang"] for f in forms[number]}
            if all(
                {compact(t.text) for t in concept.terms if t.lang == lang}
                & {compact(f["text"]) for f in forms[number] if f["lang"] == lang}
                for lang in shared
            ):
                agreeing.append(known["id"])
        if len(agreeing) > 1:
            report.conflicts += 1
            report.say(
                row.line,
                f"{concept.terms[0].text} fits several concepts: {', '.join(agreeing[:5])} (accepted: a column id)",
            )
            return None
        return agreeing[0] if agreeing else ""
