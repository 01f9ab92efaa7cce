"""The command line. Text for people by default, `--json` for programs; exit 0 done, 1 the input is at fault, 2 usage."""

import os
import sys
from typing import Any

import click

import glossary
from glossary.cli import asking, importing, reviewing, serving
from glossary.cli.output import fail
from glossary.errors import GlossaryError

DEFAULT_DB = "glossary.db"


class _Commands(click.Group):
    """A group that says in one line what was wrong with the input, and exits with 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except GlossaryError as error:
            fail(str(error))
        except BrokenPipeError:
            # Whoever read our output has seen enough; Python would complain once more at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)


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


for _command in (
    importing.import_,
    asking.lookup,
    asking.extract,
    asking.annotate,
    reviewing.review,
    serving.serve,
    serving.start,
):
    main.add_command(_command)
