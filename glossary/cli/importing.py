"""`glossary import`."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import Any, TypeVar

import click

import glossary
from glossary.cli.output import printed_list
from glossary.pipeline import Progress, Report, usable_cores
from glossary.read import Metadata
from glossary.service import Glossary

F = TypeVar("F", bound=Callable[..., Any])


def metadata_options(command: F) -> F:
    """What is known of a document besides what its file says: said on the command line it counts for each of them."""
    for name, what in reversed(
        [
            ("outlet", "Who published it."),
            ("title", "Its title."),
            ("date", "When: YYYY-MM-DD, YYYY-MM or YYYY."),
            ("lang", "Its language: en, ko or ja."),
        ]
    ):
        command = click.option(f"--{name}", default="", help=what)(command)
    return command


@click.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@metadata_options
@click.option(
    "--jobs", type=click.IntRange(1), metavar="N", help="Processes that read and extract.  [default: a core each]"
)
@click.option("--scheduler", default="", metavar="ADDRESS", help="Read and extract on a Dask cluster: tcp://HOST:PORT.")
@click.option("--parallel", is_flag=True, help="They are one story in several languages: align what they mention.")
@click.option("--json", "as_json", is_flag=True, help="Print the reports as JSON.")
@click.pass_obj
def import_(
    db: str, /, paths: tuple[str, ...], as_json: bool, jobs: int | None, scheduler: str, parallel: bool, **known: str
) -> None:
    """Import documents, lists, curated data, folders and archives of them, and http(s) addresses. Twice changes nothing.

    Stopped at any moment and started again, it goes on with the file it was at.
    """
    if jobs and scheduler:
        raise click.UsageError("--jobs is for this machine, --scheduler for a cluster: give one of them")
    failed = False
    known_of_each = Metadata(**known)
    with glossary.open(db) as g, printed_list(as_json) as print_item:
        for report in reported(
            g, paths, metadata=known_of_each, jobs=jobs or usable_cores(), scheduler=scheduler, parallel=parallel
        ):
            failed = failed or bool(report.error)
            if as_json:
                print_item(_report_json(report))
            else:
                print_report(report)
    if failed:
        sys.exit(1)


def reported(
    g: Glossary,
    paths: Iterable[str | Path],
    *,
    metadata: Metadata | None = None,
    jobs: int = 1,
    scheduler: str = "",
    parallel: bool = False,
) -> Iterator[Report]:
    """Import under a progress bar: the reports as they come. None is kept, an archive may hold a million files."""
    with (
        _progress_bar("Importing") as progress,
        closing(
            g.import_paths(paths, progress, metadata, jobs=jobs, scheduler=scheduler, parallel=parallel)
        ) as reports,
    ):
        yield from reports


class _progress_bar(AbstractContextManager[Progress]):
    """A progress bar on standard error, where that is a terminal; it steps aside for what is printed meanwhile."""

    def __init__(self, label: str) -> None:
        self._bar = (
            click.progressbar(length=1000, label=label, file=sys.stderr) if sys.stderr.isatty() else nullcontext()
        )

    def __enter__(self) -> Progress:
        bar = self._bar.__enter__()
        done = 0

        def show(share: float) -> None:
            nonlocal done
            if bar is not None and (step := int(share * 1000) - done) > 0:
                bar.update(step)
                done += step

        return show

    def __exit__(self, *error: Any) -> None:
        self._bar.__exit__(*error)


def print_report(report: Report) -> None:
    if report.error:
        click.echo(f"\r{report.error}", err=True)
        return
    if report.skipped:
        click.echo(f"\r{report.path}: {report.skipped}; nothing changed")
        return
    kind = report.format + (f", {report.encoding}" if report.encoding not in ("", "utf-8") else "")
    counts = [f"{n:,} {name}" for name, n in report.counts.items() if n]
    counts += [f"{report.attested:,} attestations"] if report.attested else []
    click.echo(f"\r{report.path} ({kind}): {', '.join(counts) or 'nothing new'}")
    for line, message in report.messages[:20]:
        click.echo(f"  {report.path}:{line}: {message}" if line else f"  {message}")
    if len(report.messages) > 20:
        click.echo(f"  … and {report.rejected + report.conflicts - 20:,} more")


def _report_json(report: Report) -> dict[str, Any]:
    return {
        "path": report.path, "format": report.format, "encoding": report.encoding, **report.counts, "attested": report.attested,
        "candidates": report.candidates, "skipped": report.skipped, "error": report.error,
        "messages": [{"line": line, "message": message} for line, message in report.messages],
    }  # fmt: skip
