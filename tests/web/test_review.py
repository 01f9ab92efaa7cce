"""Decisions about candidates: from this site's own pages only, and shown at once."""

import pytest
from flask.testing import FlaskClient

from tests.web.html import read_page

OURS = {"Origin": "http://localhost"}


def candidates(client: FlaskClient, status: str = "unprocessed") -> list[dict[str, object]]:
    found: list[dict[str, object]] = client.get("/api/v1/candidates", query_string={"status": status}).json[
        "candidates"
    ]
    return found


@pytest.mark.parametrize(("decision", "status"), [("accept", "accepted"), ("reject", "rejected"), ("never", "never")])
def test_a_decision_is_carried_out_and_shown(editing: FlaskClient, decision: str, status: str) -> None:
    editing.set_cookie("reviewer", "Kim")
    first = candidates(editing)[0]
    # The page names the concept it may be; that must not matter to a decision that is no merge.
    form = {"decision": decision, "concept_id": "park-jin"}
    response = editing.post(f"/candidates/{first['id']}", data=form, headers=OURS)
    assert (response.status_code, response.headers["Location"]) == (303, "/candidates")
    assert first["id"] not in [candidate["id"] for candidate in candidates(editing)]
    (decided,) = candidates(editing, status)
    assert (decided["id"], decided["decided_by"]) == (first["id"], "Kim")
    assert "by Kim" in editing.get(f"/candidates?status={status}").text


def test_a_candidate_is_merged_into_a_known_concept_and_taken_back(editing: FlaskClient) -> None:
    first = candidates(editing)[0]
    address = f"/candidates/{first['id']}"
    editing.post(address, data={"decision": "merge", "concept_id": "park-jin"}, headers=OURS)
    (merged,) = candidates(editing, "merged")
    assert merged["concept_id"] == "park-jin"
    editing.post(address, data={"decision": "reopen", "status": "merged"}, headers=OURS)
    assert first["id"] in [candidate["id"] for candidate in candidates(editing)]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://elsewhere.example"},
        {"Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://localhost:8080"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_another_site_cannot_decide(editing: FlaskClient, headers: dict[str, str]) -> None:
    first = candidates(editing)[0]
    for address in (f"/candidates/{first['id']}", "/reviewer"):
        assert editing.post(address, data={"decision": "never"}, headers=headers).status_code == 403
    assert candidates(editing, "never") == []


def test_a_browser_that_vouches_for_the_page_is_enough(editing: FlaskClient) -> None:
    first = candidates(editing)[0]
    headers = {"Sec-Fetch-Site": "same-origin"}
    assert editing.post(f"/candidates/{first['id']}", data={"decision": "reject"}, headers=headers).status_code == 303


@pytest.mark.parametrize(
    ("data", "status"),
    [({}, 400), ({"decision": "promote"}, 400), ({"decision": "merge"}, 400), ({"decision": "merge", "concept_id": "nobody"}, 404)],
)  # fmt: skip
def test_a_decision_that_cannot_be_carried_out(editing: FlaskClient, data: dict[str, str], status: int) -> None:
    first = candidates(editing)[0]
    assert editing.post(f"/candidates/{first['id']}", data=data, headers=OURS).status_code == status
    assert candidates(editing)[0] == first


def test_a_candidate_that_is_not_there_or_already_decided(editing: FlaskClient) -> None:
    assert editing.post("/candidates/99999", data={"decision": "never"}, headers=OURS).status_code == 404
    address = f"/candidates/{candidates(editing)[0]['id']}"
    assert editing.post(address, data={"decision": "never"}, headers=OURS).status_code == 303
    assert editing.post(address, data={"decision": "accept"}, headers=OURS).status_code == 409


def test_the_name_of_the_reviewer_is_remembered(editing: FlaskClient) -> None:
    response = editing.post("/reviewer", data={"by": " 김\x07 "}, headers=OURS)
    cookie = response.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    (field,) = read_page(editing.get("/candidates").text).all("input", name="by")
    assert field.attributes["value"] == "김"


def test_every_candidate_can_be_decided_without_a_script(editing: FlaskClient) -> None:
    forms = read_page(editing.get("/candidates").text).all("form", class_="decide")
    assert len(forms) == len(candidates(editing))
    for form in forms:
        assert form.attributes["method"] == "post"
        assert [b.attributes["value"] for b in form.all("button")] == ["merge", "accept", "reject", "never"]
