"""The English articles of `tests/gold/en`: strict F1 over unique surfaces, as the seeds are scored."""

import csv
import re
from pathlib import Path

import pytest

from glossary.extract import extract
from glossary.model import Document
from tests.conftest import ROOT

GOLD = ROOT / "tests" / "gold" / "en"


def normal(surface: str) -> str:
    """A surface without case, outer punctuation, a leading determiner and a final possessive."""
    surface = re.sub(r"\s+", " ", surface.replace("’", "'").replace("‘", "'").strip(" \t\n.,;:!?\"'“”()[]…•"))
    surface = re.sub(r"^(the|a|an|its|their|his|her|this|that|these|those)\s+", "", surface, flags=re.IGNORECASE)
    return re.sub(r"'s?$", "", surface).casefold()


def scores(folder: Path) -> tuple[float, float, float]:
    """Precision, recall and the share of right kinds over all articles of a folder."""
    hits = wrong = missed = right_kind = 0
    for path in sorted(folder.glob("*.txt")):
        with path.with_suffix(".tsv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        core = {normal(row["surface"]): row["kind"] for row in rows if not row["flag"]}
        neither = {normal(row["surface"]) for row in rows} - core.keys()
        mentions = extract(Document(path.read_text("utf-8"), path.name, ())).mentions
        found = {normal(m.surface): m.kind for m in mentions if m.lang == "en"}
        hit = found.keys() & core.keys()
        hits += len(hit)
        wrong += len(found.keys() - core.keys() - neither)
        missed += len(core.keys() - found.keys())
        right_kind += sum(found[surface] == core[surface] for surface in hit)
    return hits / (hits + wrong), hits / (hits + missed), right_kind / hits


@pytest.mark.parametrize(
    ("folder", "floor"), [(GOLD, 0.96), (GOLD / "held_out", 0.90)], ids=["developed on", "held out"]
)
def test_articles(folder: Path, floor: float) -> None:
    precision, recall, kinds = scores(folder)
    assert precision >= 0.85
    assert 2 * precision * recall / (precision + recall) >= floor
    assert kinds >= 0.93
