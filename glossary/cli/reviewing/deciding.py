"""The commands that decide, about one candidate or many: all of what they are told is done, or nothing."""

from collections.abc import Callable, Sequence
from typing import Any

import click

import glossary
from glossary.cli.output import need, print_json
from glossary.cli.reviewing.options import KINDS, Numbers, by_option, filter_options, given, json_option
from glossary.model import LANGS
from glossary.service import STATUSES

MOST_SHOWN = 20
"""Decisions of many that are shown one by one."""


def _decider(name: str, what: str, *options: Callable[[Any], Any]) -> click.Command:
    """A command that settles candidates; these differ in their name and in some options."""

    def command(
        db: str, /, numbers: Sequence[list[int]], all_of_them: bool, by: str, dry_run: bool, as_json: bool, **more: Any
    ) -> None:
        need(db)
        wanted = given({name: more.pop(name) for name in ("kind", "lang", "text", "source", "min_sources")})
        together = more.pop("together", False)
        ids = [id for some in numbers for id in some]
        if bool(ids) == all_of_them:
            raise click.UsageError("name candidates by their numbers, or --all that the filters find")
        if wanted and not all_of_them:
            raise click.UsageError("the filters go with --all: numbers say which candidates are meant")
        concept = more.get("concept_id") or ""
        if name == "accept" and concept and len(ids) != 1 and not together:
            raise click.UsageError(
                "one --concept ID names one new concept: accept one candidate, or several --together"
            )
        with glossary.open(db) as g:
            if all_of_them:
                ids = g.candidate_ids(more.get("status", "unprocessed"), **wanted)
                if not ids:
                    click.echo("no candidate is like that; nothing was decided")
                    return
            order = {"decision": name, "concept_id": concept, "kind": more.get("as_kind") or ""}
            done = g.decide_all([{"candidate": id, **order} for id in ids], by, together=together, dry_run=dry_run)
        _print_done(done, dry_run=dry_run, as_json=as_json)

    decorated: Any = command
    for option in (
        json_option,
        click.option("--dry-run", is_flag=True, help="Show what would be done, and write nothing."),
        by_option,
        filter_options,
        click.option("--all", "all_of_them", is_flag=True, help="All that the filters find, on all pages."),
        *options,
    ):
        decorated = option(decorated)
    argument = click.argument("numbers", nargs=-1, type=Numbers(), metavar="[CANDIDATE|FIRST-LAST]...")
    return click.command(name, help=what)(argument(click.pass_obj(decorated)))


SETTLING = (
    _decider(
        "accept",
        "Make new concepts of candidates.",
        click.option("--concept", "concept_id", help="The new concept's id."),
        click.option("--as-kind", type=click.Choice(KINDS), help="Another kind than the extractor's."),
        click.option(
            "--together", is_flag=True, help="They are one concept: the first is accepted, the others merged into it."
        ),
    ),
    _decider(
        "merge",
        "Add candidates to a concept that is known.",
        click.option("--concept", "concept_id", required=True, help="The concept to merge into."),
    ),
    _decider("reject", "Put candidates aside; they do not come back."),
    _decider("never", "Mark candidates as no terms at all."),
    _decider(
        "reopen",
        "Undo what settled candidates: they are in the queue again.",
        click.option(
            "--status",
            type=click.Choice(STATUSES[1:]),
            default="rejected",
            show_default=True,
            help="With --all: those that are so.",
        ),
    ),
)


@click.command()
@click.argument("candidate", type=click.IntRange(1))
@click.option("--form", "forms", multiple=True, help="A form that goes, as TEXT or LANG:TEXT. Several are possible.")
@click.option(
    "--source", "sources", multiple=True, help="Or a source in which it is someone else. Several are possible."
)
@click.option("--as-kind", type=click.Choice(KINDS), help="Of what kind the new candidate is.")
@by_option
@json_option
@click.pass_obj
def split(
    db: str, candidate: int, forms: Sequence[str], sources: Sequence[str], as_kind: str | None, by: str, as_json: bool
) -> None:
    """Make some forms of a candidate, or what some sources say, a candidate of its own."""
    need(db)
    with glossary.open(db) as g:
        done = g.decide(candidate, "split", by, forms=forms, sources=sources, kind=as_kind or "")
        _print_done([done], as_json=as_json)


@click.command()
@click.argument("candidate", type=click.IntRange(1))
@click.option("--form", default="", help="The form that is meant, as TEXT or LANG:TEXT; its name if left out.")
@click.option("--to", default="", help="What it should be. The form stays as one that leads to the concept.")
@click.option("--lang", type=click.Choice(LANGS), help="The language it is in.")
@click.option("--as-kind", type=click.Choice(KINDS), help="Of what kind the candidate is.")
@by_option
@json_option
@click.pass_obj
def rename(
    db: str, candidate: int, form: str, to: str, lang: str | None, as_kind: str | None, by: str, as_json: bool
) -> None:
    """Say which form is the usual one (--form), correct one (--to, --lang), or the kind (--as-kind)."""
    need(db)
    with glossary.open(db) as g:
        done = g.decide(
            candidate, "rename", by, forms=[form] if form else [], to=to, lang=lang or "", kind=as_kind or ""
        )
        _print_done([done], as_json=as_json)


COMMANDS = (*SETTLING, split, rename)


def _print_done(done: list[dict[str, Any]], *, dry_run: bool = False, as_json: bool = False) -> None:
    if as_json:
        print_json({"dry_run": dry_run, "decided": done})
        return
    for one in done[:MOST_SHOWN]:
        made = (
            f", concept {one['concept_id']}"
            if one["concept_id"]
            else f", candidate {one['made']}"
            if one["made"]
            else ""
        )
        click.echo(f"{one['id']}: {'would be ' if dry_run else ''}{one['status']}{made}")
    if len(done) > MOST_SHOWN:
        click.echo(f"… and {len(done) - MOST_SHOWN:,} more")
    if dry_run:
        click.echo("nothing was written")
    elif not any(one["action"] == "reopen" for one in done):
        first, last = done[0]["decision"], done[-1]["decision"]
        click.echo(f"taken back by: glossary review undo {first if first == last else f'{first}-{last}'}")
