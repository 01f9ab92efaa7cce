"""Korean and Japanese extraction: cases, gold articles, short forms, offsets, and time on strange input."""

import csv
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.extract import japanese, korean
from glossary.extract.gloss import read_glosses
from glossary.model import Mention

TESTS = Path(__file__).parents[1]
FINDERS: dict[str, Callable[[str, Sequence[tuple[int, int]]], list[Mention]]] = {
    "ko": korean.find_mentions,
    "ja": japanese.find_mentions,
}


def lines_of(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line:
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def find(lang: str, text: str) -> list[Mention]:
    return FINDERS[lang](text, lines_of(text))


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def cases() -> list[tuple[str, dict[str, str]]]:
    names = {"ko": "korean", "ja": "japanese"}
    return [(lang, case) for lang, name in names.items() for case in table(TESTS / "cases/extract" / f"{name}.tsv")]


@pytest.mark.parametrize(
    ("lang", "case"), cases(), ids=lambda value: value["input"] if isinstance(value, dict) else value
)
def test_a_phrase_holds_these_mentions(lang: str, case: dict[str, str]) -> None:
    found = find(lang, case["input"])
    new, _ = read_glosses(case["input"], found)
    latin = {f"{m.surface}={m.kind}" for m in [*found, *new] if m.lang == lang or lang == "ja"}
    assert latin == set(filter(None, case["expected"].split("|"))), case["note"]


@pytest.mark.parametrize("case", table(TESTS / "cases/extract/gloss.tsv"), ids=lambda case: case["input"])
def test_a_bracket_reveals_these_mentions(case: dict[str, str]) -> None:
    new, evidence = read_glosses(case["input"], find(case["lang"], case["input"]))
    assert [f"{m.surface}={m.kind}={m.lang}={m.rule.removeprefix('gloss ')}" for m in new] == list(
        filter(None, case["expected"].split("|"))
    ), case["note"]
    assert len(evidence) >= len(new)


@pytest.mark.parametrize(
    ("lang", "text", "short", "full"),
    [
        ("ko", "윤석열 대통령은 말했다. 윤 대통령은 떠났다.", "윤 대통령", "윤석열"),
        ("ko", "윤석열 대통령과 윤정민 외교부 장관이 만났다. 윤 장관은 말했다.", "윤 장관", "윤정민"),
        ("ko", "김정한 외교부 국장과 김태효 안보실 국장이 만났다. 김 국장은 말했다.", "김 국장", "김 국장"),
        ("ko", "기시다 후미오 일본 총리가 왔다. 기시다 총리는 떠났다.", "기시다 총리", "기시다 후미오"),
        ("ja", "岸田文雄首相が来た。岸田氏は去った。", "岸田氏", "岸田文雄"),
        ("ja", "尹錫悦大統領が来た。尹大統領は去った。", "尹大統領", "尹錫悦"),
    ],
)
def test_a_short_form_goes_to_its_bearer(lang: str, text: str, short: str, full: str) -> None:
    (found,) = [m for m in find(lang, text) if m.surface == short]
    assert found.canonical == full
    assert (found.refers_to is None) == (short == full)


def scored(lang: str, folder: Path) -> tuple[float, float]:
    hits = wrong = missed = 0
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text("utf-8")
        rows = table(path.with_suffix(".tsv"))
        core = {row["surface"].casefold() for row in rows if not row["flag"]}
        ignored = {row["surface"].casefold() for row in rows if row["flag"]}
        found = find(lang, text)
        got = {m.surface.casefold() for m in [*found, *read_glosses(text, found)[0]]}
        hits += len(got & core)
        wrong += len(got - core - ignored)
        missed += len(core - got)
    precision, recall = hits / (hits + wrong), hits / (hits + missed)
    return precision, 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize(
    ("lang", "folder", "least"),
    [("ko", ".", 0.96), ("ja", ".", 0.97), ("ko", "held_out", 0.88), ("ja", "held_out", 0.94)],
)
def test_the_gold_articles_are_read_well(lang: str, folder: str, least: float) -> None:
    precision, f1 = scored(lang, TESTS / "gold" / lang / folder)
    assert precision >= 0.85
    assert f1 >= least


LETTERS = st.text(
    alphabet="한일윤김국장대사은는이가의 총리회담부당법(朴振)（）パク・ジン岸田文雄首相日韓問題の省、。[]\n0A급",
    max_size=80,
)


@settings(max_examples=300, deadline=None)
@given(LETTERS, st.sampled_from(["ko", "ja"]))
def test_offsets_are_true_and_sorted(text: str, lang: str) -> None:
    found = find(lang, text)
    assert found == find(lang, text)
    assert all(text[m.start : m.end] == m.surface and m.surface for m in found)
    assert all((a.start, -a.end) <= (b.start, -b.end) for a, b in pairwise(found))
    assert len({(m.start, m.end) for m in found}) == len(found)
    new, evidence = read_glosses(text, found)
    assert all(text[m.start : m.end] == m.surface and m.surface for m in new)
    assert not {(m.start, m.end) for m in new} & {(m.start, m.end) for m in found}
    starts = {m.start for m in [*found, *new]}
    assert all(e.left in starts and e.right in starts for e in evidence)
    assert [e for e in read_glosses(text, found)[1] if e not in evidence] == []


@pytest.mark.parametrize(
    "text",
    [
        "가" * 200_000,
        "국장 " * 70_000,
        "한일 회담 " * 30_000,
        "김정한, " * 40_000,
        "(" * 100_000,
        "(가" * 70_000,
        "日" * 200_000,
        "局長" * 50_000,
        "ア・" * 70_000,
        "한(" * 50_000 + ")" * 50_000,
    ],
    ids=lambda text: text[:8],
)
def test_a_strange_text_takes_no_strange_time(text: str) -> None:
    for lang in FINDERS:
        found = find(lang, text)
        read_glosses(text, found)
