"""The errors a user can cause or meet. The command line and the API each translate them in one place.

Every message says what was wrong, where, and what would be accepted.
"""


class GlossaryError(Exception):
    """The base of every error this project raises on purpose.

    >>> str(InputError("no header row", where="list.csv:1", accepted="a row of column names"))
    'list.csv:1: no header row (accepted: a row of column names)'
    """

    status = 500
    title = "The glossary could not answer"

    def __init__(self, what: str, *, where: str = "", accepted: str = "") -> None:
        self.what = what
        self.where = where
        self.accepted = accepted
        super().__init__((f"{where}: " if where else "") + what + (f" (accepted: {accepted})" if accepted else ""))


class InputError(GlossaryError):
    """A file, a value or a request that cannot be understood: exit 1, HTTP 400."""

    status = 400
    title = "The input cannot be understood"


class QueryError(InputError):
    """A look-up query that is empty, too long or made of control characters."""

    title = "The query cannot be looked up"


class NotFoundError(GlossaryError):
    """A concept, source or candidate that must exist and does not: exit 1, HTTP 404."""

    status = 404
    title = "There is no such thing here"


class ConflictError(GlossaryError):
    """A change that a newer or a person's decision stands against: exit 1, HTTP 409."""

    status = 409
    title = "The change conflicts with what is there"


class DatabaseError(GlossaryError):
    """A file that is no termbase, is read-only, locked, or of another version: exit 1, HTTP 503."""

    status = 503
    title = "The database cannot be used"
