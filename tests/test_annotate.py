"""Known forms in running text: edges, case, spacing, and the way back to the original offsets."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.annotate import KnownForms
from glossary.annotate.writing import level

CASES = Path(__file__).parent / "cases" / "annotate" / "edges.tsv"


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['form']} in {case['input']}")
def test_a_form_is_found_where_it_is_a_word(case: dict[str, str]) -> None:
    text = case["input"].replace("\\n", "\n")
    forms = KnownForms([(case["form"], case["lang"], "concept", case["kind"])])
    expected = [surface.replace("\\n", "\n") for surface in case["expected"].split("|") if surface]
    assert [a.surface for a in forms.find(text)] == expected, case["note"]


def test_the_longest_wins_after_the_edges_were_looked_at() -> None:
    forms = KnownForms(
        [("한국", "ko", "korea", "place"), ("한국은행", "ko", "bok", "organisation"), ("국은행", "ko", "none", "other")]
    )
    assert [a.concept_id for a in forms.find("한국은행은 한국의 중앙은행이다. 한국은행나무")] == ["bok", "korea"]


def test_every_concept_of_an_ambiguous_form_is_named() -> None:
    forms = KnownForms([("이재명", "ko", "politician", "person"), ("이재명", "ko", "spokesperson", "person")])
    (found,) = forms.find("이재명 부대변인")
    assert found.concept_ids == ("politician", "spokesperson")
    assert found.kinds == ("person", "person") and found.concept_id is None


def test_capitals_choose_between_concepts() -> None:
    forms = KnownForms([("US", "en", "usa", "place"), ("us", "en", "pronoun", "other")])
    assert [a.concept_ids for a in forms.find("The US told us.")] == [("usa", "pronoun"), ("pronoun",)]


def test_nothing_known_finds_nothing() -> None:
    assert KnownForms([]).find("한국") == []
    assert KnownForms([("  ", "en", "x", "other"), ("…", "en", "y", "other")]).find("…  ") == []


TEXT = st.text(alphabet="한국은의강제징용 日韓林芳正ァーパがｶﾞé\u0301ﬁAaBbUuSs’'-·.,\n\t…㎞𠮷\u200b", max_size=60)


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_offsets_are_true_sorted_and_disjoint(text: str) -> None:
    forms = KnownForms(
        [
            (f, "", f, k)
            for f, k in (
                ("한국", "place"),
                ("강제징용", "issue"),
                ("日韓", "other"),
                ("林芳正", "person"),
                ("US", "place"),
                ("ab", "other"),
                ("が", "other"),
            )
        ]
    )
    found = forms.find(text)
    assert found == forms.find(text)
    assert all(text[a.start : a.end] == a.surface and a.start < a.end for a in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_levelled_text_leads_back(text: str) -> None:
    levelled = level(text)
    spans = [levelled.span(at, at + 1) for at in range(1, len(levelled.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    "text", ["가" * 300_000, "林" * 30_000, "a " * 150_000, "(" * 300_000, "가 " * 150_000, "e\u0301" * 150_000]
)
def test_a_strange_text_takes_no_strange_time(text: str) -> None:
    forms = KnownForms([("가가", "ko", "x", "other"), ("林林", "ja", "y", "other"), ("a a", "en", "z", "other")])
    assert all(text[a.start : a.end] == a.surface for a in forms.find(text))
