"""The JSON API under `/api/v1`, described by `openapi.json` beside this file."""

from pathlib import Path
from typing import Any

from flask import Blueprint, Response

from glossary.errors import InputError
from web import arguments
from web.origin import refuse_other_sites
from web.termbase import termbase

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


@blueprint.get("/lookup")
def lookup() -> dict[str, Any]:
    """Concepts that a form leads to, best first, each with the reason it matched; a search in vain is remembered."""
    answer = termbase().lookup(
        arguments.query(),
        lang=arguments.lang(),
        kind=arguments.kind(),
        profile=arguments.profile(),
        on=arguments.on(),
        limit=arguments.number("limit", default=10, most=50),
    )
    if "proposals" in answer:
        termbase().log_failed_search(answer["query"])
    return answer


@blueprint.get("/suggest")
def suggest() -> dict[str, Any]:
    """Forms that go on from what has been typed so far."""
    return termbase().suggest(arguments.query())


@blueprint.get("/concepts/<concept_id>")
def concept(concept_id: str) -> dict[str, Any]:
    """Everything known of a concept."""
    return termbase().concept(concept_id)


@blueprint.get("/sources/<source_id>")
def source(source_id: str) -> dict[str, Any]:
    """A source and what was found in it."""
    return termbase().source(source_id)


@blueprint.get("/candidates")
def candidates() -> dict[str, Any]:
    """A page of what the extractor found, by review state."""
    return termbase().candidates(
        page=arguments.number("page", default=1, most=100_000),
        per_page=arguments.number("per_page", default=50, most=200),
        **arguments.candidate_filter(),
    )


@blueprint.get("/candidates/<int:candidate_id>")
def candidate(candidate_id: int) -> dict[str, Any]:
    """A candidate with its forms, its sources and what was decided about it."""
    return termbase().candidate(candidate_id)


@blueprint.post("/candidates/decisions")
def decide() -> dict[str, Any]:
    """Decisions about candidates: all of them are carried out, or none."""
    refuse_other_sites()
    accepted = '{"by": "...", "decisions": [{"candidate": 12, "decision": "accept"}]}'
    body = arguments.body(accepted)
    decisions, by = body.get("decisions"), body.get("by")
    if not isinstance(by, str):
        raise InputError("nobody is named as the one who decides", where="by", accepted=accepted)
    if not isinstance(decisions, list) or not all(isinstance(decision, dict) for decision in decisions):
        raise InputError("there is no list of decisions", where="decisions", accepted=accepted)
    flags = {name: body.get(name, False) for name in ("together", "dry_run")}
    for name, value in flags.items():
        if not isinstance(value, bool):
            raise InputError(f"{name} is neither true nor false", where=name, accepted="true or false")
    return {"dry_run": flags["dry_run"], "decided": termbase(write=True).decide_all(decisions, by, **flags)}


@blueprint.get("/decisions")
def decisions() -> dict[str, Any]:
    """A page of the log of decisions, the newest first."""
    return termbase().decisions(
        page=arguments.number("page", default=1, most=100_000),
        per_page=arguments.number("per_page", default=50, most=200),
    )


@blueprint.post("/decisions/undo")
def undo() -> dict[str, Any]:
    """Undoing decisions: all of them, or none."""
    refuse_other_sites()
    accepted = '{"by": "...", "decisions": [31, 32]}'
    body = arguments.body(accepted)
    ids, by = body.get("decisions"), body.get("by")
    if not isinstance(by, str):
        raise InputError("nobody is named as the one who decides", where="by", accepted=accepted)
    if not isinstance(ids, list) or not all(isinstance(id, int) and not isinstance(id, bool) for id in ids):
        raise InputError("there is no list of numbers", where="decisions", accepted=accepted)
    return {"undone": termbase(write=True).undo(ids, by)}


@blueprint.post("/annotate")
def annotate() -> dict[str, Any]:
    """The known terms in a text."""
    return termbase().annotate(arguments.text())


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The description of all this."""
    text = (Path(__file__).parent / "openapi.json").read_text(encoding="utf-8")
    return Response(text, mimetype="application/json")
