"""A small termbase behind the real application, and what every test of the site asserts the same way."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, json
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

import glossary
from tests.web.html import Page, read_page
from web import create_app

HERE = Path(__file__).parent
SHAPES = json.loads((HERE.parent.parent / "web" / "openapi.json").read_text(encoding="utf-8"))
# Everything that is answered is described: in the tests no object may hold more than its schema says.
for schema in SHAPES["components"]["schemas"].values():
    if schema.get("type") == "object" and "additionalProperties" not in schema:
        schema["additionalProperties"] = False


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A termbase with the concepts of `small.toml` and one document; nobody changes it."""
    path = tmp_path_factory.mktemp("termbase") / "small.db"
    with glossary.open(path) as g:
        for report in g.import_paths([HERE / "small.toml", HERE / "meeting.txt"]):
            assert not report.error, report.error
    return path


@pytest.fixture
def database(imported: Path, tmp_path: Path) -> Path:
    """A copy of that termbase that a test may change."""
    for file in imported.parent.glob(imported.name + "*"):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path / imported.name


@pytest.fixture
def app(imported: Path) -> Flask:
    return create_app({"GLOSSARY_DB": str(imported)})


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as client:
        yield client


@pytest.fixture
def editing(database: Path) -> Iterator[FlaskClient]:
    """A client of an application over a termbase of its own."""
    with create_app({"GLOSSARY_DB": str(database)}).test_client() as client:
        yield client


def conforms(payload: object, shape: str) -> None:
    """Assert that a payload is of a shape of the OpenAPI document, and holds nothing it does not describe."""
    schema = {"$ref": f"#/components/schemas/{shape}", "components": SHAPES["components"]}
    errors = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(payload)]
    assert not errors, errors


@pytest.fixture
def answer(client: FlaskClient) -> Callable[..., Any]:
    """Ask the API for a path and give what it answers, of the shape it must have."""

    def ask(path: str, shape: str, **query: str) -> Any:
        response = client.get(f"/api/v1{path}", query_string=query)
        assert response.status_code == 200, response.text
        assert response.mimetype == "application/json"
        conforms(response.json, shape)
        return response.json

    return ask


@pytest.fixture
def problem(client: FlaskClient) -> Callable[..., dict[str, Any]]:
    """Ask the API for what it must refuse, and give the problem (RFC 9457)."""

    def ask(path: str, status: int, method: str = "GET", **more: Any) -> dict[str, Any]:
        response = client.open(f"/api/v1{path}", method=method, **more)
        assert response.status_code == status, response.text
        assert response.mimetype == "application/problem+json"
        payload = response.get_json(force=True)
        conforms(payload, "Problem")
        assert payload["status"] == status
        assert payload["detail"]
        assert "Traceback" not in response.text
        return dict(payload)

    return ask


@pytest.fixture
def page(client: FlaskClient) -> Callable[..., Page]:
    """Fetch a page and give it parsed, as a reader without a script has it."""

    def fetch(path: str, status: int = 200) -> Page:
        response = client.get(path)
        assert response.status_code == status, response.text
        assert response.mimetype == "text/html"
        return read_page(response.text)

    return fetch
