"""Known forms in running text: edges, case, spacing, and the way back to the original offsets."""

import csv
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.annotate import Annotation, KnownForms
from glossary.annotate.cuts import are_edges, run_around
from glossary.annotate.edges import begins_here, ends_here, kind_of_letter, suits_case, suits_spacing
from glossary.annotate.sieve import Letters
from glossary.annotate.tree import FormTree
from glossary.annotate.writing import level, level_forms, may_begin

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


def plainly(entries: list[tuple[str, str, str, str]], text: str) -> list[tuple[int, int, set[str]]]:
    """What should be found, one form and one place after the other, by the rules as they are written down."""
    levelled = level(text)
    starts = may_begin(levelled.codes)
    found: dict[tuple[int, int], set[str]] = {}
    for (form, _, concept, kind), pattern in zip(entries, level_forms([e[0] for e in entries]), strict=True):
        variants = {pattern, pattern[:-1] + "ie"} if pattern == "embassy" else {pattern}
        for variant in variants:
            at = levelled.text.find(variant)
            while at >= 0:
                start, end = (int(edge) for edge in levelled.spans(np.int64(at), np.int64(at + len(variant))))
                surface = text[start:end]
                if starts[at] and suits_case(form, surface, kind) and suits_spacing(form, surface, kind):
                    stop = ends_here(text, end, kind)
                    if begins_here(text, start, kind) and stop is not None:
                        found.setdefault((start, stop), set()).add(concept)
                at = levelled.text.find(variant, at + 1)
    taken: list[tuple[int, int, set[str]]] = []
    for (start, stop), concepts in sorted(found.items(), key=lambda item: (item[0][0] - item[0][1], item[0][0])):
        if all(stop <= other or end <= start for other, end, _ in taken):
            taken.append((start, stop, concepts))
    return sorted(taken, key=lambda each: each[0])


ENTRIES = [
    (form, lang, f"{form}-{kind}", kind)
    for form, lang, kind in (
        ("한국", "ko", "place"), ("한국은행", "ko", "organisation"), ("강제징용", "ko", "issue"), ("은", "ko", "other"),
        ("강제 징용", "ko", "issue"), ("日韓", "ja", "other"), ("日本", "ja", "place"), ("日本海", "ja", "place"),
        ("林芳正", "ja", "person"), ("外務省", "ja", "organisation"), ("ガーナ", "ja", "place"), ("パ", "ja", "person"),
        ("US", "en", "place"), ("us", "en", "place"), ("UN 안보리", "ko", "organisation"), ("embassy", "en", "organisation"),
        ("Suga", "en", "person"), ("Suga Lab", "en", "organisation"), ("a-b", "en", "issue"), ("𠮷野", "ja", "person"),
    )
]  # fmt: skip
WORDS = st.sampled_from(
    [form for form, *_ in ENTRIES]
    + list("은는이가의 \n-・.'사人学の。ーsieS&é")
    + ["\n\n", "ies", "大臣", "하는", "Ｕ", "ﬁ"]
)


@settings(max_examples=600, deadline=None)
@given(st.lists(WORDS | TEXT.map(lambda text: text[:3]), max_size=12).map("".join))
def test_finding_all_at_once_is_finding_one_by_one(text: str) -> None:
    found = KNOWN.find(text)
    assert [(a.start, a.end) for a in found] == [(start, end) for start, end, _ in plainly(ENTRIES, text)]
    for annotation, (_, _, concepts) in zip(found, plainly(ENTRIES, text), strict=True):
        assert set(annotation.concept_ids) <= concepts and annotation.surface == text[annotation.start : annotation.end]


KNOWN = KnownForms(ENTRIES)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text("ab", min_size=1, max_size=5), unique=True, max_size=20), st.text("ab ", max_size=60))
def test_the_tree_finds_every_form(forms: list[str], text: str) -> None:
    codes = level(text).codes
    found = FormTree(forms).find(codes, np.arange(codes.size))
    levelled = level(text).text
    wanted = {
        (number, at, at + len(form))
        for number, form in enumerate(forms)
        for at in range(len(levelled))
        if levelled.startswith(form, at)
    }
    assert set(zip(*(column.tolist() for column in found), strict=True)) == wanted


def test_a_long_text_is_read_in_stretches() -> None:
    lines = ["Suga met the embassies in 한국 and 日本海.", "강제 징용을 둘러싼 UN안보리의 결정"]
    text = "\n".join(lines * 9_000)
    found = KNOWN.find(text)
    assert [a.surface for a in found[:6]] == ["Suga", "embassies", "한국", "日本海", "강제 징용", "UN안보리"]
    assert len(found) == 9_000 * 6 and all(
        isinstance(a, Annotation) and text[a.start : a.end] == a.surface for a in found
    )


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_levelled_text_leads_back(text: str) -> None:
    levelled = level(text)
    at = np.arange(1, len(levelled.text))
    spans = list(zip(*levelled.spans(at, at + 1), strict=True))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


RUNS = st.lists(
    st.sampled_from(["日", "韓国外務省", "パーク", "の", "について", "。", "a", "𠮷", "々〆", "国" * 15, "ー" * 9])
)


@settings(max_examples=300, deadline=None)
@given(RUNS.map("".join), st.data())
def test_many_runs_are_the_runs_one_by_one(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    places = [
        at for at in range(max(begin, 1), end) if kind_of_letter(text[at - 1]) == kind_of_letter(text[at]) in "kg"
    ]
    starts, ends = Letters(text, begin, end).runs_around(np.array(places, dtype=np.int64) - begin)
    assert list(zip(starts + begin, ends + begin, strict=True)) == [run_around(text, at) for at in places]


def test_a_run_is_cut_alike_alone_and_in_company_and_after_it_was_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossary.annotate.cuts._MOST_REMEMBERED", 4)
    runs = ["韓国外務省", "小林首相", "日本海", "日本政府", "韓国外務省", "東京都知事"]
    together = are_edges(runs, [2] * len(runs), ending=True)
    assert together == [are_edges([run], [2], ending=True)[0] for run in runs] == [True, True, False, True, True, True]


@pytest.mark.parametrize(
    "text", ["가" * 300_000, "林" * 30_000, "a " * 150_000, "(" * 300_000, "가 " * 150_000, "e\u0301" * 150_000]
)
def test_a_strange_text_takes_no_strange_time(text: str) -> None:
    forms = KnownForms([("가가", "ko", "x", "other"), ("林林", "ja", "y", "other"), ("a a", "en", "z", "other")])
    assert all(text[a.start : a.end] == a.surface for a in forms.find(text))
