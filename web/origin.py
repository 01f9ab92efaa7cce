"""Where a request comes from: a change is made from a page of this site, or by a program, never from another site."""

from urllib.parse import urlsplit

from flask import abort, request


def require_same_origin() -> None:
    """Refuse a form another site sent: browsers say where a form comes from, in one of two headers."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin", "")
    if site != "same-origin" and (site is not None or urlsplit(origin).netloc != request.host):
        abort(403, "This form was not sent from a page of this site.")


def refuse_other_sites() -> None:
    """Refuse what a page of another site sent; a program that is no browser says nothing of where it is."""
    if "Sec-Fetch-Site" in request.headers or "Origin" in request.headers:
        require_same_origin()
