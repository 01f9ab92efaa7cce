"""Decisions carried out together: all of them or none."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from glossary.errors import ConflictError, GlossaryError, InputError
from glossary.review.accepting import accept, merge
from glossary.review.orders import Order, checked_name
from glossary.review.renaming import rename
from glossary.review.splitting import split
from glossary.review.undoing import undo_one
from glossary.store import STATUS_AFTER, Decision, StoredCandidate, Termbase
from glossary.store.sources import now

MOST = 10_000
"""Decisions at once."""


class _OnlyPreview(Exception):
    """Takes a preview back."""


def decide_all(
    termbase: Termbase, orders: Sequence[Order], by: str, *, together: bool = False, dry_run: bool = False
) -> list[dict[str, Any]]:
    """Carry out some decisions in one transaction; what came of each, in order.

    With `together` the candidates that are accepted become one concept. With `dry_run` nothing is written. An answer is
    {"decision": its number in the log, "id", "action", "status", "concept_id": or None, "made": the candidate that a split
    made, or None}. Raises InputError, NotFoundError or ConflictError, which says which one was refused; then nothing has
    changed.
    """
    by = checked_name(by)
    if not orders:
        raise InputError("no candidate is named", accepted="one or more numbers that `glossary review` lists")
    if len(orders) > MOST:
        raise InputError(f"{len(orders):,} decisions at once", accepted=f"at most {MOST:,}")
    done: list[dict[str, Any]] = []
    try:
        with termbase.writing():
            for order in orders:
                if together and done and order.decision is Decision.ACCEPT:
                    order = replace(order, decision=Decision.MERGE, concept_id=done[0]["concept_id"])
                done.append(_carried_out(termbase, order, by, several=len(orders) > 1))
            if dry_run:
                raise _OnlyPreview
    except _OnlyPreview:
        pass
    return done


def _carried_out(termbase: Termbase, order: Order, by: str, *, several: bool) -> dict[str, Any]:
    try:
        return _carry_out(termbase, order, by)
    except GlossaryError as error:
        if several:
            error = type(error)(
                f"{error.what}; none of the decisions was carried out",
                where=error.where or f"candidate {order.candidate}",
                accepted=error.accepted,
            )
        raise error from None


def _carry_out(termbase: Termbase, order: Order, by: str) -> dict[str, Any]:
    candidate = termbase.candidates.get(order.candidate)
    made: int | None = None
    match order.decision:
        case Decision.REOPEN:
            decision = _reopen(termbase, candidate, by)
        case _ if candidate.status != "unprocessed":
            raise ConflictError(f"candidate {candidate.id} is already {candidate.status}", accepted="reopen it first")
        case Decision.SPLIT:
            decision, made = split(termbase, candidate, order, by)
        case Decision.RENAME:
            decision = rename(termbase, candidate, order, by)
        case _:
            decision = _settle(termbase, candidate, order, by)
    return _answer(termbase, order, decision, made)


def _answer(termbase: Termbase, order: Order, decision: int, made: int | None) -> dict[str, Any]:
    candidate = termbase.candidates.get(order.candidate)
    return {
        "decision": decision, "id": candidate.id, "action": str(order.decision), "status": candidate.status,
        "concept_id": _id(termbase, candidate.concept), "made": made,
    }  # fmt: skip


def _id(termbase: Termbase, concept: int | None) -> str | None:
    return None if concept is None else str(termbase.concepts.by_number([concept])[concept]["id"])


def _settle(termbase: Termbase, candidate: StoredCandidate, order: Order, by: str) -> int:
    """Accept, merge, reject or never: the candidate leaves the queue."""
    number: int | None = None
    forms: dict[str, list[int]] = {}
    if order.decision is Decision.ACCEPT:
        number, forms = accept(termbase, candidate, order, by)
    elif order.decision is Decision.MERGE:
        number, forms = merge(termbase, candidate, order, by)
    status = STATUS_AFTER[order.decision]
    decision = termbase.decisions.log(
        by,
        order.decision,
        candidate.id,
        before={"text": candidate.text, "lang": candidate.lang, **termbase.candidates.status_of(candidate.id)},
        after={"status": status, "concept": number, "concept_id": _id(termbase, number), **forms},
    )
    termbase.candidates.set_status(candidate.id, status, concept=number, by=by, at=now())
    if number is not None:
        termbase.sources.recount([number])
    return decision


def _reopen(termbase: Termbase, candidate: StoredCandidate, by: str) -> int:
    """Undo the decision that settled a candidate."""
    settled = termbase.decisions.settling(candidate.id)
    if settled is None:
        raise ConflictError(f"candidate {candidate.id} is not decided", accepted="a candidate that was decided")
    return undo_one(termbase, settled, by, action=Decision.REOPEN)
