"""Decisions that settle a candidate, one and many at a time, and how they outlive an import."""

from collections.abc import Callable
from pathlib import Path

import pytest

from glossary.errors import ConflictError, InputError, NotFoundError
from glossary.service import Glossary
from tests.review.conftest import ARTICLE, candidate, queue, tables


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


def test_many_are_decided_at_once_or_none(g: Glossary, tmp_path: Path) -> None:
    cho, kawamori = candidate(g, "Cho Minjae")["id"], candidate(g, "Taro Kawamori")["id"]
    before = tables(tmp_path / "g.db")
    decisions = [{"candidate": id, "decision": "accept"} for id in (cho, 9999, kawamori)]
    with pytest.raises(NotFoundError, match=r"candidate 9999: there is no candidate 9999; none of the decisions"):
        g.decide_all(decisions, "ed")
    assert tables(tmp_path / "g.db") == before and g.decisions()["total"] == 0
    done = g.decide_all([decisions[0], decisions[2]], "ed")
    assert [d["concept_id"] for d in done] == ["cho-minjae", "taro-kawamori"]
    assert [d["decision"] for d in done] == [1, 2]


def test_a_preview_writes_nothing(g: Glossary, tmp_path: Path) -> None:
    before = tables(tmp_path / "g.db")
    (done,) = g.decide_all([{"candidate": candidate(g, "Cho Minjae")["id"], "decision": "accept"}], "ed", dry_run=True)
    assert done["concept_id"] == "cho-minjae"
    assert tables(tmp_path / "g.db") == before and g.decisions()["total"] == 0


def test_several_become_one_concept(g: Glossary) -> None:
    ids = [candidate(g, "Cho Minjae")["id"], candidate(g, "Taro Kawamori")["id"]]
    done = g.decide_all([{"candidate": id, "decision": "accept"} for id in ids], "ed", together=True)
    assert [(d["status"], d["concept_id"]) for d in done] == [("accepted", "cho-minjae"), ("merged", "cho-minjae")]


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"candidate": 1, "decision": "accept", "form": "x"}, "'form' is not known"),
        ({"candidate": True, "decision": "accept"}, "no candidate is named"),
        ({"candidate": -1, "decision": "accept"}, "no candidate is named"),
        ({"candidate": "1", "decision": "accept"}, "no candidate is named"),
        ({"candidate": 1}, "'' is no decision"),
        ({"candidate": 1, "decision": ["accept"]}, "decision is no text"),
        ({"candidate": 1, "decision": "accept", "kind": "animal"}, "'animal' is no kind"),
        ({"candidate": 1, "decision": "rename", "lang": "fr"}, "'fr' is no language"),
        ({"candidate": 1, "decision": "split", "forms": "Cho"}, "forms is no list"),
        ({"candidate": 1, "decision": "split", "forms": [1]}, "forms is no text"),
        ({"candidate": 1, "decision": "rename", "to": "\ud83d"}, "to is no text"),
        ({"candidate": 1, "decision": "accept", "concept_id": "two words"}, "'two words' is no id"),
    ],
)
def test_an_order_that_cannot_be_understood(g: Glossary, wanted: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        g.decide_all([wanted], "ed")
    assert g.decisions()["total"] == 0


@pytest.mark.parametrize("by", ["", "  ", "x" * 81, "a\x00b"])
def test_somebody_decides(g: Glossary, by: str) -> None:
    with pytest.raises(InputError, match="the one who decides"):
        g.decide(candidate(g, "Cho Minjae")["id"], "reject", by)


def test_no_decision_at_all(g: Glossary) -> None:
    with pytest.raises(InputError, match="no candidate is named"):
        g.decide_all([], "ed")


def test_a_candidate_with_a_huge_number_is_not_there(g: Glossary) -> None:
    with pytest.raises(NotFoundError, match="there is no candidate"):
        g.decide(2**70, "reject", "ed")


def test_the_queue_can_be_narrowed(g: Glossary, bring: Callable[[str, str], None]) -> None:
    bring("other.txt", "Foreign Minister Cho Minjae (조민재) left Daejeon.\n")

    def texts(**wanted: object) -> set[str]:
        return {c["text"] for c in g.candidates(per_page=200, **wanted)["candidates"]}  # type: ignore[arg-type]

    assert texts(kind="person") == {"Cho Minjae", "Taro Kawamori"}
    assert texts(kind="person", min_sources=2) == {"Cho Minjae"} == texts(lang="ko") == texts(text="minj ae")
    assert texts(source="other") == {"Foreign Minister", "Cho Minjae", "Daejeon"}
    assert texts(text="100%") == texts(text="%") == set()
    assert g.candidates(text="조민재")["total"] == 1
    assert set(g.candidate_ids(kind="person")) == {candidate(g, t)["id"] for t in ("Cho Minjae", "Taro Kawamori")}
    for wrong in ({"kind": "animal"}, {"lang": "fr"}, {"status": "open"}):
        with pytest.raises(InputError, match="accepted: "):
            g.candidates(**wrong)  # type: ignore[arg-type]


def test_the_contexts_come_from_several_sources_first(g: Glossary, bring: Callable[[str, str], None]) -> None:
    bring("other.txt", "Foreign Minister Cho Minjae left.\n\nCho Minjae will return.\n\nCho Minjae has a house.\n")
    found = [c["source_id"] for c in candidate(g, "Cho Minjae")["contexts"]]
    assert found[:2] == ["article", "other"]


def test_a_rejected_name_that_several_bear_does_not_come_back(g: Glossary, bring: Callable[[str, str], None]) -> None:
    """Two of one name in different offices; whose name it is in a third text is open, and a person put that aside."""
    bring("poet.txt", "The poet laureate Cho Minjae spoke.\n\nDeputy spokesperson Cho Minjae sang.\n")
    bring("third.txt", "Nobody but Cho Minjae came to the festival.\n")
    assert queue(g).count({"Cho Minjae"}) == 3
    open_one = next(c for c in g.candidates(per_page=200)["candidates"] if c["why"].startswith("several"))
    g.decide(open_one["id"], "reject", "ed")
    for n in range(2):
        bring("third.txt", f"Nobody but Cho Minjae came to the {n + 2}nd festival.\n")
        bring(f"fourth-{n}.txt", f"Cho Minjae was seen on day {n}.\n")
    assert queue(g).count({"Cho Minjae"}) == 2
