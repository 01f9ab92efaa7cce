"""How the import of an archive scales: `python bench/archive.py --extract 20 --import 1 --memory 5 20 50`.

The archive is invented (`invented.py`), of as many megabytes as are asked for. Two stages are measured, on one process, on
several, and on the workers of a local Dask cluster: reading and extraction alone, and the whole import into a termbase
with everything that ships. Every run is a process of its own; times are given as ratios to one process in the same
run, since other things may run on the machine too. Memory is the most that the run and its children had for themselves
at once (RssAnon), beside the size of the archive. Needs Linux; prints tables for the README.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from invented import write_archive

import glossary
from glossary import shipped
from glossary.cli.serving import SHIPPED
from glossary.pipeline import Cluster, Crew, usable_cores
from glossary.pipeline.preparing import Preparer, Task, prepare_here

MB = 1_000_000
SAMPLE_SECONDS = 0.1


def extract(folder: Path, preparer: Preparer) -> int:
    """Read and extract every file, keeping nothing."""
    files = (Task(path, size=path.stat().st_size) for path in sorted(folder.rglob("*.txt")))
    count = 0
    for _, outcome in preparer(files):
        if isinstance(outcome, Exception):
            raise outcome
        count += 1
    return count


def whole_import(folder: Path, db: Path, jobs: int, scheduler: str) -> int:
    with glossary.open(db) as g:
        count = 0
        for report in g.import_paths([folder], jobs=jobs, scheduler=scheduler):
            if report.error:
                raise SystemExit(report.error)
            count += 1
    return count


def run(stage: str, folder: Path, db: Path, jobs: int, workers: int) -> None:
    """One run, with its seconds and files on standard output."""
    if workers:
        from distributed import LocalCluster

        with LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as cluster:
            measured(stage, folder, db, 1, cluster.scheduler_address)
    else:
        measured(stage, folder, db, jobs, "")


def measured(stage: str, folder: Path, db: Path, jobs: int, scheduler: str) -> None:
    start = time.perf_counter()
    if stage == "import":
        count = whole_import(folder, db, jobs, scheduler)
    else:
        count = extract(folder, Cluster(scheduler) if scheduler else Crew(jobs) if jobs > 1 else prepare_here)
    sys.stdout.write(f"{time.perf_counter() - start} {count}\n")


def own_memory(pid: int) -> int:
    """The bytes that a process and its children have for themselves."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        children = [c for task in Path(f"/proc/{pid}/task").iterdir() for c in (task / "children").read_text().split()]
    except OSError:
        return 0
    own = next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("RssAnon")), 0)
    return own + sum(own_memory(int(child)) for child in children)


def start(stage: str, folder: Path, db: Path, jobs: int = 1, workers: int = 0) -> tuple[float, int, int]:
    """Seconds, files and peak memory of a run."""
    command = [sys.executable, __file__, "--run", stage, str(folder), str(db), str(jobs), str(workers)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    peak = 0
    while process.poll() is None:
        peak = max(peak, own_memory(process.pid))
        time.sleep(SAMPLE_SECONDS)
    assert process.stdout is not None
    output = process.stdout.read().split()
    if process.returncode or len(output) != 2:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return float(output[0]), int(output[1]), peak


def make(folder: Path, size: float) -> Path:
    """An archive of so many megabytes, made when it is not there."""
    archive = folder / f"{size:g}MB"
    if not archive.is_dir():
        for _ in write_archive(archive, int(size * MB)):
            pass
    return archive


def shipped_db(path: Path) -> Path:
    with glossary.open(path) as g:
        for report in g.import_paths([shipped.path(*part) for part in SHIPPED]):
            assert not report.error, report.error
    return path


def scaling(stage: str, folder: Path, size: float) -> None:
    archive = make(folder, size)
    ways = [(f"{n} process{'es' if n > 1 else ''}", n, 0) for n in sorted({1, 2, usable_cores()})]
    ways += [(f"Dask, {n} worker{'s' if n > 1 else ''}", 1, n) for n in sorted({1, 2, usable_cores()})]
    sys.stdout.write(f"\n{stage}, {size:g} MB, {usable_cores()} cores\n\n")
    sys.stdout.write(
        "| | seconds | MB a second | against one process | memory, MB |\n| --- | --- | --- | --- | --- |\n"
    )
    one = 0.0
    for name, jobs, workers in ways:
        with tempfile.TemporaryDirectory() as temporary:
            db = Path(temporary) / "g.db"
            if stage == "import":
                shipped_db(db)
            seconds, _, peak = start(stage, archive, db, jobs, workers)
        one = one or seconds
        sys.stdout.write(f"| {name} | {seconds:.1f} | {size / seconds:.2f} | {one / seconds:.2f} | {peak / MB:.0f} |\n")
        sys.stdout.flush()


def memory(folder: Path, sizes: list[float], jobs: int) -> None:
    sys.stdout.write(
        f"\nextract, {jobs} processes\n\n| archive, MB | files | seconds | memory, MB |\n| --- | --- | --- | --- |\n"
    )
    for size in sizes:
        seconds, files, peak = start("extract", make(folder, size), folder / "none.db", jobs)
        sys.stdout.write(f"| {size:g} | {files:,} | {seconds:.0f} | {peak / MB:.0f} |\n")
        sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--extract", type=float, metavar="MB", help="measure reading and extraction of so large an archive"
    )
    parser.add_argument("--import", dest="whole", type=float, metavar="MB", help="measure the import of so large a one")
    parser.add_argument(
        "--memory", type=float, nargs="+", metavar="MB", help="measure memory for archives of these sizes"
    )
    parser.add_argument("--folder", type=Path, help="where the archives are made and kept; else they are temporary")
    parser.add_argument("--run", nargs=5, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.run:
        stage, folder, db, jobs, workers = args.run
        run(stage, Path(folder), Path(db), int(jobs), int(workers))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if args.extract:
            scaling("extract", folder, args.extract)
        if args.whole:
            scaling("import", folder, args.whole)
        if args.memory:
            memory(folder, args.memory, min(2, os.cpu_count() or 1))


if __name__ == "__main__":
    main()
