"""Data goes one way: a module imports only from the rooms below it."""

import ast
from pathlib import Path

import pytest

from tests.conftest import ROOT

FLOORS = (
    ("errors", "model", "shipped"),
    ("text",),
    ("spelling",),
    ("read", "extract"),
    ("link", "annotate"),
    ("store",),
    ("lookup",),
    ("review",),
    ("pipeline",),
    ("service",),
    ("cli",),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
MODULES = sorted((ROOT / "glossary").rglob("*.py"))
WEB_MAY_USE = {"glossary", "glossary.errors", "glossary.model", "glossary.service"}


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            if node.module == "glossary":
                found |= {f"glossary.{alias.name}" for alias in node.names}
    return found


def room(path: Path) -> str:
    parts = path.relative_to(ROOT / "glossary").with_suffix("").parts
    return parts[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_imports_only_from_below(path: Path) -> None:
    if room(path) == "__init__":
        return
    assert room(path) in FLOOR, f"{room(path)} has no floor: add it where it belongs"
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "web":
            assert room(path) == "cli", f"{name}: only the command line starts the site"
        if parts[0] != "glossary" or len(parts) == 1 or parts[1] == room(path) or parts[1].startswith("_"):
            continue
        assert FLOOR[parts[1]] < FLOOR[room(path)], f"{name} is not below {room(path)}"


@pytest.mark.parametrize("path", sorted((ROOT / "web").rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_the_site_uses_the_service_alone(path: Path) -> None:
    assert {name for name in imports(path) if name.split(".")[0] == "glossary"} <= WEB_MAY_USE


@pytest.mark.parametrize(
    ("package", "rooms"),
    [("sqlite3", {"store"}), ("sqlite_utils", {"store"}), ("pykakasi", {"text"}), ("hangul_romanize", {"text"}),
     ("trafilatura", {"read"}), ("openpyxl", {"read"}),
     ("pypdfium2", {"read"}), ("olefile", {"read"}), ("lxml", {"read"}), ("click", {"cli"})],
)  # fmt: skip
def test_a_package_has_one_room(package: str, rooms: set[str]) -> None:
    users = {room(path) for path in MODULES if any(name.split(".")[0] == package for name in imports(path))}
    assert users <= rooms


def test_only_reading_opens_files() -> None:
    """`shipped` names the tables that ship; the rooms that own them may read those."""
    for path in MODULES:
        if room(path) in ("read", "cli", "store"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open":
                raise AssertionError(f"{path}:{node.lineno} opens a file")
