import functools
import json
import os
import sqlite3
import stat
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from glossary.cli import main
from glossary.store import Termbase


def run(db: Path | str, *arguments: str, input: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["--db", str(db), *arguments], input=input)


def test_look_up_for_people_and_for_programs(shipped_db: Path) -> None:
    assert "Park Jin | 박진 | 朴振" in run(shipped_db, "lookup", "박진").output
    answer = json.loads(run(shipped_db, "lookup", "박진", "--json").output)
    assert answer["matches"][0]["concept_id"] == "park-jin"


def test_nothing_found_is_no_error(shipped_db: Path) -> None:
    result = run(shipped_db, "lookup", "zzzzqqqq")
    assert result.exit_code == 0 and "nothing found" in result.output


def test_extract_is_a_dry_run_that_leaves_no_database(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Talks\n\nForeign Minister Cho Minjae arrived in Seoul.\n", "utf-8")
    result = run(tmp_path / "none.db", "extract", str(article), "--json")
    answer = json.loads(result.output)
    assert not (tmp_path / "none.db").exists()
    assert {"surface", "start", "end", "kind", "lang", "concept_id", "canonical"} <= set(answer["mentions"][0])
    for mention in answer["mentions"]:
        assert article.read_text("utf-8")[mention["start"] : mention["end"]] == mention["surface"]


def test_standard_input(shipped_db: Path) -> None:
    answer = json.loads(run(shipped_db, "annotate", "-", "--json", input="박진 장관이 서울에서 말했다.\n").output)
    assert {a["concept_id"] for a in answer["annotations"]} >= {"park-jin", "seoul"}


def test_what_is_known_of_a_document_is_said_with_it(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Talks\n\nForeign Minister Cho Minjae arrived in Seoul.\n", "utf-8")
    known = ["--outlet", "The Sample Times", "--date", "2024-05", "--lang", "en", "--title", "Talks resume"]
    assert run(tmp_path / "g.db", "import", str(article), *known).exit_code == 0
    with sqlite3.connect(tmp_path / "g.db") as db:
        row = db.execute("SELECT outlet, date, lang, title FROM source WHERE id = 'a'").fetchone()
    assert row == ("The Sample Times", "2024-05", "en", "Talks resume")
    assert "accepted: YYYY" in run(tmp_path / "g.db", "import", str(article), "--date", "yesterday").output


def test_an_archive_is_read_member_by_member(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("one.txt", "Foreign Minister Cho Minjae arrived in Seoul.\n")
        archive.writestr("two.txt", "\0\0\0 no text \0\0")
    result = run(tmp_path / "g.db", "import", str(tmp_path / "a.zip"))
    assert "one.txt (text)" in result.output and "two.txt" in result.output and result.exit_code == 1


def test_an_address_on_this_machine_is_refused(tmp_path: Path) -> None:
    result = run(tmp_path / "g.db", "import", "http://127.0.0.1:9/a.html")
    assert result.exit_code == 1 and "127.0.0.1" in result.output and "Traceback" not in result.output


def test_the_database_comes_from_the_environment(shipped_db: Path) -> None:
    result = CliRunner().invoke(main, ["lookup", "박진"], env={"GLOSSARY_DB": str(shipped_db)})
    assert "park-jin" in result.output


def test_import_reports_and_exits_with_one_for_a_file_at_fault(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("kind,en\nplace,Somewhere\n", "utf-8")
    bad.write_text("nothing,known\n1,2\n", "utf-8")
    result = run(tmp_path / "g.db", "import", str(bad), str(good))
    assert result.exit_code == 1
    assert "bad.csv:1" in result.output and "accepted: id, kind" in result.output
    assert "good.csv (list): 1 new" in result.output


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.write_text("this is a diary, not a database " * 40), "no SQLite database"),
        (lambda path: sqlite3.connect(path).execute("CREATE TABLE diary (day TEXT)").connection.close(), "no termbase"),
        (lambda path: path.write_bytes(b""), "holds no termbase yet"),
        (lambda path: path.mkdir(), "this is a folder"),
    ],
    ids=["text", "other", "empty", "folder"],
)
def test_a_database_that_is_none(tmp_path: Path, make: object, message: str) -> None:
    path = tmp_path / "g.db"
    make(path)  # type: ignore[operator]
    result = run(path, "lookup", "Park")
    assert result.exit_code == 1 and message in result.output and "Traceback" not in result.output


def test_a_database_cut_short(own_db: Path) -> None:
    content = own_db.read_bytes()
    own_db.write_bytes(content[: len(content) // 3])
    result = run(own_db, "lookup", "박진")
    assert result.exit_code == 1 and "damaged" in result.output and "Traceback" not in result.output


def test_a_locked_database_says_so(own_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossary.service.Termbase", functools.partial(Termbase, busy_seconds=0.1))
    article = tmp_path / "a.csv"
    article.write_text("kind,en\nplace,Somewhere\n", "utf-8")
    other = sqlite3.connect(own_db)
    other.execute("BEGIN IMMEDIATE")
    result = run(own_db, "import", str(article))
    other.close()
    assert result.exit_code == 1 and "another process is writing" in result.output


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_database_answers_and_refuses_to_be_written(own_db: Path, tmp_path: Path) -> None:
    own_db.chmod(stat.S_IREAD)
    article = tmp_path / "a.csv"
    article.write_text("kind,en\nplace,Somewhere\n", "utf-8")
    assert "park-jin" in run(own_db, "lookup", "박진").output
    result = run(own_db, "import", str(article))
    assert result.exit_code == 1 and "read-only" in result.output


def test_no_database_yet(tmp_path: Path) -> None:
    result = run(tmp_path / "none.db", "lookup", "Park")
    assert result.exit_code == 1 and "glossary start" in result.output


@pytest.mark.parametrize("arguments", [["lookup"], ["import"], ["lookup", "x", "--limit", "0"], ["dance"]])
def test_wrong_usage_exits_with_two(tmp_path: Path, arguments: list[str]) -> None:
    assert run(tmp_path / "g.db", *arguments).exit_code == 2


@pytest.mark.parametrize("query", ["", "x" * 10_000, "\x07"])
def test_a_bad_query_exits_with_one(shipped_db: Path, query: str) -> None:
    result = run(shipped_db, "lookup", query)
    assert result.exit_code == 1 and "accepted:" in result.output


def test_review_lists_and_decides(own_db: Path) -> None:
    listed = json.loads(run(own_db, "review", "--json").output)
    id = str(listed["candidates"][0]["id"])
    assert "rejected" in run(own_db, "review", "reject", id, "--by", "ed").output
    assert "unprocessed" in run(own_db, "review", "reopen", id, "--by", "ed").output
    assert run(own_db, "review", "merge", id).exit_code == 2


def test_start_sets_up_and_shows_look_ups(tmp_path: Path) -> None:
    result = run(tmp_path / "g.db", "start", "--no-serve")
    assert result.exit_code == 0, result.output
    assert (
        "$ glossary lookup" in result.output
        and "yoon-suk-yeol" in result.output
        and "nothing found" not in result.output
    )
