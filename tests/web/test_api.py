"""The JSON API: its answers in their shapes, and what it says to a request it cannot answer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

import glossary
from tests.web.conftest import conforms
from web import create_app

Ask = Callable[..., Any]


def test_lookup_gives_the_concept_first_with_its_reason(answer: Ask) -> None:
    found = answer("/lookup", "Lookup", q="윤석열")
    first = found["matches"][0]
    assert first["concept_id"] == "yoon-suk-yeol"
    assert first["terms"]["en"][0] == "Yoon Suk-yeol"
    assert first["terms"]["ko"] == ["윤석열", "尹錫悅"]
    assert first["matched"]["how"]


def test_nothing_found_is_an_empty_list(answer: Ask) -> None:
    assert answer("/lookup", "Lookup", q="xqzzvwk")["matches"] == []


def test_lookup_by_kind_and_limit(answer: Ask) -> None:
    assert answer("/lookup", "Lookup", q="Park Jin", kind="place")["matches"] == []
    assert len(answer("/lookup", "Lookup", q="Park Jin", limit="1")["matches"]) == 1


@pytest.mark.parametrize(("day", "first"), [("2018-11-29", "forced labor"), ("2018-11-30", "wartime labor")])
def test_a_profile_decides_as_of_a_day(answer: Ask, day: str, first: str) -> None:
    found = answer("/lookup", "Lookup", q="徴用工", profile="japan-times", on=day)
    assert found["matches"][0]["terms"]["en"][0] == first


def test_suggest(answer: Ask) -> None:
    suggested = answer("/suggest", "Suggestions", q="윤석")["suggestions"]
    assert suggested[0]["concept_id"] == "yoon-suk-yeol"
    assert suggested[0]["usual"]["ja"] == "尹錫悦"


@pytest.mark.parametrize("id", ["yoon-suk-yeol", "forced-labor", "takeuchi-yo", "president-kr"])
def test_concept(answer: Ask, id: str) -> None:
    concept = answer(f"/concepts/{id}", "Concept")
    assert concept["id"] == id
    cited = {term["source"] for terms in concept["terms"].values() for term in terms}
    assert cited <= set(concept["sources"]) | {""}


def test_source(answer: Ask) -> None:
    answer("/sources/note-2018", "SourceDetail")


def test_what_was_found_in_a_document(answer: Ask) -> None:
    attested = answer("/concepts/yoon-suk-yeol", "Concept")["attestations"]
    assert attested
    source = answer(f"/sources/{attested[0]['source_id']}", "SourceDetail")
    assert any(found["concept_id"] == "yoon-suk-yeol" for found in source["attestations"])


def test_candidates(answer: Ask) -> None:
    queue = answer("/candidates", "Candidates")
    assert queue["total"] >= len(queue["candidates"]) > 0
    assert len(answer("/candidates", "Candidates", per_page="1")["candidates"]) == 1
    assert answer("/candidates", "Candidates", status="never")["total"] == 0


def test_the_queue_is_narrowed(answer: Ask) -> None:
    people = answer("/candidates", "Candidates", kind="person")
    assert people["total"] and {c["kind"] for c in people["candidates"]} == {"person"}
    assert answer("/candidates", "Candidates", text="takizaki")["total"] == 1
    assert answer("/candidates", "Candidates", min_sources="2")["total"] == 0


def decide(client: FlaskClient, *decisions: dict[str, Any], path: str = "candidates/decisions", **more: Any) -> Any:
    return client.post(f"/api/v1/{path}", json={"by": "ed", "decisions": list(decisions), **more})


def test_decisions_through_the_api(editing: FlaskClient) -> None:
    first, second = [c["id"] for c in editing.get("/api/v1/candidates").json["candidates"][:2]]
    orders = [{"candidate": first, "decision": "accept"}, {"candidate": second, "decision": "rename", "to": "Another"}]
    preview = decide(editing, *orders, dry_run=True)
    conforms(preview.json, "Decided")
    assert preview.json["dry_run"] and editing.get("/api/v1/decisions").json["total"] == 0
    decided = decide(editing, *orders)
    assert decided.status_code == 200, decided.text
    conforms(decided.json, "Decided")
    detail = editing.get(f"/api/v1/candidates/{second}").json
    conforms(detail, "CandidateDetail")
    assert detail["text"] == "Another" and detail["log"][0]["by"] == "ed"
    log = editing.get("/api/v1/decisions").json
    conforms(log, "Decisions")
    undone = editing.post("/api/v1/decisions/undo", json={"by": "ed", "decisions": [e["id"] for e in log["decisions"]]})
    conforms(undone.json, "Undone")
    assert [e["undoes"] for e in undone.json["undone"]] == [2, 1]


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ({"json": {}}, 400, "by: nobody is named"),
        ({"json": {"by": "ed", "decisions": [1]}}, 400, "decisions: there is no list"),
        ({"json": {"by": "ed", "decisions": {}}}, 400, "decisions: there is no list"),
        ({"json": {"by": "ed", "decisions": []}}, 400, "no candidate is named"),
        ({"json": {"by": "", "decisions": [{"candidate": 1, "decision": "never"}]}}, 400, "nobody is named"),
        ({"json": {"by": "ed", "dry_run": 1, "decisions": []}}, 400, "dry_run"),
        ({"json": {"by": "ed", "decisions": [{"candidate": 1, "decision": "dance"}]}}, 400, "candidate 1: 'dance'"),
        ({"json": {"by": "ed", "decisions": [{"candidate": 1, "decision": "never"}, {"candidate": 77, "decision": "never"}]}}, 404, "none of the decisions"),
        ({"json": ["never"]}, 400, "no JSON object"),
        ({"data": "by=ed", "content_type": "application/x-www-form-urlencoded"}, 400, "no JSON object"),
        ({"data": '{"by": "ed"}', "content_type": "text/plain"}, 400, "no JSON object"),
        ({"json": {"by": "ed", "decisions": []}, "headers": {"Origin": "http://elsewhere.example"}}, 403, "not sent from"),
        ({"json": {"by": "ed", "decisions": []}, "headers": {"Sec-Fetch-Site": "cross-site"}}, 403, "not sent from"),
    ],
)  # fmt: skip
def test_decisions_that_are_refused(editing: FlaskClient, body: dict[str, Any], status: int, said: str) -> None:
    response = editing.post("/api/v1/candidates/decisions", **body)
    assert (response.status_code, response.mimetype) == (status, "application/problem+json"), response.text
    payload = response.get_json(force=True)
    conforms(payload, "Problem")
    assert said in payload["detail"] and payload["accepted"]
    assert editing.get("/api/v1/decisions").json["total"] == 0  # type: ignore[index]


@pytest.mark.parametrize(
    ("body", "status"),
    [({}, 400), ({"by": "ed"}, 400), ({"by": "ed", "decisions": ["1"]}, 400), ({"by": "ed", "decisions": []}, 400),
     ({"by": "ed", "decisions": [True]}, 400), ({"by": "ed", "decisions": [9]}, 404), ({"by": "ed", "decisions": [10**30]}, 404)],
)  # fmt: skip
def test_undoing_that_is_refused(editing: FlaskClient, body: dict[str, Any], status: int) -> None:
    response = editing.post("/api/v1/decisions/undo", json=body)
    assert (response.status_code, response.mimetype) == (status, "application/problem+json"), response.text


def test_a_candidate_that_is_not_there(problem: Ask) -> None:
    for id in ("999", "9" * 30):
        assert problem(f"/candidates/{id}", 404)["accepted"]


def test_annotate_counts_code_points(client: FlaskClient) -> None:
    text = "𠮷野家 박진 외교부 장관"
    response = client.post("/api/v1/annotate", json={"text": text})
    assert response.status_code == 200
    conforms(response.json, "Annotations")
    found = {a["concept_id"]: a for a in response.json["annotations"]}
    assert text[found["park-jin"]["start"] : found["park-jin"]["end"]] == "박진" == found["park-jin"]["surface"]


@pytest.mark.parametrize("q", ["", "   ", "a" * 501, "가" * 10_000, "a\x00b", "a\x07"])
def test_a_query_that_cannot_be_looked_up(problem: Ask, q: str) -> None:
    for path in ("lookup", "suggest"):
        refused = problem(f"/{path}?q={quote(q)}", 400)
        assert refused["title"] == "The query cannot be looked up"
        assert refused["accepted"]


def test_no_query_at_all(problem: Ask) -> None:
    assert problem("/lookup", 400)["accepted"]


@pytest.mark.parametrize(
    ("argument", "accepted"),
    [
        ("lang=fr", "ko-Hani"),
        ("kind=animal", "organisation"),
        ("on=yesterday", "YYYY-MM-DD"),
        ("on=20220512", "YYYY-MM-DD"),
        ("on=2022-02-30", "YYYY-MM-DD"),
        ("limit=0", "1 to 50"),
        ("limit=51", "1 to 50"),
        ("limit=ten", "1 to 50"),
        ("limit=-1", "1 to 50"),
        ("limit=٣", "1 to 50"),
        ("limit=" + "9" * 5000, "1 to 50"),
        ("profile=nobody", "japan-times"),
    ],
)
def test_an_argument_out_of_range_lists_what_is_accepted(problem: Ask, argument: str, accepted: str) -> None:
    refused = problem(f"/lookup?q=Park&{argument}", 400)
    assert accepted in refused["accepted"]


@pytest.mark.parametrize("argument", ["status=open", "page=0", "per_page=201"])
def test_a_page_of_the_queue_that_is_not_there(problem: Ask, argument: str) -> None:
    assert problem(f"/candidates?{argument}", 400)["accepted"]


@pytest.mark.parametrize("path", ["/concepts/nobody", "/sources/nowhere", "/concepts/%00", "/nothing", "/concepts/"])
def test_what_is_not_there(problem: Ask, path: str) -> None:
    assert problem(path, 404)["accepted"]


def test_a_method_that_is_not_allowed(problem: Ask, client: FlaskClient) -> None:
    problem("/lookup", 405, method="POST")
    assert "GET" in client.post("/api/v1/lookup").headers["Allow"]
    problem("/annotate", 405)


@pytest.mark.parametrize(
    "body",
    [
        {"data": "not json", "content_type": "application/json"},
        {"data": b'{"text": "\xff"}', "content_type": "application/json"},
        {"json": {}},
        {"json": {"text": 1}},
        {"json": ["text"]},
        {"data": '{"text": "\\ud83d"}', "content_type": "application/json"},
        {"data": "text=박진", "content_type": "application/x-www-form-urlencoded"},
    ],
)
def test_a_body_that_cannot_be_annotated(problem: Ask, body: dict[str, Any]) -> None:
    assert "text" in problem("/annotate", 400, method="POST", **body)["accepted"]


def test_a_body_that_is_too_large(problem: Ask) -> None:
    refused = problem("/annotate", 413, method="POST", json={"text": "a" * 4_000_000})
    assert "4,000,000 bytes" in refused["accepted"]


def test_an_unexpected_error_tells_strangers_nothing(problem: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr("glossary.service.Glossary.lookup", fail)
    refused = problem("/lookup?q=Park", 500)
    assert "secret" not in str(refused)


def test_the_type_of_a_problem_leads_to_its_description(problem: Ask, client: FlaskClient) -> None:
    for path, status in (("/lookup?q=", 400), ("/lookup?q=a&limit=0", 400), ("/concepts/nobody", 404)):
        address, anchor = problem(path, status)["type"].split("#")
        assert f'id="{anchor}"' in client.get(address).text


def test_a_file_that_takes_the_place_of_another_is_read(database: Path, imported: Path, tmp_path: Path) -> None:
    """A thread keeps its termbase open from request to request, but never an old one."""
    client = create_app({"GLOSSARY_DB": str(database)}).test_client()
    assert client.get("/api/v1/lookup?q=Park").json["matches"]  # type: ignore[index]
    with glossary.open(tmp_path / "empty.db"):
        pass
    (tmp_path / "empty.db").replace(database)
    assert client.get("/api/v1/lookup?q=Park").json["matches"] == []  # type: ignore[index]
