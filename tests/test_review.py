from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import glossary
from glossary.errors import ConflictError, InputError, NotFoundError
from glossary.service import Glossary

ARTICLE = """Talks in Daejeon

Foreign Minister Cho Minjae met Japanese Foreign Minister Taro Kawamori in Daejeon. Minister Cho spoke of the Daejeon Accord.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def g(tmp_path: Path, article: Path) -> Iterator[Glossary]:
    with glossary.open(tmp_path / "g.db") as opened:
        assert [r.error for r in opened.import_paths([article])] == [""]
        yield opened


def candidate(g: Glossary, text: str, status: str = "unprocessed") -> dict[str, Any]:
    found: dict[str, Any] = next(c for c in g.candidates(status, per_page=200)["candidates"] if c["text"] == text)
    return found


def test_an_accepted_candidate_is_a_concept_with_its_attestations(g: Glossary) -> None:
    done = g.decide(candidate(g, "Cho Minjae")["id"], "accept", "ed")
    assert (done["status"], done["concept_id"]) == ("accepted", "cho-minjae")
    concept = g.concept("cho-minjae")
    assert [t["text"] for t in concept["terms"]["en"]][:1] == ["Cho Minjae"]
    assert concept["attestations"] and concept["attestations"][0]["source_id"] == "article"
    assert g.lookup("Minjae Cho")["matches"][0]["concept_id"] == "cho-minjae"


def test_a_merged_candidate_adds_its_forms(g: Glossary) -> None:
    g.decide(candidate(g, "Cho Minjae")["id"], "accept", "ed", concept_id="cho")
    g.decide(candidate(g, "Taro Kawamori")["id"], "merge", "ed", concept_id="cho")
    assert {t["text"] for t in g.concept("cho")["terms"]["en"]} >= {"Cho Minjae", "Taro Kawamori"}


@pytest.mark.parametrize("decision", ["accept", "reject", "never"])
def test_a_decision_can_be_undone(g: Glossary, decision: str) -> None:
    before = (g.stats(), candidate(g, "Cho Minjae"))
    id = before[1]["id"]
    g.decide(id, decision, "ed")
    assert all(c["id"] != id for c in g.candidates(per_page=200)["candidates"])
    g.decide(id, "reopen", "ed")
    assert (g.stats(), candidate(g, "Cho Minjae")["forms"]) == (before[0], before[1]["forms"])


@pytest.mark.parametrize("decision", ["reject", "never"])
def test_what_was_rejected_does_not_come_back(g: Glossary, article: Path, decision: str) -> None:
    g.decide(candidate(g, "Taro Kawamori")["id"], decision, "ed")
    article.write_text(ARTICLE + "\nTaro Kawamori left on Sunday.\n", "utf-8")
    list(g.import_paths([article]))
    assert not any(c["text"] == "Taro Kawamori" for c in g.candidates(per_page=200)["candidates"])


def test_an_accepted_concept_outlives_a_new_import(g: Glossary, article: Path) -> None:
    g.decide(candidate(g, "Cho Minjae")["id"], "accept", "ed")
    article.write_text("Nobody is named here any more.\n", "utf-8")
    list(g.import_paths([article]))
    assert g.concept("cho-minjae")["terms"]["en"][0]["text"] == "Cho Minjae"


def test_decisions_that_cannot_be(g: Glossary) -> None:
    id = candidate(g, "Cho Minjae")["id"]
    with pytest.raises(InputError, match=r"'maybe' is no decision .accepted: accept, merge"):
        g.decide(id, "maybe", "ed")
    with pytest.raises(NotFoundError, match="there is no candidate 9999"):
        g.decide(9999, "accept", "ed")
    with pytest.raises(NotFoundError, match="there is no concept nobody"):
        g.decide(id, "merge", "ed", concept_id="nobody")
    g.decide(id, "reject", "ed")
    with pytest.raises(ConflictError, match="already rejected"):
        g.decide(id, "accept", "ed")
    with pytest.raises(InputError, match="nobody is named"):
        g.decide(id, "reopen", " ")


def test_what_was_undone_is_found_no_more(g: Glossary) -> None:
    """The spelling index still holds the form that is gone: its id must not come to mean another form."""
    first, second = candidate(g, "Cho Minjae")["id"], candidate(g, "Taro Kawamori")["id"]
    g.decide(first, "accept", "ed")
    g.decide(first, "reopen", "ed")
    g.decide(second, "accept", "ed")
    assert g.lookup("Cho Minjay")["matches"] == []
