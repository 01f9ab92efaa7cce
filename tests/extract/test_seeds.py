"""The five seed articles, where they are beside the checkout: what must be reached, and the traps they hold."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from glossary.extract import extract
from glossary.extract.short_forms import SHORT_RULES
from glossary.model import Document, Extraction, Kind
from tests.extract.test_english_gold import normal


@pytest.fixture(scope="module")
def seeds(shared: Path) -> dict[str, Extraction]:
    """The extraction of each seed article, by the number its file name begins with."""
    return {
        p.name[:3]: extract(Document(p.read_text("utf-8"), p.name, ()))
        for p in sorted((shared / "seeds").glob("*.txt"))
    }


def _people(found: Extraction) -> set[str]:
    return {m.surface for m in found.mentions if m.kind is Kind.PERSON}


def _resolved(found: Extraction) -> dict[str, set[str]]:
    resolved: dict[str, set[str]] = defaultdict(set)
    for m in found.mentions:
        if m.rule in SHORT_RULES:
            resolved[m.surface].add(m.canonical)
    return dict(resolved)


def test_score(seeds: dict[str, Extraction], shared: Path) -> None:
    gold = json.loads((shared / "gold" / "seeds.json").read_text("utf-8"))
    kinds = {concept["id"]: concept["kind"] for concept in gold["concepts"]}
    hits = wrong = missed = right = furniture = 0
    for file, rows in gold["mentions"].items():
        found = {normal(m.surface): m.kind for m in seeds[file[:3]].mentions}
        core = {
            normal(r["surface"]): kinds[r["concept"]] for r in rows if not (r["short"] or r["optional"] or r["nested"])
        }
        neither = {normal(r["surface"]) for r in rows} - core.keys()
        extra = found.keys() - core.keys() - neither
        hits += len(found.keys() & core.keys())
        wrong += len(extra)
        missed += len(core.keys() - found.keys())
        furniture += len(extra & {normal(n["surface"]) for n in gold["negatives"][file]})
        right += sum(
            found[s] == {"policy": "issue", "term": "other"}.get(core[s], core[s]) for s in found.keys() & core.keys()
        )
    assert 2 * hits / (2 * hits + wrong + missed) >= 0.92
    assert right / hits >= 0.93
    assert furniture == 0


def test_offsets(seeds: dict[str, Extraction]) -> None:
    for found in seeds.values():
        assert all(found.document.text[m.start : m.end] == m.surface for m in found.mentions)


def test_presidents_reporters_and_spokespersons_are_told_apart(seeds: dict[str, Extraction]) -> None:
    assert "Yoon Seok-yeol" in _people(seeds["000"])
    assert _resolved(seeds["000"])["President Yun"] == {"Yoon Seok-yeol"}
    assert "Yoon Jung-min" not in _people(seeds["002"])
    assert "Lee Jae-myoung" in _people(seeds["004"])
    assert "Lee Jae-myung" not in _people(seeds["004"])


def test_short_forms(seeds: dict[str, Extraction]) -> None:
    assert _resolved(seeds["000"])["Minister Park"] == {"Park Jin"}
    assert _resolved(seeds["000"])["Foreign Minister Hayashi"] == {"Yoshimasa Hayashi"}
    assert _resolved(seeds["001"])["Director Kim"] == {"Kim Jeong-han"}
    assert _resolved(seeds["001"])["Prime Minister Suga"] <= {"Yoshihide Suga", "Suga Yoshihide"}
    assert _resolved(seeds["002"])["Kim"] == {"Kim Jung-han"}
    assert _resolved(seeds["003"]) == {"Kishida": {"Fumio Kishida"}, "Yoon": {"Yoon Suk-yeol"}}
    assert _resolved(seeds["004"]) == {"Kishida": {"Fumio Kishida"}, "Yoon": {"Yoon Suk-yeol"}, "Biden": {"Joe Biden"}}


def test_suspected_errors_are_reported(seeds: dict[str, Extraction]) -> None:
    surfaces = {number: {e.surface for e in found.errors} for number, found in seeds.items()}
    assert {"followingnoon", "Hayashi Hayashi", "once once"} <= surfaces["000"]
    assert "Takizaki Kigeki" in surfaces["001"] or "Takizaki Shigeki" in surfaces["001"]
    assert surfaces["003"] == set()
    assert surfaces["004"] == set()


def test_offices_are_evidence(seeds: dict[str, Extraction]) -> None:
    found = seeds["001"]
    text = found.document.text
    offices = {(text[e.left :].split(",")[0], text[e.right :][:20]) for e in found.evidence if e.type == "office"}
    assert ("Kim Jeong-han", "Director of the Asia") in offices


def test_a_korean_headline_over_an_english_story(seeds: dict[str, Extraction]) -> None:
    korean = {m.surface for m in seeds["002"].mentions if m.lang == "ko"}
    assert {"한일", "강제징용", "외교국장급"} <= korean
