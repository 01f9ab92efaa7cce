"""The pages on which candidates are reviewed, and the forms they send. Each works without a script."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from glossary.service import STATUSES
from web import arguments, arrange
from web.origin import require_same_origin
from web.termbase import termbase

blueprint = Blueprint("reviewing", __name__)

CANDIDATES_PER_PAGE = 20
DECISIONS_PER_PAGE = 50
LONGEST_NAME = 80
REMEMBERED = 365 * 24 * 60 * 60
"""Seconds a reviewer's name is kept by the browser."""
MOST_NAMED = 5
"""Decisions that are told one by one after they were taken."""


@blueprint.get("/candidates")
def candidates() -> str:
    """The queue, or what became of it."""
    asked, page = arguments.candidate_filter(), arguments.number("page", 1, 100_000)
    queue = termbase().candidates(page=page, per_page=CANDIDATES_PER_PAGE, **asked)
    filters = {name: value for name, value in asked.items() if value and name != "status"}
    return render_template(
        "candidates.html",
        status=asked["status"],
        statuses=STATUSES,
        filters=filters,
        queue=queue,
        here=_given(status=asked["status"], page=page, **filters),
        chosen=request.args.get("chosen") == "all",
        pager=arrange.pager(page, queue["total"], CANDIDATES_PER_PAGE),
        **_reviewer_and_notice(),
    )


@blueprint.get("/candidates/<int:candidate_id>")
def candidate(candidate_id: int) -> str:
    """One candidate: its forms, where it was seen, what was decided about it."""
    shown = termbase().candidate(candidate_id)
    return render_template(
        "candidate.html",
        candidate=shown,
        seen=arrange.contexts_by_source(shown),
        status=shown["status"],
        here={"at": "candidate"},
        **_reviewer_and_notice(),
    )


@blueprint.get("/decisions")
def decisions() -> str:
    """The log of decisions."""
    page = arguments.number("page", 1, 100_000)
    log = termbase().decisions(page=page, per_page=DECISIONS_PER_PAGE)
    pager = arrange.pager(page, log["total"], DECISIONS_PER_PAGE)
    return render_template("decisions.html", log=log, pager=pager, here={"at": "log"}, **_reviewer_and_notice())


@blueprint.post("/candidates/<int:candidate_id>")
def decide(candidate_id: int) -> Response:
    """A decision about one candidate, taken from a page of this site only."""
    require_same_origin()
    done = termbase(write=True).decide_all([_order(candidate_id)], _by())
    return _back(done, candidate_id)


@blueprint.post("/candidates")
def decide_many() -> Response:
    """One decision about all candidates that were chosen: it is taken about each of them, or about none."""
    require_same_origin()
    together = request.form.get("decision") == "accept-together"
    ids = arguments.form_numbers("candidate")
    done = termbase(write=True).decide_all([_order(id) for id in ids], _by(), together=together)
    return _back(done)


@blueprint.post("/decisions/undo")
def undo() -> Response:
    """Take decisions back: all of those named, or none."""
    require_same_origin()
    done = termbase(write=True).undo(arguments.form_numbers("decision"), _by())
    return _back(done, done[0]["id"])


@blueprint.post("/reviewer")
def reviewer() -> Response:
    """Remember under which name this browser decides."""
    require_same_origin()
    response = redirect(url_for("reviewing.candidates"), 303)
    name = "".join(char for char in request.form.get("by", "") if char.isprintable()).strip()
    response.set_cookie("reviewer", name[:LONGEST_NAME], max_age=REMEMBERED, httponly=True, samesite="Strict")
    return response


def _by() -> str:
    return request.cookies.get("reviewer", "") or "the site"


def _order(candidate_id: int) -> dict[str, Any]:
    """What a form wants done with a candidate. The buttons of one form share its fields: each takes what it needs."""
    form, decision = request.form, request.form.get("decision", "")
    order: dict[str, Any] = {"candidate": candidate_id, "decision": decision}
    match decision:
        case "merge":
            order["concept_id"] = form.get("concept_id", "")
        case "accept-together":
            order["decision"] = "accept"
        case "split":
            order |= {"forms": form.getlist("form"), "sources": form.getlist("source")}
        case "usual":
            order |= {"decision": "rename", "forms": form.getlist("form")}
        case "correct":
            order |= {
                "decision": "rename",
                "forms": form.getlist("form"),
                "to": form.get("to", ""),
                "lang": form.get("lang", ""),
            }
        case "kind":
            order |= {"decision": "rename", "kind": form.get("kind", "")}
    return order


def _back(done: list[dict[str, Any]], candidate_id: int | None = None) -> Response:
    """Back to the page a decision was taken on, which tells what was done."""
    said = arguments.range_of([one["decision"] for one in done])
    match request.args.get("at"):
        case "candidate" if candidate_id is not None:
            return redirect(url_for("reviewing.candidate", candidate_id=candidate_id, done=said), 303)
        case "log":
            return redirect(url_for("reviewing.decisions", done=said), 303)
    next_one = request.form.get("next", "")
    anchor = f"candidate-{next_one}" if next_one.isascii() and next_one.isdigit() else None
    where = _given(**arguments.candidate_filter(), page=arguments.number("page", 1, 100_000))
    return redirect(url_for("reviewing.candidates", done=said, _anchor=anchor, **where), 303)


def _given(**where: Any) -> dict[str, Any]:
    """The parts of an address that say something."""
    return {k: v for k, v in where.items() if v and (k, v) not in (("status", "unprocessed"), ("page", 1))}


def _reviewer_and_notice() -> dict[str, Any]:
    ids = arguments.numbers_in(request.args.get("done", ""))
    told = termbase().decisions(only=ids[:MOST_NAMED])["decisions"] if ids else []
    return {
        "reviewer": request.cookies.get("reviewer", ""),
        "done": {"ids": ids, "range": arguments.range_of(ids), "told": told} if told else None,
    }
