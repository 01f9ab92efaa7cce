"""`glossary lookup`, `extract` and `annotate`: questions, which write nothing."""

import sys
from typing import Any

import click

import glossary
from glossary.cli.importing import metadata_options
from glossary.cli.output import need, print_json
from glossary.read import Metadata
from glossary.service import LIKELY


@click.command()
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
    need(db)
    with glossary.open(db, write=False) as g:
        answer = g.lookup(query, lang=lang, kind=kind, profile=profile, on=on.date() if on else None, limit=limit)
    if as_json:
        print_json(answer)
    else:
        print_answer(answer)


def print_answer(answer: dict[str, Any]) -> None:
    if not answer["matches"]:
        click.echo(f"{answer['query']}: nothing found")
    for match in answer["matches"]:
        usual = (texts[0] for texts in match["terms"].values() if texts)
        click.echo(f"{' | '.join(usual)}    {match['kind']} {match['concept_id']}")
        guess = "perhaps: " if match["score"] < LIKELY else ""
        click.echo(f"    {match['score']:.2f}  {guess}{match['matched']['how']}")
    for proposal in answer.get("proposals", ()):
        click.echo(f"    by rule: {proposal['text']} ({proposal['system']})")


def _path_or_stdin(path: str) -> str | bytes:
    return sys.stdin.buffer.read() if path == "-" else path


@click.command()
@click.argument("path")
@metadata_options
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def extract(db: str, /, path: str, as_json: bool, **known: str) -> None:
    """Show what an import of a document would find. Writes nothing; `-` reads standard input."""
    metadata = Metadata(**known)
    with glossary.open(db, write=False) as g:
        answer = g.extract(_path_or_stdin(path), metadata)
    if as_json:
        print_json(answer)
        return
    for mention in answer["mentions"]:
        concept = mention["concept_id"] or "new"
        click.echo(
            f"{mention['start']:>7}  {mention['kind']:<12}  {mention['surface']}  →  {mention['canonical']} ({concept})"
        )
    for error in answer["errors"]:
        click.echo(f"{error['start']:>7}  suspected error: {error['surface']} (perhaps {error['suggestion']})")


@click.command()
@click.argument("path")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def annotate(db: str, path: str, as_json: bool) -> None:
    """Show the known forms in a document; `-` reads standard input."""
    need(db)
    with glossary.open(db, write=False) as g:
        answer = g.annotate_file(_path_or_stdin(path))
    if as_json:
        print_json(answer)
        return
    for a in answer["annotations"]:
        click.echo(f"{a['start']:>7}  {a['surface']}  →  {', '.join(a['concept_ids'])}")
