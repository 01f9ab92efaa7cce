"""Any decision can be undone, whenever it was taken, unless a later one rests on it."""

from collections.abc import Sequence
from typing import Any

from glossary.errors import ConflictError, GlossaryError, InputError
from glossary.review.orders import checked_name
from glossary.review.renaming import write_forms
from glossary.store import STATUS_AFTER, CandidateForm, Decision, LogEntry, Termbase, Use

UNDO = "undo"
"""The action of a line of the log that undoes another one; `reopen` is one that a candidate was named for."""


def undo(termbase: Termbase, ids: Sequence[int], by: str) -> list[dict[str, Any]]:
    """Undo decisions in one transaction, the last one first: {"decision", "undoes", "id", "status"} of each.

    Raises NotFoundError for a decision that is not there, ConflictError for one that is undone or that a later one rests
    on; then nothing has changed.
    """
    by = checked_name(by)
    if not ids:
        raise InputError("no decision is named", accepted="one or more numbers that `glossary review log` lists")
    done = []
    with termbase.writing():
        for id in sorted(set(ids), reverse=True):
            try:
                entry = termbase.decisions.get(id)
                number = undo_one(termbase, entry, by)
            except GlossaryError as error:
                if len(ids) > 1:
                    raise type(error)(f"{error.what}; nothing was undone", accepted=error.accepted) from None
                raise
            status = termbase.candidates.get(entry.candidate).status
            done.append({"decision": number, "undoes": id, "id": entry.candidate, "status": status})
    return done


def undo_one(termbase: Termbase, entry: LogEntry, by: str, *, action: str = UNDO) -> int:
    """Undo one decision inside the caller's transaction; the number of the line that says so."""
    if entry.undoes is not None:
        raise ConflictError(f"decision {entry.id} is itself an undoing", accepted="decide again")
    if entry.undone is not None:
        raise ConflictError(f"decision {entry.id} is undone already", accepted="a decision that stands")
    _refuse_if_rested_on(termbase, entry)
    if entry.action in STATUS_AFTER:
        _unsettle(termbase, entry)
    elif entry.action == Decision.SPLIT:
        _rejoin(termbase, entry)
    else:
        _rename_back(termbase, entry)
    now = termbase.candidates.get(entry.candidate)
    return termbase.decisions.log(
        by,
        action,
        entry.candidate,
        before={"text": now.text, "lang": now.lang},
        after={"status": now.status},
        others=_others(entry),
        undoes=entry.id,
    )


def _others(entry: LogEntry) -> list[int]:
    return [entry.after["made"]] if "made" in entry.after else []


def _refuse_if_rested_on(termbase: Termbase, entry: LogEntry) -> None:
    resting = termbase.decisions.later_about(entry)
    concept = entry.after.get("concept")
    if concept is not None:
        added = set(entry.after.get("forms", ()))
        resting += [
            later
            for later in termbase.decisions.later_merges(entry, concept)
            if entry.action == Decision.ACCEPT or added & set(later.after.get("leans_on", ()))
        ]
    if resting:
        numbers = ", ".join(str(later.id) for later in resting[:5])
        raise ConflictError(
            f"{'decisions' if len(resting) > 1 else 'decision'} {numbers} ({', '.join(sorted({r.action for r in resting}))})"
            f" {'rest' if len(resting) > 1 else 'rests'} on decision {entry.id}",
            accepted=f"undo {numbers} first, or together with it",
        )


def _unsettle(termbase: Termbase, entry: LogEntry) -> None:
    """Bring a candidate back into the queue, and take from its concept what came with it."""
    before, number = entry.before, entry.after["concept"]
    termbase.candidates.set_status(
        entry.candidate,
        before["status"],
        concept=before["concept"],
        by=before.get("by", ""),
        at=before.get("at", ""),
    )
    if number is None:
        return
    termbase.concepts.remove_forms(entry.after.get("forms", []))
    left = [f["text"] for role in ("term", "look-up") for f in termbase.concepts.forms([number], role=role)[number]]
    # An import since then has linked what it found to the concept itself.
    termbase.moves.take_back(entry.candidate, number, left)
    termbase.sources.recount([number])
    if entry.action == Decision.ACCEPT:
        termbase.concepts.remove_empty(number)


def _rejoin(termbase: Termbase, entry: LogEntry) -> None:
    """Make one candidate of two again."""
    termbase.apart.undivide(entry.id)
    termbase.apart.unplace(entry.after.get("placed", ()), entry.before.get("placed", ()))
    _rename_back(termbase, entry)
    termbase.moves.dissolve(entry.after["made"], entry.candidate)


def _rename_back(termbase: Termbase, entry: LogEntry) -> None:
    """Give a candidate the name and forms it had; what it was seen as since then stays."""
    before = [_form(row) for row in entry.before["forms"]]
    known = {(row["lang"], row["text"]) for row in _rows(entry.after)}
    was = {(form.lang, form.text) for form in before}
    now = [f for f in termbase.candidates.forms(entry.candidate) if (f.lang, f.text) in known | was]
    attested = [CandidateForm(f.lang, f.text) for f in now if f.seen and (f.lang, f.text) not in was]
    write_forms(termbase, entry.candidate, now, [*before, *attested])
    termbase.candidates.describe(
        entry.candidate, kind=entry.before["kind"], lang=entry.before["lang"], text=entry.before["text"]
    )


def _rows(after: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for row in after.get("forms", ()) if isinstance(row, dict)]


def _form(row: dict[str, Any]) -> CandidateForm:
    return CandidateForm(row["lang"], row["text"], Use(row["use"]), row["instead_of"])
