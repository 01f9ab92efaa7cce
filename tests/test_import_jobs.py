"""An import in several processes: the same database as in one, whichever of them dies, and nothing left behind."""

import importlib.util
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import glossary
from glossary.model import Document, Extraction
from glossary.pipeline import crew, preparing
from glossary.pipeline.crew import Crew
from glossary.pipeline.preparing import Outcome, Task, attempt
from tests.conftest import ROOT
from tests.support import dump

LIST = "id,kind,en,ko\nk1,person,Hong Sample,홍샘플\nk2,issue,sample dispute,견본 분쟁\n"
COMMAND = "import glossary.pipeline.crew as c; c.WORTH_IT = 0; from glossary.cli import main; main()"


def invented_article(number: int) -> str:
    spec = importlib.util.spec_from_file_location("invented", ROOT / "bench" / "invented.py")
    assert spec and spec.loader
    module = sys.modules.get("invented") or importlib.util.module_from_spec(spec)
    if "invented" not in sys.modules:
        sys.modules["invented"] = module
        spec.loader.exec_module(module)
    return str(module.article(number, size=1500)[1])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a bit of everything: articles, one of them twice, a list, an archive, an empty and a broken file."""
    folder = tmp_path_factory.mktemp("archive")
    for number in range(20):
        folder.joinpath(f"{number:03}.txt").write_text(invented_article(number), "utf-8")
    folder.joinpath("again.txt").write_text(invented_article(3), "utf-8")
    folder.joinpath("list.csv").write_text(LIST, "utf-8")
    folder.joinpath("empty.txt").write_text("", "utf-8")
    folder.joinpath("broken.docx").write_bytes(b"PK\x03\x04 but no more than that")
    with zipfile.ZipFile(folder / "packed.zip", "w") as packed:
        for number in range(20, 23):
            packed.writestr(f"{number}.txt", invented_article(number))
    return folder


@pytest.fixture(scope="module")
def by_one(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[object]]:
    """The database and the reports of an import in one process."""
    db = tmp_path_factory.mktemp("one") / "g.db"
    with glossary.open(db) as g:
        reports = list(g.import_paths([folder]))
    return dump(db), list(map(str, reports))


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes are started for however little there is to do."""
    monkeypatch.setattr(crew, "WORTH_IT", 0)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("jobs", [2, 3])
def test_the_database_is_the_same_whatever_the_number_of_jobs(
    folder: Path, by_one: tuple[str, list[object]], tmp_path: Path, jobs: int
) -> None:
    with glossary.open(tmp_path / "g.db") as g:
        reports = list(g.import_paths([folder], jobs=jobs))
        assert list(map(str, reports)) == by_one[1]
        assert dump(tmp_path / "g.db") == by_one[0]
        again = list(g.import_paths([folder, folder], jobs=jobs))
    assert all(r.skipped or r.error for r in again) and sum(bool(r.error) for r in again) == 4
    assert dump(tmp_path / "g.db") == by_one[0]


def test_a_few_files_start_no_process(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "_Worker", None)
    with glossary.open(tmp_path / "g.db") as g:
        assert len(list(g.import_paths([folder / "000.txt", folder / "001.txt"], jobs=2))) == 2


def dying(task: Task) -> Outcome:
    """Prepares a file; dies of one whose name says so, of some only once."""
    if "deadly" in str(task.path):
        os.kill(os.getpid(), signal.SIGKILL)
    if "once" in str(task.path) and not (died := Path(task.path).with_suffix(".died")).exists():
        died.touch()
        os._exit(3)
    return attempt(task)


@pytest.mark.usefixtures("at_once")
def test_a_file_that_kills_its_process_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    paths = [
        tmp_path / f"{n:02}{name}.txt" for n, name in enumerate(["", "deadly", "", "once", "", "", "deadly", "", ""])
    ]
    for n, path in enumerate(paths):
        path.write_text(invented_article(n), "utf-8")
    found = list(Crew(2, dying)(Task(path) for path in paths))
    assert [task.path for task, _ in found] == paths
    for task, outcome in found:
        if "deadly" in str(task.path):
            assert "died, twice (killed by SIGKILL)" in str(outcome) and str(task.path) in str(outcome)
        else:
            assert outcome == attempt(task)
    assert (tmp_path / "03once.died").exists()


def test_a_mistake_of_the_program_costs_one_file(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = preparing.extract

    def wrong(document: Document) -> Extraction:
        return right(document) if "001" not in document.name else 1 / 0  # type: ignore[return-value]

    monkeypatch.setattr(preparing, "extract", wrong)
    with glossary.open(tmp_path / "g.db") as g:
        first, second = g.import_paths([folder / "001.txt", folder / "002.txt"])
    assert "001.txt: a mistake of the program at test_import_jobs.py:" in first.error
    assert "ZeroDivisionError" in first.error and not second.error


@pytest.mark.usefixtures("at_once")
def test_reading_does_not_run_far_ahead_of_writing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "AHEAD_FILES", 5)
    taken = 0

    def tasks() -> Iterator[Task]:
        nonlocal taken
        for path in sorted(folder.glob("0*.txt")):
            taken += 1
            yield Task(path)

    for n, _ in enumerate(Crew(2)(tasks()), 1):
        assert taken - n < 5
    assert taken == n == 20


def start_import(db: Path, folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, "--db", str(db), "import", "--jobs", "2", str(folder)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


def wait_until_gone(group: int) -> None:
    """Wait until no process of a group is left."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    raise AssertionError("a process was left behind")


@pytest.mark.parametrize("seed", [1, 2])
def test_an_import_that_is_killed_again_and_again_ends_with_the_same_database(
    folder: Path, by_one: tuple[str, list[object]], tmp_path: Path, seed: int
) -> None:
    dice = random.Random(seed)
    db = tmp_path / "g.db"
    reached = []
    while True:
        process = start_import(db, folder)
        try:
            process.wait(timeout=dice.uniform(0.4, 2.2) if len(reached) < 5 else 60)
            break
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            reached.append(count_files(db))
        wait_until_gone(process.pid)
    assert any(0 < files < 24 for files in reached), "it was killed in the middle of its work"
    assert process.returncode == 1, "two files are at fault"
    assert dump(db) == by_one[0]


def test_an_interrupted_import_leaves_nobody_behind_and_can_go_on(
    folder: Path, by_one: tuple[str, list[object]], tmp_path: Path
) -> None:
    db = tmp_path / "g.db"
    process = start_import(db, folder)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not (db.exists() and count_files(db) >= 3):
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(20) == 1
    wait_until_gone(process.pid)
    assert 3 <= count_files(db) < 24, "it was interrupted in the middle of its work"
    assert start_import(db, folder).wait(60) == 1
    assert dump(db) == by_one[0]


def count_files(db: Path) -> int:
    import sqlite3

    try:
        with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as connection:
            return int(connection.execute("SELECT count(*) FROM imported_file").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_jobs_and_a_cluster_are_not_asked_for_at_once(folder: Path, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from glossary.cli import main

    command = ["--db", str(tmp_path / "g.db"), "import", "--jobs", "2", "--scheduler", "tcp://x:1", str(folder)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 2 and "give one of them" in result.output
