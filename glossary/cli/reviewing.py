"""`glossary review`: the queue of candidates, and what a person decides about them."""

import getpass

import click

import glossary
from glossary.cli.output import need, print_json
from glossary.service import STATUSES


@click.group(invoke_without_command=True)
@click.option("--status", type=click.Choice(STATUSES), default="unprocessed", show_default=True)
@click.option("--page", type=click.IntRange(1), default=1)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def review(ctx: click.Context, status: str, page: int, as_json: bool) -> None:
    """The queue of candidates, the best attested first; its commands decide about them."""
    if ctx.invoked_subcommand:
        return
    need(ctx.obj)
    with glossary.open(ctx.obj, write=False) as g:
        answer = g.candidates(status, page, per_page=25)
    if as_json:
        print_json(answer)
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
        need(db)
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
