"""Types, lint, and a README that cannot drift from the program."""

import doctest
import re
import subprocess
import sys

import click
import pytest

from glossary.cli import main
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    "command",
    [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]],
    ids=["lint", "format", "types"],
)
def test_types_and_lint(command: list[str]) -> None:
    result = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def commands(group: click.Command, prefix: str = "glossary") -> list[str]:
    found = []
    for name, command in getattr(group, "commands", {}).items():
        found += [f"{prefix} {name}", *commands(command, f"{prefix} {name}")]
    return found


@pytest.mark.parametrize("command", [c for c in commands(main) if c.count(" ") == 1])
def test_every_command_is_in_the_readme(command: str) -> None:
    assert command in README


def test_every_command_in_the_readme_exists() -> None:
    known = set(commands(main))
    for line in re.findall(r"^    \$ (glossary [a-z]+(?: [a-z]+)?)", README, re.M):
        assert line in known or line.rsplit(" ", 1)[0] in known, line


def test_the_examples_of_the_readme_run() -> None:
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert tried and not failed


def test_the_project_speaks_of_itself_alone() -> None:
    """No path of one machine, no package index: what is in the repository holds for everybody."""
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if files.returncode:
        pytest.skip("not a git checkout")
    for name in filter(None, files.stdout.split("\0")):
        path = ROOT / name
        if path.suffix in (".png", ".xlsx") or not path.is_file():
            continue
        found = re.search(
            r"(?<![\w.])/(?:work|home|root)/\w|\bpypi\.(?:org|python)|files\.pythonhosted", path.read_text("utf-8")
        )
        assert not found or name == "tests/test_quality.py", f"{name}: {found.group() if found else ''}"
