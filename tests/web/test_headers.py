"""What every answer carries, and how the application behaves when its termbase does not."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from glossary.errors import DatabaseError
from web import create_app


@pytest.mark.parametrize("path", ["/", "/nowhere", "/api/v1/lookup?q=Park", "/api/v1/lookup", "/static/site.css"])
def test_nothing_from_elsewhere_may_run(client: FlaskClient, path: str) -> None:
    with client.get(path) as response:
        headers = response.headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_anyone_may_read_the_api_and_only_the_api(client: FlaskClient) -> None:
    assert client.get("/api/v1/lookup?q=Park").headers["Access-Control-Allow-Origin"] == "*"
    assert client.get("/api/v1/lookup").headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/").headers
    assert "Access-Control-Allow-Origin" not in client.post("/api/v1/annotate", json={"text": ""}).headers


@pytest.mark.parametrize("path", ["/api/v1/lookup?q=Park", "/concepts/park-jin"])
def test_an_answer_that_has_not_changed_is_not_sent_again(client: FlaskClient, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_errors_are_not_kept(client: FlaskClient) -> None:
    assert client.get("/api/v1/lookup").headers["Cache-Control"] == "no-store"


def test_static_files_are_named_by_their_contents_and_kept(client: FlaskClient) -> None:
    addresses = re.findall(r'"(/static/[^"]+\?v=\w+)"', client.get("/").text)
    assert len(addresses) >= 4
    for address in addresses:
        with client.get(address) as response:
            assert response.status_code == 200
            assert "immutable" in response.headers["Cache-Control"]


def test_no_termbase_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GLOSSARY_DB", raising=False)
    with pytest.raises(DatabaseError, match="GLOSSARY_DB"):
        create_app()


def test_the_environment_names_the_termbase(monkeypatch: pytest.MonkeyPatch, imported: Path) -> None:
    monkeypatch.setenv("GLOSSARY_DB", str(imported))
    assert create_app().test_client().get("/api/v1/concepts/park-jin").status_code == 200


def test_a_termbase_that_cannot_be_used(tmp_path: Path) -> None:
    path = tmp_path / "no.db"
    path.write_text("this is no database, and long enough to be looked at " * 40)
    client = create_app({"GLOSSARY_DB": str(path)}).test_client()
    response = client.get("/api/v1/lookup?q=Park")
    assert response.status_code == 503
    assert response.mimetype == "application/problem+json"
    assert client.get("/").status_code == 503
