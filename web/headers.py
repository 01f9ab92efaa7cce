"""The headers every answer carries: what a page may load, who may read an answer, how long it can be kept."""

from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, request, url_for

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Nothing from elsewhere, nothing inline."""


def _finish(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    # The origin must stay in the requests of our own forms: a decision is taken from this site's pages only.
    response.headers.setdefault("Referrer-Policy", "same-origin")
    api = request.path.startswith("/api/")
    if api and request.method in ("GET", "HEAD"):
        response.headers["Access-Control-Allow-Origin"] = "*"
    if request.endpoint == "static":
        forever = "v" in request.args and response.status_code == 200
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if forever else "no-cache"
    elif request.method in ("GET", "HEAD") and response.status_code == 200:
        # A decision or an import shows at once: keep a copy, but ask whether it still holds.
        response.headers["Cache-Control"] = "no-cache" if api else "private, no-cache"
        response.add_etag()
        response.make_conditional(request)
    else:
        response.headers["Cache-Control"] = "no-store"
    return response


def register(app: Flask) -> None:
    """Finish every response, and let templates name static files by their contents."""
    folder = Path(app.static_folder or "")
    digests = {path.name: sha256(path.read_bytes()).hexdigest()[:12] for path in folder.iterdir() if path.is_file()}

    def static_url(name: str) -> str:
        return url_for("static", filename=name, v=digests[name])

    app.after_request(_finish)
    app.add_template_global(static_url)
