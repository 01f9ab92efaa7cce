"""Decisions about candidates: from this site's own pages only, and shown at once."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

import glossary
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
    assert (response.status_code, response.headers["Location"]) == (303, "/candidates?done=1")
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
    for address in (f"/candidates/{first['id']}", "/reviewer", "/candidates", "/decisions/undo"):
        data = {"decision": "never", "candidate": str(first["id"])}
        assert editing.post(address, data=data, headers=headers).status_code == 403
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
    forms = read_page(editing.get("/candidates").text).all("ul", class_="queue")[0].all("form", class_="decide")
    assert len(forms) == len(candidates(editing))
    for form in forms:
        assert form.attributes["method"] == "post"
        assert [b.attributes["value"] for b in form.all("button")] == ["merge", "accept", "reject", "never"]


def test_many_are_decided_by_one_form(editing: FlaskClient) -> None:
    (bar,) = read_page(editing.get("/candidates").text).all("form", id="many")
    boxes = read_page(editing.get("/candidates").text).all("input", name="candidate")
    assert {box.attributes["form"] for box in boxes} == {"many"} and not any("checked" in b.attributes for b in boxes)
    assert [b.attributes["value"] for b in bar.all("button")] == [
        "merge",
        "accept",
        "accept-together",
        "reject",
        "never",
    ]
    data = {"candidate": [box.attributes["value"] for box in boxes[:3]], "decision": "reject"}
    response = editing.post("/candidates", data=data, headers=OURS)
    assert (response.status_code, response.headers["Location"]) == (303, "/candidates?done=1-3")
    assert len(candidates(editing, "rejected")) == 3
    (notice,) = read_page(editing.get(response.headers["Location"]).text).all("form", id="done")
    assert notice.text.startswith("Rejected ")
    undone = editing.post(notice.attributes["action"], data={"decision": "1-3"}, headers=OURS)
    assert undone.headers["Location"] == "/candidates?done=4-6"
    assert candidates(editing, "rejected") == []


def test_all_on_a_page_are_chosen_without_a_script(editing: FlaskClient) -> None:
    page = read_page(editing.get("/candidates?kind=person").text)
    (link,) = page.all("a", id="choose-all")
    assert link.attributes["href"] == "/candidates?chosen=all&kind=person"
    boxes = read_page(editing.get(link.attributes["href"]).text).all("input", name="candidate")
    assert boxes and all("checked" in box.attributes for box in boxes)


def test_several_are_accepted_as_one(editing: FlaskClient) -> None:
    ids = [str(c["id"]) for c in candidates(editing)[:2]]
    editing.post("/candidates", data={"candidate": ids, "decision": "accept-together"}, headers=OURS)
    (accepted,), (merged,) = candidates(editing, "accepted"), candidates(editing, "merged")
    assert accepted["concept_id"] == merged["concept_id"]


@pytest.mark.parametrize(
    ("ids", "status", "said"),
    [([], 400, "no candidate is named"), (["x"], 400, "is no number"), (["1", "999"], 404, "candidate 999"), (["9-1"], 400, "is no number")],
)  # fmt: skip
def test_one_that_is_refused_stops_all(editing: FlaskClient, ids: list[str], status: int, said: str) -> None:
    before = candidates(editing)
    response = editing.post("/candidates", data={"candidate": ids, "decision": "never"}, headers=OURS)
    assert response.status_code == status
    page = read_page(response.text)
    assert said in page.text and "Nothing was decided" in page.text
    assert candidates(editing) == before


def test_the_filters_and_the_page_survive_a_decision(editing: FlaskClient) -> None:
    page = read_page(editing.get("/candidates?kind=person&text=kim").text)
    (row,) = page.all("ul", class_="queue")[0].all("form", class_="decide")
    assert row.attributes["action"].endswith("?kind=person&text=kim")
    response = editing.post(row.attributes["action"], data={"decision": "reject", "next": "7"}, headers=OURS)
    assert response.headers["Location"] == "/candidates?done=1&kind=person&text=kim#candidate-7"
    response = editing.post("/candidates/1", data={"decision": "reject", "next": "7#//x"}, headers=OURS)
    assert response.headers["Location"] == "/candidates?done=2"


@pytest.mark.parametrize("query", ["kind=animal", "lang=fr", "status=open", "min_sources=x", "text=" + "x" * 501])
def test_a_filter_that_cannot_be(editing: FlaskClient, query: str) -> None:
    assert editing.get(f"/candidates?{query}").status_code == 400
    assert editing.get(f"/api/v1/candidates?{query}").mimetype == "application/problem+json"


def hoshino(client: FlaskClient) -> int:
    """The candidate with a name in two languages."""
    found = client.get("/api/v1/candidates?text=hoshino").json
    return int(found["candidates"][0]["id"])  # type: ignore[index]


@pytest.fixture
def edited(editing: FlaskClient, database: Path) -> FlaskClient:
    """The site with a candidate that is attested in two sources and two languages."""
    with glossary.open(database) as g:
        for name in ("one", "two"):
            path = database.parent / f"{name}.txt"
            path.write_text(f"Finance Minister Mari Hoshino (星野真理) spoke {name} hour. Hoshino left.\n", "utf-8")
            assert [r.error for r in g.import_paths([path])] == [""]
    return editing


def test_the_page_of_a_candidate(edited: FlaskClient) -> None:
    page = read_page(edited.get(f"/candidates/{hoshino(edited)}").text)
    assert page.all("h1")[0].text == "Mari Hoshino"
    assert {box.attributes["value"] for box in page.all("input", name="form")} == {"en:Mari Hoshino", "ja:星野真理"}
    assert {box.attributes["value"] for box in page.all("input", name="source")} == {"one", "two"}
    assert all(form.attributes.get("lang") for form in page.all(class_="form"))
    # Enter in the field of the right form must correct, not split.
    (edit,) = page.all("form", id="edit")
    assert edit.all("button")[0].attributes["value"] == "correct"


def test_a_split_a_correction_and_a_kind_on_the_page(edited: FlaskClient) -> None:
    address = f"/candidates/{hoshino(edited)}?at=candidate"
    response = edited.post(address, data={"decision": "split", "form": "ja:星野真理"}, headers=OURS)
    assert response.headers["Location"].startswith(f"/candidates/{hoshino(edited)}?done=1")
    shown = read_page(edited.get(response.headers["Location"]).text)
    assert "another candidate" in shown.all("form", id="done")[0].text
    edited.post(
        address,
        data={"decision": "correct", "form": "en:Mari Hoshino", "to": "Mari Hoshina", "kind": "place"},
        headers=OURS,
    )
    edited.post(address, data={"decision": "kind", "kind": "place", "to": "Nonsense"}, headers=OURS)
    found = edited.get(f"/api/v1/candidates/{hoshino(edited)}").json
    assert (found["text"], found["kind"], found["found_kind"]) == ("Mari Hoshina", "place", "person")  # type: ignore[index]
    assert len(read_page(edited.get(address).text).all("ol", class_="log")[0].all("li")) == 3


def test_a_split_by_source_on_the_page(edited: FlaskClient) -> None:
    id = hoshino(edited)
    edited.post(f"/candidates/{id}?at=candidate", data={"decision": "split", "source": "two"}, headers=OURS)
    assert [s["id"] for s in edited.get(f"/api/v1/candidates/{id}").json["attested_in"]] == ["one"]  # type: ignore[index]


def test_the_usual_form_is_one(edited: FlaskClient) -> None:
    data = {"decision": "usual", "form": ["en:Mari Hoshino", "ja:星野真理"]}
    response = edited.post(f"/candidates/{hoshino(edited)}?at=candidate", data=data, headers=OURS)
    assert response.status_code == 400 and "one form at a time" in response.text


def test_the_log_is_shown_and_any_decision_undone(editing: FlaskClient) -> None:
    editing.set_cookie("reviewer", "Kim")
    first, second = candidates(editing)[:2]
    for one, decision in ((first, "accept"), (second, "never")):
        editing.post(f"/candidates/{one['id']}", data={"decision": decision}, headers=OURS)
    page = read_page(editing.get("/decisions").text)
    lines = page.all("ol", class_="log")[0].all("li")
    assert ["Kim" in line.text and "UTC" not in line.text for line in lines] == [True, True]
    undo = lines[1].all("form")[0]
    assert undo.all("button")[0].attributes["aria-label"] == "Undo decision 1"
    response = editing.post(undo.attributes["action"], data={"decision": "1"}, headers=OURS)
    assert response.headers["Location"] == "/decisions?done=3"
    assert candidates(editing, "accepted") == [] and len(candidates(editing, "never")) == 1
    again = editing.post(undo.attributes["action"], data={"decision": "1"}, headers=OURS)
    assert again.status_code == 409 and "undone already" in again.text
    assert editing.post("/decisions/undo", data={"decision": "77"}, headers=OURS).status_code == 404
    assert editing.post("/decisions/undo", data={}, headers=OURS).status_code == 400


def test_the_offices_a_person_is_said_to_hold_are_on_the_page_and_the_person_on_that_of_the_office(
    editing: FlaskClient, database: Path, tmp_path: Path
) -> None:
    (tmp_path / "visit.txt").write_text("Vice Foreign Minister Kang Tae-hwan left for Tokyo on Friday.\n", "utf-8")
    with glossary.open(database) as g:
        assert not any(report.error for report in g.import_paths([tmp_path / "visit.txt"]))
        ids = {form["text"]: c["id"] for c in g.candidates(per_page=500)["candidates"] for form in c["forms"]}
    person, office = (f"/candidates/{ids[text]}" for text in ("Kang Tae-hwan", "Vice Foreign Minister"))
    for page, other, heading in ((person, office, "Offices"), (office, person, "Held by")):
        html = editing.get(page).text
        assert f">{heading}</h2>" in html and f'href="{other}"' in html.partition(heading)[2]
