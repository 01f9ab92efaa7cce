"""`glossary review` as people and programs use it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import glossary
from glossary.cli import main
from tests.review.conftest import ARTICLE, tables


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "g.db"
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "b.txt").write_text("Foreign Minister Cho Minjae (조민재) left Daejeon.\n", "utf-8")
    with glossary.open(path) as g:
        assert not any(r.error for r in g.import_paths([tmp_path / "a.txt", tmp_path / "b.txt"]))
    return path


def review(db: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--db", str(db), "review", *arguments])


def answer(db: Path, *arguments: str) -> Any:
    result = review(db, *arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def number(db: Path, text: str) -> str:
    found = answer(db, "--text", text)["candidates"]
    return str(next(c["id"] for c in found if c["text"] == text))


def test_the_queue_is_narrowed(db: Path) -> None:
    shown = review(db, "--kind", "person", "--min-sources", "2").output
    assert shown.startswith("1 candidate unprocessed, page 1\n")
    assert "person        Cho Minjae | Minister Cho (1) | 조민재 (1)   4× in 2 sources" in shown
    assert review(db, "--kind", "animal").exit_code == 2


def test_one_candidate_is_shown_with_its_forms_and_log(db: Path) -> None:
    id = number(db, "Cho Minjae")
    assert review(db, "rename", id, "--to", "Cho Min-jae", "--by", "ed").exit_code == 0
    shown = review(db, "show", id).output
    assert "ko        조민재   1×" in shown and "look-up form" in shown and "instead of Cho Minjae" in shown
    assert "ed: rename  " in shown and "Cho Minjae corrected to Cho Min-jae" in shown
    assert answer(db, "show", id)["text"] == "Cho Min-jae"
    missing = review(db, "show", "99")
    assert missing.exit_code == 1 and "there is no candidate 99" in missing.output


def test_several_and_ranges_are_decided_together(db: Path) -> None:
    ids = [c["id"] for c in answer(db)["candidates"]]
    done = review(db, "reject", f"{min(ids)}-{min(ids) + 1}", str(max(ids)), "--by", "ed")
    assert done.output.count("rejected") == 3 and "taken back by: glossary review undo 1-3" in done.output
    assert answer(db, "--status", "rejected")["total"] == 3
    assert review(db, "undo", "1-3", "--by", "ed").exit_code == 0
    assert answer(db, "--status", "rejected")["total"] == 0


def test_one_that_is_refused_stops_all(db: Path) -> None:
    before = tables(db)
    result = review(db, "accept", number(db, "Cho Minjae"), "77", "--by", "ed")
    assert result.exit_code == 1 and "candidate 77: there is no candidate 77; none of the decisions" in result.output
    assert tables(db) == before


def test_all_that_the_filters_find_with_a_preview_first(db: Path) -> None:
    before = tables(db)
    preview = review(db, "accept", "--all", "--kind", "person", "--min-sources", "2", "--dry-run", "--by", "ed")
    assert "would be accepted, concept cho-minjae" in preview.output and "nothing was written" in preview.output
    assert tables(db) == before
    decided = answer(db, "accept", "--all", "--kind", "person", "--by", "ed")["decided"]
    assert {d["concept_id"] for d in decided} == {"cho-minjae", "taro-kawamori"}
    assert review(db, "reopen", "--all", "--status", "accepted", "--by", "ed").output.count("unprocessed") == 2
    nothing = review(db, "never", "--all", "--text", "nobody at all")
    assert nothing.exit_code == 0 and "no candidate is like that" in nothing.output


def test_several_are_one_concept(db: Path) -> None:
    ids = [number(db, "Cho Minjae"), number(db, "Taro Kawamori")]
    decided = answer(db, "accept", *ids, "--together", "--concept", "the-two", "--by", "ed")["decided"]
    assert [(d["status"], d["concept_id"]) for d in decided] == [("accepted", "the-two"), ("merged", "the-two")]


def test_a_split_by_form_and_by_source(db: Path) -> None:
    id = number(db, "Cho Minjae")
    made = answer(db, "split", id, "--form", "조민재", "--by", "ed")["decided"][0]["made"]
    assert answer(db, "show", str(made))["text"] == "조민재"
    made = answer(db, "split", id, "--source", "b", "--as-kind", "place", "--by", "ed")["decided"][0]["made"]
    assert answer(db, "show", str(made))["kind"] == "place"
    wrong = review(db, "split", id, "--form", "nobody", "--by", "ed")
    assert wrong.exit_code == 1 and "accepted: en:Cho Minjae" in wrong.output


def test_the_log_and_undoing(db: Path) -> None:
    id = number(db, "Cho Minjae")
    for decision in (["rename", id, "--to", "Cho Min-jae"], ["accept", id]):
        assert review(db, *decision, "--by", "ed").exit_code == 0
    shown = review(db, "log").output
    assert shown.startswith("2 decisions, page 1\n") and "ed: accept" in shown and "concept cho-min-jae" in shown
    refused = review(db, "undo", "1", "--by", "ed")
    assert refused.exit_code == 1 and "rests on decision 1 (accepted: undo 2 first" in refused.output
    assert "decision 2 is undone" in review(db, "undo", "2", "--by", "kim").output
    assert answer(db, "log")["decisions"][0]["by"] == "kim"
    assert answer(db, "log", "--candidate", "99999")["total"] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["accept"],
        ["accept", "x"],
        ["accept", "5-2"],
        ["accept", "0"],
        ["accept", "1-99999999999"],
        ["accept", "1", "--all"],
        ["accept", "1", "--kind", "person"],
        ["accept", "1", "2", "--concept", "one"],
        ["merge", "1"],
        ["undo"],
        ["undo", "-3"],
        ["split"],
    ],
)
def test_wrong_usage(db: Path, arguments: list[str]) -> None:
    assert review(db, *arguments).exit_code == 2


def test_there_is_no_database(tmp_path: Path) -> None:
    for arguments in (["log"], ["show", "1"], ["undo", "1"], ["split", "1"], ["rename", "1"], ["accept", "1"]):
        result = review(tmp_path / "none.db", *arguments)
        assert result.exit_code == 1 and "glossary start" in result.output
    assert not (tmp_path / "none.db").exists()
