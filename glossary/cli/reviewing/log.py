"""The log of decisions, and undoing them."""

from collections.abc import Sequence
from typing import Any

import click

import glossary
from glossary.cli.output import need, print_json
from glossary.cli.reviewing.options import Numbers, by_option, json_option

MOST_SHOWN = 20
"""Decisions of many that are shown one by one."""


@click.command()
@click.option("--candidate", type=click.IntRange(1), help="Only what was decided about this one.")
@click.option("--page", type=click.IntRange(1), default=1)
@json_option
@click.pass_obj
def log(db: str, candidate: int | None, page: int, as_json: bool) -> None:
    """What was decided, by whom and when, the newest first."""
    need(db)
    with glossary.open(db, write=False) as g:
        answer = g.decisions(page, per_page=50, candidate=candidate)
    if as_json:
        print_json(answer)
        return
    click.echo(f"{answer['total']:,} decisions, page {page}")
    for entry in answer["decisions"]:
        print_entry(entry)


@click.command()
@click.argument("numbers", nargs=-1, required=True, type=Numbers(), metavar="DECISION|FIRST-LAST...")
@by_option
@json_option
@click.pass_obj
def undo(db: str, numbers: Sequence[list[int]], by: str, as_json: bool) -> None:
    """Undo decisions by their numbers in the log: all of them or none."""
    need(db)
    with glossary.open(db) as g:
        done = g.undo([id for some in numbers for id in some], by)
    if as_json:
        print_json({"undone": done})
        return
    for one in done[:MOST_SHOWN]:
        click.echo(f"decision {one['undoes']} is undone: candidate {one['id']} is {one['status']}")
    if len(done) > MOST_SHOWN:
        click.echo(f"… and {len(done) - MOST_SHOWN:,} more")


def print_entry(entry: dict[str, Any]) -> None:
    what = entry["action"] + (f" {entry['undoes']}" if entry["undoes"] else "")
    more = [f"concept {entry['concept_id']}" if entry["concept_id"] else "", *entry["details"]]
    more += [
        f"candidate {entry['made']}" if entry["made"] else "",
        f"undone by {entry['undone_by']}" if entry["undone_by"] else "",
    ]
    about = f"{entry['candidate']} {entry['text']}".strip()
    click.echo(f"{entry['id']:>6}  {entry['at'][:16].replace('T', ' ')}  {entry['by']}: {what}  {about}"
               + "".join(f"; {one}" for one in more if one))  # fmt: skip
