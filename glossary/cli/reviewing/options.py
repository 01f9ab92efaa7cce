"""What the commands of `glossary review` are told alike: which candidates are meant, who decides, how to answer."""

import getpass
from collections.abc import Callable
from typing import Any, TypeVar

import click

from glossary.model import LANGS, Kind

KINDS = [str(kind) for kind in Kind]
F = TypeVar("F", bound=Callable[..., Any])


class Numbers(click.ParamType):  # type: ignore[type-arg]
    """Numbers and ranges of numbers: `12`, `14-20`, `12,14-20`."""

    name = "numbers"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> list[int]:
        """The numbers in the order they were named.

        >>> Numbers().convert("3,5-7", None, None)
        [3, 5, 6, 7]
        """
        found: list[int] = []
        for part in str(value).split(","):
            first, dash, last = part.strip().partition("-")
            if not all(n.isascii() and n.isdigit() and len(n) < 19 for n in (first, last if dash else first)):
                self.fail(f"{part!r} is no number and no range such as 14-20", param, ctx)
            start, end = int(first), int(last if dash else first)
            if not 1 <= start <= end < start + 100_000:
                self.fail(f"{part!r} is no range: accepted is FIRST-LAST, from 1, at most 100,000 numbers", param, ctx)
            found += range(start, end + 1)
        return found


def filter_options(command: F) -> F:
    """Which candidates are meant."""
    for option in (
        click.option("--min-sources", type=click.IntRange(0), default=0, help="Attested in so many sources or more."),
        click.option("--source", default="", help="Attested in this source."),
        click.option("--text", default="", help="With this in one of its forms, however spaced."),
        click.option("--lang", type=click.Choice(LANGS), default=None, help="With a form in this language."),
        click.option("--kind", type=click.Choice(KINDS), default=None, help="Of this kind."),
    ):
        command = option(command)
    return command


by_option = click.option("--by", default=getpass.getuser, show_default="your user name", help="Who decides.")
json_option = click.option("--json", "as_json", is_flag=True)


def given(wanted: dict[str, Any]) -> dict[str, Any]:
    """The filters that were given."""
    return {name: value for name, value in wanted.items() if value}
