"""What every command prints alike: JSON, and one line that says what was wrong."""

import json
import sys
from pathlib import Path
from typing import NoReturn

import click


def print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def fail(message: str) -> NoReturn:
    click.echo(f"glossary: {message}", err=True)
    sys.exit(1)


def need(db: str) -> None:
    if not Path(db).exists():
        fail(
            f"there is no database {db}: `glossary import PATH...` makes one, `glossary start` makes one with the data that ships"
        )
