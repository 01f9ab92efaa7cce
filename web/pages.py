"""The pages. Each works without a script; a script only makes it quicker."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from glossary.service import LIKELY, STATUSES
from web import arguments, arrange
from web.termbase import termbase

blueprint = Blueprint("pages", __name__)

MOST_MATCHES, MORE_MATCHES = 20, 50
PER_PAGE = 50
CANDIDATES_PER_PAGE = 20
WORTH_A_GUESS = 0.05
"""The score from which an unlikely match is worth a reader's time; programs get all of them."""
LONGEST_NAME = 80
REMEMBERED = 365 * 24 * 60 * 60
"""Seconds a reviewer's name is kept by the browser."""


def _answered() -> dict[str, Any]:
    """The answer to the query in the address, or what there is to look up when there is no query."""
    if not arguments.query():
        return {"answer": None, "stats": termbase().stats()}
    answer = termbase().lookup(
        arguments.query(),
        lang=arguments.lang(),
        kind=arguments.kind(),
        profile=arguments.profile(),
        limit=arguments.number("limit", default=MOST_MATCHES, most=MORE_MATCHES),
    )
    return {
        "answer": answer,
        "likely": [match for match in answer["matches"] if match["score"] >= LIKELY],
        "guesses": [match for match in answer["matches"] if WORTH_A_GUESS <= match["score"] < LIKELY],
        "MOST_MATCHES": MOST_MATCHES,
        "MORE_MATCHES": MORE_MATCHES,
    }


@blueprint.get("/")
def search() -> str:
    found = _answered()
    # Only a search that was asked for, not what was on the page while it was being typed.
    if found["answer"] and not found["likely"]:
        termbase().log_failed_search(arguments.query())
    return render_template("search.html", profiles=termbase().profiles(), **found)


@blueprint.get("/results")
def results() -> str:
    """The part of the search page that changes while one types."""
    return render_template("results.html", **_answered())


@blueprint.get("/concepts")
def concepts() -> str:
    kind, page = arguments.kind(), arguments.number("page", 1, 100_000)
    listed = termbase().concepts(kind, page=page, per_page=PER_PAGE)
    pager = arrange.pager(page, listed["total"], PER_PAGE)
    return render_template("concepts.html", kind=kind, listed=listed, pager=pager)


@blueprint.get("/concepts/<concept_id>")
def concept(concept_id: str) -> str:
    shown = termbase().concept(concept_id)
    return render_template(
        "concept.html",
        concept=shown,
        columns=arrange.columns(shown),
        headword=arrange.headword(shown),
        rules=arrange.rules_by_profile(shown["rules"]),
        usage=arrange.usage_by_year(shown["usage"]),
        attested=arrange.attestations_by_source(shown["attestations"]),
        on=arguments.on() or date.today(),
    )


@blueprint.get("/sources")
def sources() -> str:
    return render_template("sources.html", sources=termbase().sources())


@blueprint.get("/sources/<source_id>")
def source(source_id: str) -> str:
    return render_template("source.html", source=termbase().source(source_id))


@blueprint.get("/candidates")
def candidates() -> str:
    status, page = arguments.status(), arguments.number("page", 1, 100_000)
    queue = termbase().candidates(status, page=page, per_page=CANDIDATES_PER_PAGE)
    return render_template(
        "candidates.html",
        status=status,
        statuses=STATUSES,
        queue=queue,
        pager=arrange.pager(page, queue["total"], CANDIDATES_PER_PAGE),
        reviewer=request.cookies.get("reviewer", ""),
    )


@blueprint.get("/searches")
def searches() -> str:
    """What people looked for and did not find: what an editor may want to add."""
    return render_template("searches.html", searches=termbase().failed_searches())


@blueprint.post("/candidates/<int:candidate_id>")
def decide(candidate_id: int) -> Response:
    """A reviewer's decision, taken from a page of this site only."""
    _require_same_origin()
    decision = request.form.get("decision", "")
    # The form always names a known concept it may be; only a merge means it.
    concept_id = request.form.get("concept_id", "").strip() if decision == "merge" else None
    by = request.cookies.get("reviewer", "") or "the site"
    termbase(write=True).decide(candidate_id, decision, by, concept_id=concept_id)
    return redirect(url_for("pages.candidates", status=request.form.get("status") or None), 303)


@blueprint.post("/reviewer")
def reviewer() -> Response:
    """Remember under which name this browser decides."""
    _require_same_origin()
    response = redirect(url_for("pages.candidates"), 303)
    name = "".join(char for char in request.form.get("by", "") if char.isprintable()).strip()
    response.set_cookie("reviewer", name[:LONGEST_NAME], max_age=REMEMBERED, httponly=True, samesite="Strict")
    return response


@blueprint.get("/about")
def about() -> str:
    return render_template("about.html", stats=termbase().stats())


def _require_same_origin() -> None:
    """Refuse a form another site sent: browsers say where a form comes from, in one of two headers."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin", "")
    if site != "same-origin" and (site is not None or urlsplit(origin).netloc != request.host):
        abort(403, "This form was not sent from a page of this site.")
