"""What every command prints alike: JSON, and one line that says what was wrong."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import indent
from typing import NoReturn

import click


def print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


@contextmanager
def printed_list(wanted: bool = True) -> Iterator[Callable[[object], None]]:
    """Prints a JSON list item by item, as they come, and nothing at all when none comes because of an error."""
    items = 0

    def print_item(item: object) -> None:
        nonlocal items
        click.echo(",\n" if items else "[\n", nl=False)
        click.echo(indent(json.dumps(item, ensure_ascii=False, indent=1), " "), nl=False)
        items += 1

    try:
        yield print_item
        if wanted and not items:
            click.echo("[]")
    finally:
        if items:
            click.echo("\n]")


def fail(message: str) -> NoReturn:
    click.echo(f"glossary: {message}", err=True)
    sys.exit(1)


def need(db: str) -> None:
    if not Path(db).exists():
        fail(
            f"there is no database {db}: `glossary import PATH...` makes one, `glossary start` makes one with the data that ships"
        )
