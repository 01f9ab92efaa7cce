"""An import on a Dask cluster of several processes: the database of one core, whichever worker dies, and clear refusals."""

import builtins
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import glossary
from glossary.errors import InputError
from glossary.pipeline import cluster
from glossary.pipeline.cluster import Cluster
from glossary.pipeline.preparing import Task
from tests.support import dump
from tests.test_import_jobs import LIST, invented_article

distributed = pytest.importorskip("distributed", reason="Dask is an extra: pip install 'glossary[dask]'")
pytestmark = [
    # Dask's own: ports and loops that it closes in its own time.
    pytest.mark.filterwarnings("default"),
]


@pytest.fixture(scope="module")
def local_cluster() -> Iterator[Any]:
    """Three processes, as far apart as three machines."""
    with distributed.LocalCluster(
        n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as local:
        yield local


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    for number in range(24):
        folder.joinpath(f"{number:03}.txt").write_text(invented_article(number), "utf-8")
    folder.joinpath("list.csv").write_text(LIST, "utf-8")
    folder.joinpath("broken.docx").write_bytes(b"PK\x03\x04 but no more than that")
    return folder


def test_the_database_is_that_of_one_core_though_a_worker_is_killed(
    local_cluster: Any, folder: Path, tmp_path: Path
) -> None:
    with glossary.open(tmp_path / "one.db") as g:
        wanted = list(map(str, g.import_paths([folder])))
    workers = [nanny.pid for nanny in local_cluster.workers.values()]
    reports = []
    with glossary.open(tmp_path / "g.db") as g:
        for report in g.import_paths([folder], scheduler=local_cluster.scheduler_address):
            reports.append(str(report))
            if len(reports) == 5:
                os.kill(workers[0], signal.SIGKILL)
    assert reports == wanted
    assert workers[0] not in [nanny.pid for nanny in local_cluster.workers.values()], "it was killed"
    assert dump(tmp_path / "g.db") == dump(tmp_path / "one.db")
    with glossary.open(tmp_path / "g.db") as g:
        again = list(g.import_paths([folder], scheduler=local_cluster.scheduler_address))
    assert all(r.skipped or r.error for r in again)


def test_another_version_of_the_package_is_refused(
    local_cluster: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "__version__", "9.9")
    with pytest.raises(InputError, match=rf"the worker has glossary {glossary.__version__}, this is 9\.9"):
        next(Cluster(local_cluster.scheduler_address)([Task(folder / "000.txt")]))


def test_a_large_file_is_read_here(local_cluster: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "LARGEST_SENT", 10)
    sent = []
    monkeypatch.setattr(distributed.Client, "submit", lambda *args, **options: sent.append(args))
    ((_, outcome),) = Cluster(local_cluster.scheduler_address)([Task(folder / "000.txt")])
    assert not sent and not isinstance(outcome, Exception)


def test_a_scheduler_that_does_not_answer_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "ANSWER_SECONDS", 1)
    with pytest.raises(InputError, match=r"tcp://127\.0\.0\.1:9: no Dask scheduler answers"):
        next(Cluster("tcp://127.0.0.1:9")([Task(folder / "000.txt")]))


def test_without_dask_it_says_how_to_install_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: Any, **options: Any) -> Any:
        if name == "distributed":
            raise ImportError(name)
        return real(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError, match=r"Dask is not installed \(accepted: pip install 'glossary\[dask\]'\)"):
        next(Cluster("tcp://127.0.0.1:9")([Task(folder / "000.txt")]))
