"""The command line. Text for people by default, `--json` for programs; exit 0 done, 1 the input is at fault, 2 usage."""

import getpass
import json
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

import glossary
from glossary import shipped
from glossary.errors import GlossaryError
from glossary.pipeline import Progress, Report
from glossary.read import Metadata
from glossary.service import LIKELY, STATUSES, Glossary

F = TypeVar("F", bound=Callable[..., Any])
DEFAULT_DB = "glossary.db"
SHIPPED = (("data", "profiles.toml"), ("data", "concepts"), ("seeds",))
"""What `glossary start` imports, in this order: rules name profiles, sources attest concepts."""
SAMPLE_LOOKUPS = (
    "尹錫悦",
    "Yun Sŏgyŏl",
    "ユン・ソンニョル",
    "기시다",
    "qkrwls",
    "강제 징용",
    "director general level",
)
"""Shown by `glossary start`: names in other scripts, a romanization that stands nowhere in the data, a keyboard mistake."""


class _Commands(click.Group):
    """A group that says in one line what was wrong with the input, and exits with 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except GlossaryError as error:
            _fail(str(error))
        except BrokenPipeError:
            # Whoever read our output has seen enough; Python would complain once more at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)


def _fail(message: str) -> NoReturn:
    click.echo(f"glossary: {message}", err=True)
    sys.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--db",
    "db",
    envvar="GLOSSARY_DB",
    default=DEFAULT_DB,
    show_default=True,
    help="The database; GLOSSARY_DB names it too.",
)
@click.version_option(glossary.__version__, package_name="glossary")
@click.pass_context
def main(ctx: click.Context, db: str) -> None:
    """A trilingual glossary and terminology service for Korean, Japanese and English."""
    ctx.obj = db


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


# -- import


def _metadata_options(command: F) -> F:
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


@main.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@_metadata_options
@click.option("--json", "as_json", is_flag=True, help="Print the reports as JSON.")
@click.pass_obj
def import_(db: str, /, paths: tuple[str, ...], as_json: bool, **known: str) -> None:
    """Import documents, lists, curated data, folders and archives of them, and http(s) addresses. Twice changes nothing."""
    metadata = Metadata(**known)
    with glossary.open(db) as g:
        reports = _import(g, paths, quiet=as_json, metadata=metadata)
    if as_json:
        _print_json([_report_json(r) for r in reports])
    if any(r.error for r in reports):
        sys.exit(1)


def _import(
    g: Glossary, paths: Iterable[str | Path], *, quiet: bool = False, metadata: Metadata | None = None
) -> list[Report]:
    reports = []
    with _progress_bar("Importing") as progress:
        for report in g.import_paths(paths, progress, metadata):
            reports.append(report)
            if not quiet:
                _print_report(report)
    return reports


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


def _print_report(report: Report) -> None:
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


# -- look up


@main.command()
@click.argument("query")
@click.option("--lang", help="Only forms in this language: en, ko, ja.")
@click.option("--kind", help="Only concepts of this kind.")
@click.option("--profile", help="Order the terms as this profile prints them.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day for which the profile's rules are asked.")
@click.option("--limit", type=click.IntRange(1, 50), default=10, show_default=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def lookup(
    db: str, query: str, lang: str | None, kind: str | None, profile: str | None, on: Any, limit: int, as_json: bool
) -> None:
    """Find a concept by any spelling, in any script."""
    _need(db)
    with glossary.open(db, write=False) as g:
        answer = g.lookup(query, lang=lang, kind=kind, profile=profile, on=on.date() if on else None, limit=limit)
    if as_json:
        _print_json(answer)
    else:
        _print_answer(answer)


def _need(db: str) -> None:
    if not Path(db).exists():
        _fail(
            f"there is no database {db}: `glossary import PATH...` makes one, `glossary start` makes one with the data that ships"
        )


def _print_answer(answer: dict[str, Any]) -> None:
    if not answer["matches"]:
        click.echo(f"{answer['query']}: nothing found")
    for match in answer["matches"]:
        usual = (texts[0] for texts in match["terms"].values() if texts)
        click.echo(f"{' | '.join(usual)}    {match['kind']} {match['concept_id']}")
        guess = "perhaps: " if match["score"] < LIKELY else ""
        click.echo(f"    {match['score']:.2f}  {guess}{match['matched']['how']}")
    for proposal in answer.get("proposals", ()):
        click.echo(f"    by rule: {proposal['text']} ({proposal['system']})")


# -- texts


def _path_or_stdin(path: str) -> str | bytes:
    return sys.stdin.buffer.read() if path == "-" else path


@main.command()
@click.argument("path")
@_metadata_options
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def extract(db: str, /, path: str, as_json: bool, **known: str) -> None:
    """Show what an import of a document would find. Writes nothing; `-` reads standard input."""
    metadata = Metadata(**known)
    with glossary.open(db, write=False) as g:
        answer = g.extract(_path_or_stdin(path), metadata)
    if as_json:
        _print_json(answer)
        return
    for mention in answer["mentions"]:
        concept = mention["concept_id"] or "new"
        click.echo(
            f"{mention['start']:>7}  {mention['kind']:<12}  {mention['surface']}  →  {mention['canonical']} ({concept})"
        )
    for error in answer["errors"]:
        click.echo(f"{error['start']:>7}  suspected error: {error['surface']} (perhaps {error['suggestion']})")


@main.command()
@click.argument("path")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def annotate(db: str, path: str, as_json: bool) -> None:
    """Show the known forms in a document; `-` reads standard input."""
    _need(db)
    with glossary.open(db, write=False) as g:
        answer = g.annotate_file(_path_or_stdin(path))
    if as_json:
        _print_json(answer)
        return
    for a in answer["annotations"]:
        click.echo(f"{a['start']:>7}  {a['surface']}  →  {', '.join(a['concept_ids'])}")


# -- review


@main.group(invoke_without_command=True)
@click.option("--status", type=click.Choice(STATUSES), default="unprocessed", show_default=True)
@click.option("--page", type=click.IntRange(1), default=1)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def review(ctx: click.Context, status: str, page: int, as_json: bool) -> None:
    """The queue of candidates, the best attested first; its commands decide about them."""
    if ctx.invoked_subcommand:
        return
    _need(ctx.obj)
    with glossary.open(ctx.obj, write=False) as g:
        answer = g.candidates(status, page, per_page=25)
    if as_json:
        _print_json(answer)
        return
    click.echo(f"{answer['total']:,} candidates {status}, page {page}")
    for c in answer["candidates"]:
        forms = " | ".join(f"{f['text']} ({f['count']})" for f in c["forms"][:4])
        click.echo(f"{c['id']:>6}  {c['kind']:<12}  {forms}   in {c['sources']} sources")
        if c["suggested_concept"]:
            click.echo(f"{'':21}perhaps {c['suggested_concept']['id']}: {c['suggested_concept']['why']}")
        for context in c["contexts"][:1]:
            click.echo(f"{'':21}{context['source_id']}: {context['context']}")


def _decider(name: str, what: str) -> None:
    """Add one deciding command to `review`; they differ in their name and in what `merge` and `accept` take besides."""

    @review.command(name, help=what)
    @click.argument("candidate_ids", nargs=-1, required=True, type=int, metavar="CANDIDATE...")
    @click.option("--by", default=getpass.getuser, show_default="your user name", help="Who decides.")
    @click.option("--concept", "concept_id", help="accept: the new concept's id. merge: the concept to merge into.")
    @click.option("--kind", help="accept: another kind than the extractor's.")
    @click.pass_obj
    def command(db: str, candidate_ids: tuple[int, ...], by: str, concept_id: str | None, kind: str | None) -> None:
        _need(db)
        if name == "merge" and not concept_id:
            raise click.UsageError("merge needs --concept ID")
        if name == "accept" and concept_id and len(candidate_ids) > 1:
            raise click.UsageError(
                "one --concept ID names one new concept: accept one candidate at a time, or leave it out"
            )
        with glossary.open(db) as g:
            for id in candidate_ids:
                done = g.decide(id, name, by, concept_id=concept_id, kind=kind)
                click.echo(
                    f"{id}: {done['status']}" + (f", concept {done['concept_id']}" if done["concept_id"] else "")
                )


for _name, _what in {
    "accept": "Make new concepts of candidates.",
    "merge": "Add candidates to a concept that is known.",
    "reject": "Put candidates aside; they do not come back.",
    "never": "Mark candidates as no terms at all.",
    "reopen": "Undo what was decided about candidates.",
}.items():
    _decider(_name, _what)


# -- serve


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8030, show_default=True, help="0 takes a free one.")
@click.pass_obj
def serve(db: str, host: str, port: int) -> None:
    """Serve the site and the API until stopped."""
    _need(db)
    glossary.open(db).close()  # says what is wrong with the database before anything is served
    _serve(db, host, port)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8030, show_default=True, help="0 takes a free one.")
@click.option("--no-serve", is_flag=True, help="Stop before serving.")
@click.pass_obj
def start(db: str, host: str, port: int, no_serve: bool) -> None:
    """Set everything up: import the data that ships, show a few look-ups, and serve."""
    click.echo(f"Database: {Path(db).resolve()}")
    with glossary.open(db) as g:
        reports = _import(g, [shipped.path(*part) for part in SHIPPED], quiet=True)
        for report in reports:
            if report.error or report.conflicts or report.rejected:
                _print_report(report)
        skipped = sum(bool(r.skipped) for r in reports)
        click.echo(f"Imported {len(reports) - skipped} files" + (f", {skipped} unchanged" if skipped else ""))
        stats = g.stats()
        click.echo(
            f"{stats['concepts']:,} concepts with {stats['terms']:,} terms, {stats['attestations']:,} attestations in "
            f"{stats['sources']:,} sources, {stats['candidates']:,} candidates to review\n"
        )
        for query in SAMPLE_LOOKUPS:
            click.echo(f"$ glossary lookup {query!r}")
            _print_answer(g.lookup(query, limit=1))
    if not no_serve:
        click.echo()
        _serve(db, host, port)


def _serve(db: str, host: str, port: int) -> None:
    import waitress

    from web import create_app

    try:
        server = waitress.create_server(
            create_app({"GLOSSARY_DB": str(Path(db).resolve())}), host=host, port=port, threads=8
        )
    except OSError as error:
        _fail(f"cannot serve at {host}:{port} ({error.strerror}); another --port may be free")
    click.echo(f"Serving at http://{host}:{server.effective_port}/ (Ctrl+C stops)")
    sys.stdout.flush()
    try:
        server.run()
    except KeyboardInterrupt:
        click.echo("Stopped")
