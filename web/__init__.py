"""The site and the JSON API: a Flask shell with nothing in it but HTTP and pages.

Every question goes to `glossary.open(path)`; what comes back is shown. `glossary serve` puts a production server in
front of it.
"""

import os
from typing import Any

from flask import Flask

from glossary.errors import DatabaseError
from glossary.service import LONGEST_TEXT
from web import api, headers, pages, problems, reviewing, termbase, typeset

LONGEST_BODY = 4 * LONGEST_TEXT
"""The largest request body in bytes: no character takes more than four in UTF-8."""


def create_app(config: dict[str, Any] | None = None) -> Flask:
    """The application over one termbase, named by `GLOSSARY_DB` in `config` or in the environment.

    The file is opened a request at a time, so the application can be made before the file is there.
    Raises DatabaseError when no termbase is named.

    >>> sorted(create_app({"GLOSSARY_DB": "glossary.db"}).blueprints)
    ['api', 'pages', 'reviewing']
    """
    app = Flask(__name__)
    app.config["GLOSSARY_DB"] = os.environ.get("GLOSSARY_DB", "")
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY
    app.config.update(config or {})
    if not app.config["GLOSSARY_DB"]:
        raise DatabaseError(
            "no termbase is named", accepted="a path as GLOSSARY_DB, in the configuration or environment"
        )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    for room in (termbase, typeset, headers, problems):
        room.register(app)
    app.register_blueprint(api.blueprint)
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(reviewing.blueprint)
    return app
