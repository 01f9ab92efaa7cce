"""Spellings across documents that become one thing, measured: precision .99 and recall .88 at the least."""

import csv
import json
import re
from pathlib import Path

import pytest

import glossary
from glossary.service import Glossary
from tests.conftest import ROOT
from tests.pairs import Named, found_at, places, score

GOLD = ROOT / "tests" / "gold" / "links"


def rows() -> list[dict[str, str]]:
    with (GOLD / "clusters.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def named(g: Glossary, kinds: set[str]) -> list[Named]:
    found = []
    for row in rows():
        if row["kind"] not in kinds:
            continue
        text = (GOLD / row["file"]).read_text("utf-8")
        source = "source-" + row["file"].removesuffix(".txt")
        spans = [m.span() for m in re.finditer(re.escape(row["surface"]), text)]
        assert spans, f"{row['surface']} does not stand in {row['file']}"
        found.append(Named(row["file"], row["surface"], row["cluster"], found_at(places(g, source), spans)))
    return found


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Glossary:
    g = glossary.open(tmp_path_factory.mktemp("pairs") / "g.db")
    assert not any(r.error for r in g.import_paths(sorted(GOLD.glob("*.txt"))))
    return g


def test_the_spellings_of_people_across_documents_and_languages(articles: Glossary) -> None:
    result = score(named(articles, {"person"}))
    assert result.precision >= 0.99 and result.recall >= 0.88, str(result)


def test_one_spelling_is_not_always_one_person(articles: Glossary) -> None:
    result = score(named(articles, {"person"}), alike=True)
    assert result.precision >= 0.99 and result.recall >= 0.88, str(result)


def test_terms_and_organisations_are_joined_on_evidence_only(articles: Glossary) -> None:
    assert not score(named(articles, {"organisation", "event", "issue", "law"}), alike=True).wrong


def gold_of_the_seeds(g: Glossary, shared: Path, kinds: set[str]) -> list[Named]:
    """The surfaces of the five articles that name something by themselves: no short, optional, nested or mistaken ones."""
    gold = json.loads((shared / "gold" / "seeds.json").read_text("utf-8"))
    kind_of = {concept["id"]: concept["kind"] for concept in gold["concepts"]}
    source_of = {path.name: f"source-{path.stem}" for path in (shared / "seeds").glob("*.txt")}
    return [
        Named(file, m["surface"], m["concept"], found_at(places(g, source_of[file]), spans))
        for file, mentions in gold["mentions"].items()
        for m in mentions
        if kind_of[m["concept"]] in kinds and not (m["short"] or m["optional"] or m["nested"])
        for spans in [[(start, start + len(m["surface"])) for start in m["offsets"]]]
    ]


def test_the_spellings_of_people_in_real_articles(shared: Path, tmp_path: Path) -> None:
    with glossary.open(tmp_path / "g.db") as g:
        assert not any(r.error for r in g.import_paths(sorted((shared / "seeds").glob("*.txt"))))
        people = score(gold_of_the_seeds(g, shared, {"person"}))
        assert people.precision >= 0.99 and people.recall >= 0.88, str(people)
        others = score(
            gold_of_the_seeds(g, shared, {"title", "organisation", "place", "event", "issue", "law"}), alike=True
        )
        assert others.precision >= 0.99, str(others)


def test_everything_in_real_articles_with_the_curated_data(shared: Path, tmp_path: Path) -> None:
    from tests.support import import_shipped

    with import_shipped(tmp_path / "g.db") as g:
        assert not any(r.error for r in g.import_paths(sorted((shared / "seeds").glob("*.txt"))))
        kinds = {"person", "title", "organisation", "place", "event", "issue", "law"}
        result = score(gold_of_the_seeds(g, shared, kinds), alike=True)
        assert result.precision >= 0.99 and result.recall >= 0.88, str(result)
