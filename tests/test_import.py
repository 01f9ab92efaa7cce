import json
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

import glossary
from glossary.errors import InputError
from glossary.service import Glossary

LIST = "id,kind,en,ko,ja\nk1,person,Hong Sample,홍샘플,洪三弗\nk2,issue,sample dispute,견본 분쟁,見本紛争\n"
ARTICLE = """Envoys to resume talks in Daejeon

Foreign Minister Cho Minjae met Japanese Foreign Minister Taro Kawamori in Daejeon on Friday.
Minister Cho said the two sides would resume the Daejeon Fisheries Agreement.
"""


@pytest.fixture
def g(tmp_path: Path) -> Glossary:
    return glossary.open(tmp_path / "g.db")


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def run(g: Glossary, *paths: Path) -> list[dict[str, object]]:
    return [{**r.counts, "skipped": r.skipped, "error": r.error, "messages": r.messages} for r in g.import_paths(paths)]


def content(path: Path) -> str:
    """Everything a database holds but when it was written."""
    with sqlite3.connect(path) as db:
        return "\n".join(line for line in db.iterdump() if 'INSERT INTO "import_run"' not in line)


def test_a_second_import_changes_nothing_and_says_so(g: Glossary, tmp_path: Path) -> None:
    files = [write(tmp_path / "list.csv", LIST), write(tmp_path / "article.txt", ARTICLE)]
    run(g, *files)
    before = content(tmp_path / "g.db")
    assert [r["skipped"] for r in run(g, *files)] == ["unchanged since its last import"] * 2
    assert content(tmp_path / "g.db") == before


def test_the_same_article_from_another_path_is_not_counted_twice(g: Glossary, tmp_path: Path) -> None:
    run(g, write(tmp_path / "a.txt", ARTICLE))
    (report,) = run(g, write(tmp_path / "b.txt", ARTICLE))
    assert "the same text was imported" in str(report["skipped"])


def test_a_changed_article_updates_its_own_attestations_only(g: Glossary, tmp_path: Path) -> None:
    first, other = write(tmp_path / "a.txt", ARTICLE), write(tmp_path / "b.txt", ARTICLE.replace("Friday", "Monday"))
    run(g, first, other)
    untouched = g.source("b")["attestations"]
    write(first, "Envoys cancel talks\n\nForeign Minister Cho Minjae stayed in Daejeon.\n")
    run(g, first)
    assert g.source("b")["attestations"] == untouched
    surfaces = {a["surface"] for a in g.source("a")["attestations"]}
    assert "Cho Minjae" in surfaces and "Taro Kawamori" not in surfaces


