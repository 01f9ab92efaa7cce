from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import glossary
from glossary.errors import QueryError
from glossary.service import Glossary
from tests.conftest import cases


@pytest.fixture(scope="module")
def g(shipped_db: Path) -> Iterator[Glossary]:
    with glossary.open(shipped_db, write=False) as opened:
        yield opened


@pytest.mark.parametrize("case", cases("lookup"), ids=lambda c: c["query"])
def test_a_query_leads_to_its_concept_first(g: Glossary, case: dict[str, str]) -> None:
    matches = g.lookup(case["query"])["matches"]
    if case["expected"] == "-":
        assert matches == []
        return
    assert [m["concept_id"] for m in matches][:1] == [case["expected"]]
    assert case["how"] in matches[0]["matched"]["how"]


def test_every_printed_term_finds_its_concept(g: Glossary) -> None:
    """The one thing a look-up may never fail at: what is in the data, typed as it stands."""
    missed = []
    for kind in ("person", "title", "organisation", "place", "event", "issue", "law", "other"):
        page = g.concepts(kind, per_page=1000)
        for concept in page["concepts"]:
            whole = g.concept(concept["id"])
            for form in [*(t for terms in whole["terms"].values() for t in terms), *whole["lookup_forms"]]:
                found = [m["concept_id"] for m in g.lookup(form["text"], limit=10)["matches"]]
                if concept["id"] not in found:
                    missed.append((concept["id"], form["text"], found))
    assert missed == []


def test_homonyms_stay_two(g: Glossary) -> None:
    assert (
        g.lookup("Lee Jae-myung")["matches"][0]["concept_id"] != g.lookup("Lee Jae-myoung")["matches"][0]["concept_id"]
    )
    assert len({m["concept_id"] for m in g.lookup("이재명")["matches"]}) == 2


def test_the_shape_of_an_answer(g: Glossary) -> None:
    answer = g.lookup("박진", limit=1)
    assert answer["query"] == "박진"
    (match,) = answer["matches"]
    assert match["kind"] == "person" and match["score"] == 1.0
    assert match["matched"] == {"text": "박진", "lang": "ko", "how": "the term itself"}
    assert match["terms"]["en"][0] == "Park Jin" and match["terms"]["ko"][0] == "박진"


def test_language_and_kind_narrow_the_answer(g: Glossary) -> None:
    assert all(m["matched"]["lang"].startswith("ja") for m in g.lookup("박진", lang="ja")["matches"])
    assert g.lookup("박진", lang="ko", kind="person")["matches"][0]["concept_id"] == "park-jin"
    assert g.lookup("박진", kind="place")["matches"] == []


def test_a_profile_orders_the_terms_as_of_a_day(g: Glossary) -> None:
    then = g.lookup("forced labor", profile="japan-times", on=date(2019, 6, 1), kind="issue")["matches"]
    assert then, "the issue is found"
    with pytest.raises(QueryError, match=r"there is no profile 'no-such'.*accepted: .*japan-times"):
        g.lookup("forced labor", profile="no-such")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "the query is empty"),
        ("  \u3000 ", "the query is empty"),
        ("・-", "no letter or digit"),
        ("😀", "no letter or digit"),
        ("%_*'\";--", "no letter or digit"),
        ("x" * 10_000, "the query has 10,000 characters"),
        ("Park\x00Jin", "control character"),
        ("\x1b[31m", "control character"),
        ("\ud800", "control character"),
    ],
)
def test_a_query_that_cannot_be_looked_up(g: Glossary, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        g.lookup(query)


@pytest.mark.parametrize(
    "query", ["'; DROP TABLE form; --", "a%_*", "NEAR(x y)", "ﷺ" * 20, "ㅎㅎㅎㅎ", "𠮷野家", "a" * 500, "가" * 300]
)
def test_a_strange_query_is_answered(g: Glossary, query: str) -> None:
    assert g.lookup(query)["query"] == query


@pytest.mark.parametrize(
    "name", ["Wolfgang Amadeus Mozart", "Nguyen Van Thieu", "zzzzqqq", "ñandú", "홍길동순", "マイケル・ジョーダン"]
)
def test_a_name_that_is_not_there_brings_no_confident_answer(g: Glossary, name: str) -> None:
    assert [m for m in g.lookup(name)["matches"] if m["score"] >= 0.8] == []


def test_suggestions_begin_as_typed(g: Glossary) -> None:
    assert "yoon-suk-yeol" in [s["concept_id"] for s in g.suggest("yoon s")["suggestions"]]
    assert "yoon-suk-yeol" in [s["concept_id"] for s in g.suggest("윤석")["suggestions"]]
    assert "park-jin" in [s["concept_id"] for s in g.suggest("ㅂㅈ")["suggestions"]]


def test_a_generated_form_is_never_a_term(g: Glossary) -> None:
    for concept in g.concepts(per_page=1000)["concepts"]:
        for terms in g.concept(concept["id"])["terms"].values():
            assert all(t["basis"] != "generated" for t in terms)
