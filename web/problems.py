"""Errors as answers: problem+json (RFC 9457) inside `/api/`, a page everywhere else."""

from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, current_app, json, make_response, render_template, request, url_for
from werkzeug.exceptions import HTTPException

from glossary.errors import ConflictError, DatabaseError, GlossaryError, InputError, NotFoundError, QueryError

SLUGS: dict[type[GlossaryError], str] = {
    QueryError: "query",
    InputError: "input",
    NotFoundError: "not-found",
    ConflictError: "conflict",
    DatabaseError: "database",
}
"""Each kind of problem has an anchor on the page about the API, and that is its `type`."""

WHAT_TO_DO = {
    403: "a form sent from a page of this site",
    404: "an address from the site's own pages, or a path from /api/v1/openapi.json",
    405: "the methods named in the Allow header",
    413: "a body of at most {limit:,} bytes; send a longer text in parts",
    415: "a body sent as application/json",
    500: "the same request again; if it fails again, please report it with the time it failed",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong (`title`), what exactly (`detail`), and what would be accepted; `type` says where to read on."""

    status: int
    title: str
    detail: str
    accepted: str
    type: str = "about:blank"


def problem_of(error: Exception) -> Problem:
    """Any error as a problem. What the error is not meant to tell strangers stays in the log."""
    if isinstance(error, GlossaryError):
        slug = next((SLUGS[cls] for cls in type(error).__mro__ if cls in SLUGS), "")
        where = f"{error.where}: " if error.where else ""
        anchor = url_for("pages.about", _anchor=f"problem-{slug}") if slug else "about:blank"
        return Problem(error.status, error.title, where + error.what, error.accepted, anchor)
    if isinstance(error, HTTPException) and error.code:
        accepted = WHAT_TO_DO.get(error.code, "").format(limit=current_app.config["MAX_CONTENT_LENGTH"])
        return Problem(error.code, error.name, error.description or error.name, accepted)
    return Problem(500, "Internal Server Error", "The server met an error it did not expect.", WHAT_TO_DO[500])


def _answer(error: Exception) -> Response:
    if isinstance(error, HTTPException) and error.response is not None:
        return make_response(error.response)
    problem = problem_of(error)
    if problem.status == 500:
        current_app.logger.error("unexpected error at %s", request.path, exc_info=error)
    if request.path.startswith("/api/"):
        body: dict[str, Any] = {
            "type": problem.type,
            "title": problem.title,
            "status": problem.status,
            "detail": problem.detail,
            "accepted": problem.accepted,
        }
        response = make_response(json.dumps(body) + "\n")
        response.content_type = "application/problem+json"
    else:
        page = "problem.html" if request.endpoint == "pages.results" else "error.html"
        response = make_response(render_template(page, problem=problem))
    response.status_code = problem.status
    if isinstance(error, HTTPException):
        response.headers.update([item for item in error.get_headers() if item[0].lower() == "allow"])
    return response


def register(app: Flask) -> None:
    """Answer every error in one place."""
    for error in (GlossaryError, HTTPException, Exception):
        app.register_error_handler(error, _answer)
