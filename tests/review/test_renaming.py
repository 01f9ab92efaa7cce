"""A candidate gets the name it should have, and keeps what the source has as a way to find it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from glossary.errors import InputError
from glossary.service import Glossary
from tests.review.conftest import ARTICLE, candidate, queue, tables

Bring = Callable[[str, str], None]

TYPO = "Finance Minister Kang Borma (강보람) left on Monday. Kang Borma said nothing.\n"
RIGHT = "Finance Minister Kang Boram came back.\n"


@pytest.fixture
def misspelt(g: Glossary, bring: Bring) -> int:
    bring("typo.txt", TYPO)
    found: int = candidate(g, "Kang Borma")["id"]
    return found


def test_a_typing_error_leads_to_the_corrected_term(g: Glossary, misspelt: int) -> None:
    g.decide(misspelt, "rename", "ed", to="Kang Boram")
    assert g.candidate(misspelt)["text"] == "Kang Boram"
    g.decide(misspelt, "accept", "kim")
    concept = g.concept("kang-boram")
    (term,) = concept["terms"]["en"]
    assert (term["text"], term["basis"]) == ("Kang Boram", "editor")
    assert term["note"] == "instead of Kang Borma, which the source has; accepted by kim"
    (form,) = concept["lookup_forms"]
    assert (form["text"], form["reason"], form["source"]) == ("Kang Borma", "misspelling", "typo")
    matched = g.lookup("Kang Borma")["matches"][0]
    assert (matched["concept_id"], matched["terms"]["en"]) == ("kang-boram", ["Kang Boram"])
    assert [a["surface"] for a in concept["attestations"]].count("Kang Borma") == 2, "what the source has stays"


def test_a_correction_outlives_imports(g: Glossary, misspelt: int, bring: Bring) -> None:
    g.decide(misspelt, "rename", "ed", to="Kang Boram")
    bring("typo.txt", TYPO.replace("Monday", "Friday"))
    bring("more.txt", TYPO.replace("Monday", "Sunday"))
    bring("right.txt", RIGHT)
    found = g.candidate(misspelt)
    assert (found["text"], found["sources"]) == ("Kang Boram", 3)
    assert {f["text"]: f["use"] for f in found["named"]} == {
        "Kang Boram": "usual",
        "Kang Borma": "look-up",
        "강보람": "term",
    }
    g.decide(misspelt, "accept", "ed")
    (term,) = g.concept("kang-boram")["terms"]["en"]
    assert term["basis"] == "outlet", "a source has it by now"


def test_the_correct_form_may_be_there_already(g: Glossary, bring: Bring) -> None:
    bring(
        "twins.txt",
        "Foreign Minister Cho Minjae left. Foreign Minister Cho Minje came. Cho Minje spoke. Cho Minje sat.\n",
    )
    id = next(c["id"] for c in g.candidates(text="chominje")["candidates"])
    g.decide(id, "rename", "ed", forms=["Cho Minje"], to="Cho Minjae")
    g.decide(id, "accept", "ed")
    concept = g.concept("cho-minjae")
    assert [(t["text"], t["basis"]) for t in concept["terms"]["en"]] == [("Cho Minjae", "outlet")]
    assert [f["text"] for f in concept["lookup_forms"]] == ["Cho Minje"]


def test_a_person_says_which_form_is_the_usual_one(g: Glossary, bring: Bring) -> None:
    bring("twins.txt", "Foreign Minister Cho Minjae left. Foreign Minister Cho Minje came. Cho Minjae spoke.\n")
    id = candidate(g, "Cho Minjae")["id"]
    g.decide(id, "rename", "ed", forms=["Cho Minje"])
    assert g.candidate(id)["text"] == "Cho Minje"
    bring("more.txt", ARTICLE.replace("Talks", "Talks again"))
    g.decide(id, "accept", "ed")
    assert [t["text"] for t in g.concept("cho-minje")["terms"]["en"]] == ["Cho Minje", "Cho Minjae"]


def test_the_usual_form_of_another_language_leaves_the_name(g: Glossary, misspelt: int) -> None:
    g.decide(misspelt, "rename", "ed", forms=["강보람"], to="강보름")
    found = g.candidate(misspelt)
    assert found["text"] == "Kang Borma"
    assert {(f["text"], f["use"], f["instead_of"]) for f in found["named"] if f["lang"] == "ko"} == {
        ("강보름", "usual", "강보람"), ("강보람", "look-up", "")}  # fmt: skip


def test_another_kind_outlives_imports(g: Glossary, bring: Bring) -> None:
    id = candidate(g, "Daejeon Accord")["id"]
    kind = candidate(g, "Daejeon Accord")["kind"]
    assert kind != "event"
    g.decide(id, "rename", "ed", kind="event")
    bring("more.txt", ARTICLE.replace("Talks", "Talks again"))
    found = [c for c in g.candidates(per_page=200)["candidates"] if c["text"] == "Daejeon Accord"]
    assert [(c["id"], c["kind"], c["sources"]) for c in found] == [(id, "event", 2)]
    assert g.candidate(id)["found_kind"] == kind
    g.decide(id, "accept", "ed")
    assert g.concept("daejeon-accord")["kind"] == "event"


def test_another_language(g: Glossary, bring: Bring) -> None:
    bring("typo.txt", TYPO)
    id = candidate(g, "Kang Borma")["id"]
    g.decide(id, "rename", "ed", forms=["Kang Borma"], lang="ko-Latn")
    bring("typo.txt", TYPO.replace("Monday", "Friday"))
    assert {(f["lang"], f["use"]) for f in g.candidate(id)["named"] if f["text"] == "Kang Borma"} == {
        ("ko-Latn", "usual"), ("en", "none")}  # fmt: skip
    g.decide(id, "accept", "ed", concept_id="cho")
    assert g.concept("cho")["terms"]["en"] == [] and g.concept("cho")["lookup_forms"] == []


@pytest.mark.parametrize(
    "wanted",
    [
        {"to": "Kang Boram"},
        {"forms": ["강보람"], "to": "강보름"},
        {"kind": "other"},
        {"lang": "ko-Latn"},
        {"forms": ["강보람"]},
    ],
)
def test_a_rename_is_undone(g: Glossary, misspelt: int, wanted: dict[str, object], tmp_path: Path) -> None:
    before = tables(tmp_path / "g.db")
    g.decide(misspelt, "rename", "ed", **wanted)
    assert tables(tmp_path / "g.db") != before
    g.undo([1], "ed")
    assert tables(tmp_path / "g.db") == before


def test_what_a_source_has_by_now_stays_when_a_rename_is_undone(g: Glossary, misspelt: int, bring: Bring) -> None:
    g.decide(misspelt, "rename", "ed", to="Kang Boram")
    bring("right.txt", RIGHT)
    g.undo([1], "ed")
    assert {(f["text"], f["use"]) for f in g.candidate(misspelt)["named"] if f["lang"] == "en"} == {
        ("Kang Boram", "term"), ("Kang Borma", "term")}  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({}, "that changes nothing"),
        ({"kind": "person"}, "that changes nothing"),
        ({"to": "  ", "kind": ""}, "that changes nothing"),
        ({"to": "Kang Borma", "forms": ["Nobody"]}, "has no form Nobody"),
        ({"to": "…"}, "'…' is no form"),
        ({"to": "a\x07b"}, "is no form"),
        ({"to": "x" * 201}, "is no form"),
        ({"forms": ["Kang Borma", "강보람"]}, "2 forms are named"),
        ({"to": "Cho", "sources": ["typo"]}, "takes no source"),
    ],
)
def test_a_rename_that_cannot_be(
    g: Glossary, misspelt: int, wanted: dict[str, object], message: str, tmp_path: Path
) -> None:
    before = tables(tmp_path / "g.db")
    with pytest.raises(InputError, match=message):
        g.decide(misspelt, "rename", "ed", **wanted)
    assert tables(tmp_path / "g.db") == before and g.decisions()["total"] == 0


def test_a_merged_typing_error_is_no_term_of_the_concept(g: Glossary, misspelt: int, bring: Bring) -> None:
    bring("kawamori.txt", "Japanese Foreign Minister Taro Kawamori spoke.\n")
    g.decide(candidate(g, "Taro Kawamori")["id"], "accept", "ed", concept_id="k")
    g.decide(misspelt, "rename", "ed", to="Kang Boram")
    g.decide(misspelt, "merge", "ed", concept_id="k")
    assert [t["text"] for t in g.concept("k")["terms"]["en"]] == ["Taro Kawamori", "Kang Boram"]
    assert queue(g) == [{"Cho Minjae"}]
