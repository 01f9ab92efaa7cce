"""`glossary serve` and `start`: the site and the API."""

import sys
from pathlib import Path

import click

import glossary
from glossary import shipped
from glossary.cli.asking import print_answer
from glossary.cli.importing import print_report, reported
from glossary.cli.output import fail, need

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


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8030, show_default=True, help="0 takes a free one.")
@click.pass_obj
def serve(db: str, host: str, port: int) -> None:
    """Serve the site and the API until stopped."""
    need(db)
    glossary.open(db).close()  # says what is wrong with the database before anything is served
    _serve(db, host, port)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8030, show_default=True, help="0 takes a free one.")
@click.option("--no-serve", is_flag=True, help="Stop before serving.")
@click.pass_obj
def start(db: str, host: str, port: int, no_serve: bool) -> None:
    """Set everything up: import the data that ships, show a few look-ups, and serve."""
    click.echo(f"Database: {Path(db).resolve()}")
    with glossary.open(db) as g:
        reports = list(reported(g, [shipped.path(*part) for part in SHIPPED]))
        for report in reports:
            if report.error or report.conflicts or report.rejected:
                print_report(report)
        skipped = sum(bool(r.skipped) for r in reports)
        click.echo(f"Imported {len(reports) - skipped} files" + (f", {skipped} unchanged" if skipped else ""))
        stats = g.stats()
        click.echo(
            f"{stats['concepts']:,} concepts with {stats['terms']:,} terms, {stats['attestations']:,} attestations in "
            f"{stats['sources']:,} sources, {stats['candidates']:,} candidates to review\n"
        )
        for query in SAMPLE_LOOKUPS:
            click.echo(f"$ glossary lookup {query!r}")
            print_answer(g.lookup(query, limit=1))
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
        fail(f"cannot serve at {host}:{port} ({error.strerror}); another --port may be free")
    click.echo(f"Serving at http://{host}:{server.effective_port}/ (Ctrl+C stops)")
    sys.stdout.flush()
    try:
        server.run()
    except KeyboardInterrupt:
        click.echo("Stopped")
