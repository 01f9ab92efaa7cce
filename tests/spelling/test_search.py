import random
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.spelling import Name, Segment, search
from tests.conftest import cases

SURE = 0.5


@lru_cache(maxsize=1)
def index() -> tuple[Segment, dict[int, str]]:
    rows = cases("spelling/index")
    names = [Name(i, row["text"], row["lang"], row["kind"], 0.0, i) for i, row in enumerate(rows, 1)]
    return Segment.build(names), {name.id: name.text for name in names}


@pytest.mark.parametrize("case", cases("spelling/search"), ids=lambda c: c["input"])
def test_what_is_found_first(case: dict[str, str]) -> None:
    segment, texts = index()
    hits = search([segment], case["input"])
    if case["expected"] == "-":
        assert not hits or hits[0].score < SURE, [(texts[h.id], h.cost, h.score) for h in hits]
    else:
        assert [texts[h.id] for h in hits][:1] == [case["expected"]], [(texts[h.id], h.cost, h.score) for h in hits[:3]]


@pytest.mark.parametrize("row", cases("spelling/index"), ids=lambda r: r["text"])
def test_a_form_finds_itself(row: dict[str, str]) -> None:
    segment, texts = index()
    assert texts[search([segment], row["text"])[0].id] == row["text"] or row["text"] == "朴振"


SYLLABLES = "가강건경계관광구규기길나남덕동래렬록림만명미민배병보삼상서석선성세수숙승식신아안영예오용우욱원유은의이인일재정제종주준지진찬채철춘태하학한해현형혜호홍환회효훈희"
KOREAN = st.builds(
    lambda surname, given: surname + given,
    st.sampled_from("김이박최정강조윤장임한오서신권황안송류전홍"),
    st.text(SYLLABLES, min_size=2, max_size=2),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(KOREAN, min_size=3, max_size=12, unique=True), st.randoms())
def test_any_name_finds_itself_among_others(names: list[str], chance: random.Random) -> None:
    segment = Segment.build([Name(i, name, "ko") for i, name in enumerate(names)])
    wanted = chance.randrange(len(names))
    assert search([segment], names[wanted])[0].id == wanted


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([c for c in cases("spelling/search") if c["lang"] == "en" and c["expected"] != "-"]))
def test_case_and_order_never_change_the_first_match(case: dict[str, str]) -> None:
    segment, _ = index()
    first = search([segment], case["input"])[0].id
    assert search([segment], case["input"].upper())[0].id == first
    words = case["input"].replace(",", "").split()
    if len(words) == 2:
        assert search([segment], f"{words[1]} {words[0]}")[0].id == first


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_nothing_typed_breaks_it(query: str) -> None:
    segment, _ = index()
    assert all(0 <= hit.score <= 1 for hit in search([segment], query))


def test_evidence_decides_between_names_spelled_alike() -> None:
    names = [Name(1, "김정한", "ko"), Name(2, "김중한", "ko", "person", 40.0)]
    assert search([Segment.build(names)], "Kim Jung-han")[0].id == 2


def test_only_forms_of_the_language_asked_for() -> None:
    segment, texts = index()
    assert [texts[h.id] for h in search([segment], "Park Jin", lang="ko-Hani")][:1] == ["朴振"]
    assert search([segment], "Park Jin", lang="xx") == []


def test_forms_of_one_concept_do_not_compete() -> None:
    rivals = [Name(1, "윤석열", "ko", "person", 0.0, 1), Name(2, "ユン・ソンニョル", "ja", "person", 0.0, 2)]
    one = [Name(n.id, n.text, n.lang, n.kind, n.weight, 1) for n in rivals]
    apart, together = (search([Segment.build(n)], "Yoon Suk-yeol")[0].score for n in (rivals, one))
    assert together >= apart
