"""The pages. Each works without a script; a script only makes it quicker."""

from datetime import date
from typing import Any

from flask import Blueprint, render_template

from glossary.service import LIKELY
from web import arguments, arrange
from web.termbase import termbase

blueprint = Blueprint("pages", __name__)

MOST_MATCHES, MORE_MATCHES = 20, 50
PER_PAGE = 50
WORTH_A_GUESS = 0.05
"""The score from which an unlikely match is worth a reader's time; programs get all of them."""


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


@blueprint.get("/searches")
def searches() -> str:
    """What people looked for and did not find: what an editor may want to add."""
    return render_template("searches.html", searches=termbase().failed_searches())


@blueprint.get("/about")
def about() -> str:
    return render_template("about.html", stats=termbase().stats())
