"""The queue of candidates, and one of them in full."""

from typing import Any

import click

import glossary
from glossary.cli.output import need, print_json
from glossary.cli.reviewing.log import print_entry
from glossary.cli.reviewing.options import filter_options, given, json_option
from glossary.service import STATUSES


@click.group(invoke_without_command=True)
@click.option("--status", type=click.Choice(STATUSES), default="unprocessed", show_default=True)
@filter_options
@click.option("--page", type=click.IntRange(1), default=1)
@json_option
@click.pass_context
def review(ctx: click.Context, /, status: str, page: int, as_json: bool, **wanted: Any) -> None:
    """The queue of candidates, the best attested first; its commands decide about them."""
    if ctx.invoked_subcommand:
        return
    need(ctx.obj)
    with glossary.open(ctx.obj, write=False) as g:
        answer = g.candidates(status, page, per_page=25, **given(wanted))
    if as_json:
        print_json(answer)
        return
    total = answer["total"]
    click.echo(f"{total:,} candidate{'' if total == 1 else 's'} {status}, page {page}")
    for c in answer["candidates"]:
        _print_candidate(c)


def _print_candidate(c: dict[str, Any]) -> None:
    others = [f for f in c["forms"] if f["text"] != c["text"]]
    forms = " | ".join([c["text"], *(f"{f['text']} ({f['count']})" for f in others[:4])])
    sources = f"{c['sources']} source{'' if c['sources'] == 1 else 's'}"
    click.echo(f"{c['id']:>6}  {c['kind']:<12}  {forms}   {c['mentions']}× in {sources}")
    if c["suggested_concept"]:
        click.echo(f"{'':22}perhaps {c['suggested_concept']['id']}: {c['suggested_concept']['why']}")
    if c["why"]:
        click.echo(f"{'':22}left open: {c['why']}")
    for context in c["contexts"][:1]:
        click.echo(f"{'':22}{context['source_id']}: {context['context']}")


@click.command()
@click.argument("candidate", type=click.IntRange(1))
@json_option
@click.pass_obj
def show(db: str, candidate: int, as_json: bool) -> None:
    """One candidate: its forms, where it was seen, and what was decided about it."""
    need(db)
    with glossary.open(db, write=False) as g:
        c = g.candidate(candidate)
    if as_json:
        print_json(c)
        return
    _print_candidate({**c, "contexts": []})
    uses = {"usual": "usual", "look-up": "look-up form", "none": "set right in another language", "term": ""}
    for form in c["named"]:
        notes = [
            f"{form['count']}×",
            uses[form["use"]],
            f"instead of {form['instead_of']}" if form["instead_of"] else "",
        ]
        click.echo(f"    {form['lang']:<8}  {form['text']}   {', '.join(filter(None, notes))}")
    for context in c["contexts"]:
        click.echo(f"    {context['source_id']}: {context['context']}")
    for entry in c["log"]:
        print_entry(entry)