def test_candidates_that_nothing_attests_any_more_go(g: Glossary, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", ARTICLE)
    run(g, path)
    assert any(c["text"] == "Taro Kawamori" for c in g.candidates()["candidates"])
    write(path, "Nothing here names anybody.\n")
    run(g, path)
    assert not any(c["text"] == "Taro Kawamori" for c in g.candidates(per_page=500)["candidates"])


CURATED = """[[source]]
id = "s"
title = "A source"
[[concept]]
id = "a"
kind = "person"
definition = "First definition"
source = "s"
terms.en = ["Alpha One", "Alpha Uno"]
[[concept]]
id = "b"
kind = "place"
source = "s"
terms.en = ["Beta Town"]
"""


def test_a_changed_curated_file_replaces_what_it_said_and_nothing_else(g: Glossary, tmp_path: Path) -> None:
    path = write(tmp_path / "c.toml", CURATED)
    run(g, path, write(tmp_path / "more.csv", "id,kind,en\na,person,Alpha Prime\n"))
    write(path, CURATED.replace("First", "Second").replace(', "Alpha Uno"', "").split('[[concept]]\nid = "b"')[0])
    (report,) = run(g, path)
    assert not report["error"]
    concept = g.concept("a")
    assert concept["definition"] == "Second definition"
    assert {t["text"] for t in concept["terms"]["en"]} == {"Alpha One", "Alpha Prime"}
    assert g.concepts("place")["total"] == 0, "a concept that its file no longer names, and nothing else, goes"
    assert all(m["score"] < 0.5 for m in g.lookup("Beta Town")["matches"])


def test_a_list_extends_and_never_empties(g: Glossary, tmp_path: Path) -> None:
    run(g, write(tmp_path / "list.csv", LIST))
    (report,) = run(g, write(tmp_path / "more.csv", "id,kind,en,ko\nk1,person,Hong Sam-ple,\nk9,place,Nowhere,\n"))
    assert (report["new"], report["extended"]) == (1, 1)
    concept = g.concept("k1")
    assert [t["text"] for t in concept["terms"]["en"]] == ["Hong Sample", "Hong Sam-ple"]
    assert [t["text"] for t in concept["terms"]["ko"]] == ["홍샘플"]


def test_a_row_without_an_id_finds_its_concept_by_its_forms(g: Glossary, tmp_path: Path) -> None:
    run(g, write(tmp_path / "list.csv", LIST))
    (report,) = run(
        g, write(tmp_path / "more.csv", "kind,en,ko\nperson,Hong Sample,홍샘플\nperson,Hong Sample,홍견본\n")
    )
    assert (report["new"], report["unchanged"]) == (1, 1), "one name, two Hangul spellings: two people"


def test_conflicts_and_rejected_rows_are_told_with_their_lines(g: Glossary, tmp_path: Path) -> None:
    run(g, write(tmp_path / "list.csv", LIST))
    (report,) = run(g, write(tmp_path / "bad.csv", "id,kind,en\nk1,place,Hong Sample\n??,person,X\nk7,person,Good\n"))
    assert (report["new"], report["conflicts"], report["rejected"]) == (1, 1, 1)
    lines = dict(report["messages"])  # type: ignore[attr-defined]
    assert "kind person, not place" in lines[2] and "'??' is no id" in lines[3]


def test_a_file_at_fault_leaves_nothing_and_the_rest_goes_on(g: Glossary, tmp_path: Path) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_bytes(LIST.encode() + b"k3,person,Fine,\xff\xfe\xff,\n")
    good = write(tmp_path / "good.csv", LIST)
    reports = run(g, broken, good)
    assert "broken.csv:4" in str(reports[0]["error"])
    assert reports[1]["new"] == 2
    with pytest.raises(InputError, match="no such file"):
        run(g, tmp_path / "nowhere.csv")


def test_a_list_without_a_good_row_is_an_error_and_leaves_nothing(g: Glossary, tmp_path: Path) -> None:
    (report,) = run(g, write(tmp_path / "bad.csv", "id,kind,en\n,dragon,Smaug\n,person,\n"))
    assert "bad.csv:2: 'dragon' is no kind" in str(report["error"]) and "no row of the list is good" in str(
        report["error"]
    )
    assert g.sources() == [] and g.stats()["concepts"] == 0


def test_everything_attested_has_a_source_and_a_true_offset(g: Glossary, tmp_path: Path) -> None:
    run(g, write(tmp_path / "a.txt", ARTICLE))
    source = g.source("a")
    assert source["title"] == "Envoys to resume talks in Daejeon"
    assert source["attestations"]
    for a in source["attestations"]:
        assert ARTICLE[a["start"] : a["end"]] == a["surface"]
        assert a["surface"] in a["context"] and len(a["context"]) < 200
        assert (a["concept_id"] is None) != (a["candidate_id"] is None)


def test_the_curated_data_and_the_seeds_go_in_whole(shipped_db: Path) -> None:
    with glossary.open(shipped_db, write=False) as g:
        stats = g.stats()
        assert stats["concepts"] >= 150
        assert stats["sources"] > 8 and stats["attestations"] > 100 and stats["candidates"] > 0
        for concept in g.concepts(per_page=1000)["concepts"]:
            whole = g.concept(concept["id"])
            assert whole["source"] in whole["sources"], f"{concept['id']} says nowhere where it comes from"


def test_an_import_run_is_kept(g: Glossary, tmp_path: Path) -> None:
    run(g, write(tmp_path / "list.csv", LIST))
    with sqlite3.connect(tmp_path / "g.db") as db:
        assert db.execute("SELECT name, format, encoding, new FROM import_run").fetchall() == [
            ("list.csv", "list", "utf-8", 2)
        ]
        assert json.loads(db.execute("SELECT count(*) FROM imported_file").fetchone()[0].__str__()) == 1


def test_a_killed_import_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    db = tmp_path / "g.db"
    with glossary.open(db) as g:
        run(g, write(tmp_path / "list.csv", LIST))
    long = write(
        tmp_path / "long.csv", "id,kind,en\n" + "".join(f"n{i},person,Sample Person{i}\n" for i in range(30_000))
    )
    command = [sys.executable, "-c", "from glossary.cli import main; main()", "--db", str(db), "import", str(long)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    wal = db.with_name("g.db-wal")
    deadline = time.monotonic() + 60
    while (
        process.poll() is None and time.monotonic() < deadline and not (wal.exists() and wal.stat().st_size > 500_000)
    ):
        time.sleep(0.005)
    process.kill()
    assert process.wait() == -signal.SIGKILL, "it was killed in the middle of its work"
    with glossary.open(db) as g:
        assert g.stats()["concepts"] == 2
        assert run(g, long)[0]["new"] == 30_000
        assert g.stats()["concepts"] == 30_002


def test_a_text_too_large_to_extract_is_refused_before_it_is_read(g: Glossary, tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(100_000_001)
    (report,) = run(g, tmp_path / "huge.txt")
    assert "huge.txt: the file has 100,000,001 bytes (accepted: at most 100,000,000)" in str(report["error"])
    assert g.sources() == []
