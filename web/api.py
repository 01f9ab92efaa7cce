"""The JSON API under `/api/v1`, described by `openapi.json` beside this file."""

from pathlib import Path
from typing import Any

from flask import Blueprint, Response

from web import arguments
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
        arguments.status(),
        page=arguments.number("page", default=1, most=100_000),
        per_page=arguments.number("per_page", default=50, most=200),
    )


@blueprint.post("/annotate")
def annotate() -> dict[str, Any]:
    """The known terms in a text."""
    return termbase().annotate(arguments.text())


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The description of all this."""
    text = (Path(__file__).parent / "openapi.json").read_text(encoding="utf-8")
    return Response(text, mimetype="application/json")
