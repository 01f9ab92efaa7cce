"""The log of decisions, and undoing any of them."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import glossary
from glossary.errors import ConflictError, GlossaryError, InputError, NotFoundError
from glossary.service import Glossary
from glossary.store.schema import m001_termbase
from tests.review.conftest import ARTICLE, candidate, queue, tables

Bring = Callable[[str, str], None]

RICH = """Foreign Minister Cho Minjae (조민재) met Japanese Foreign Minister Taro Kawamori (河森太郎) in Daejeon.

Foreign Minister Cho Minje spoke of the Daejeon Accord. Spokesperson Han Sarang of the Daejeon Institute for Peace agreed.
"""


def test_the_log_says_who_did_what_and_when(g: Glossary) -> None:
    id = candidate(g, "Cho Minjae")["id"]
    g.decide(id, "rename", "ed", to="Cho Min-jae")
    g.decide(id, "accept", "kim")
    g.decide(id, "reopen", "lee")
    log = g.decisions()
    assert log["total"] == 3
    reopened, accepted, renamed = log["decisions"]
    assert (renamed["by"], renamed["action"], renamed["text"]) == ("ed", "rename", "Cho Minjae")
    assert renamed["details"] == ["Cho Minjae corrected to Cho Min-jae"]
    assert (accepted["by"], accepted["concept_id"], accepted["undone_by"]) == ("kim", "cho-min-jae", reopened["id"])
    assert (reopened["by"], reopened["action"], reopened["undoes"]) == ("lee", "reopen", accepted["id"])
    assert all(len(entry["at"]) == len("2026-11-23T06:00:00+00:00") for entry in log["decisions"])
    assert g.candidate(id)["log"] == log["decisions"]
    assert [e["id"] for e in g.decisions(page=2, per_page=2)["decisions"]] == [renamed["id"]]


def test_any_decision_can_be_undone_not_only_the_last(g: Glossary) -> None:
    cho, kawamori = candidate(g, "Cho Minjae")["id"], candidate(g, "Taro Kawamori")["id"]
    g.decide(cho, "accept", "ed")
    g.decide(kawamori, "never", "ed")
    assert g.undo([1], "kim") == [{"decision": 3, "undoes": 1, "id": cho, "status": "unprocessed"}]
    assert cho in g.candidate_ids() and kawamori in g.candidate_ids("never")
    with pytest.raises(NotFoundError, match="no concept cho-minjae"):
        g.concept("cho-minjae")


def test_what_a_later_decision_rests_on_stands(g: Glossary, tmp_path: Path) -> None:
    cho, kawamori = candidate(g, "Cho Minjae")["id"], candidate(g, "Taro Kawamori")["id"]
    g.decide(cho, "rename", "ed", to="Cho Min-jae")
    g.decide(cho, "accept", "ed", concept_id="x")
    g.decide(kawamori, "merge", "ed", concept_id="x")
    before = tables(tmp_path / "g.db")
    with pytest.raises(ConflictError, match=r"decision 2 \(accept\) rests on decision 1 .accepted: undo 2 first"):
        g.undo([1], "ed")
    with pytest.raises(ConflictError, match=r"decision 3 \(merge\) rests on decision 2"):
        g.undo([2], "ed")
    with pytest.raises(ConflictError, match="rests on decision 1; nothing was undone"):
        g.undo([1, 3], "ed")
    with pytest.raises(ConflictError, match="rests on decision 2"):
        g.decide(cho, "reopen", "ed")
    assert tables(tmp_path / "g.db") == before
    assert [d["undoes"] for d in g.undo([1, 2, 3], "ed")] == [3, 2, 1], "together, the last one first"


def test_a_form_that_two_merges_brought_stays_for_the_second(g: Glossary, bring: Bring) -> None:
    bring("poet.txt", "The poet laureate Cho Minjae spoke.\n\nDeputy spokesperson Cho Minjae sang.\n")
    g.decide(candidate(g, "Taro Kawamori")["id"], "accept", "ed", concept_id="x")
    one, other = [c["id"] for c in g.candidates(text="Cho Minjae")["candidates"]]
    for id in (one, other):
        g.decide(id, "merge", "ed", concept_id="x")
    with pytest.raises(ConflictError, match=r"decision 3 \(merge\) rests on decision 2"):
        g.undo([2], "ed")
    g.undo([3], "ed")
    assert "Cho Minjae" in {t["text"] for t in g.concept("x")["terms"]["en"]}


@pytest.mark.parametrize(
    ("ids", "error", "message"),
    [
        ([], InputError, "no decision is named"),
        ([7], NotFoundError, "there is no decision 7"),
        ([2**70], NotFoundError, "there is no decision"),
        ([1], ConflictError, "decision 1 is undone already"),
        ([2], ConflictError, "decision 2 is itself an undoing"),
    ],
)
def test_an_undoing_that_cannot_be(g: Glossary, ids: list[int], error: type[GlossaryError], message: str) -> None:
    g.decide(candidate(g, "Cho Minjae")["id"], "reject", "ed")
    g.undo([1], "ed")
    with pytest.raises(error, match=message):
        g.undo(ids, "ed")


def test_an_acceptance_is_undone_after_an_import_linked_to_it(g: Glossary, bring: Bring) -> None:
    """The import linked to the concept itself: with the concept gone, all that belongs to the candidate again."""
    id = candidate(g, "Cho Minjae")["id"]
    g.decide(id, "accept", "ed")
    bring("article.txt", ARTICLE.replace("Talks", "More talks"))
    bring("other.txt", "Foreign Minister Cho Minjae left Daejeon.\n")
    assert g.concept("cho-minjae")["attestations"]
    g.decide(id, "reopen", "ed")
    assert (g.candidate(id)["sources"], g.candidate(id)["status"]) == (2, "unprocessed")
    with pytest.raises(NotFoundError):
        g.concept("cho-minjae")


def test_a_merge_is_undone_after_an_import_linked_to_it(g: Glossary, bring: Bring) -> None:
    g.decide(candidate(g, "Taro Kawamori")["id"], "accept", "ed")
    id = candidate(g, "Cho Minjae")["id"]
    g.decide(id, "merge", "ed", concept_id="taro-kawamori")
    bring("article.txt", ARTICLE.replace("Talks", "More talks"))
    g.undo([2], "ed")
    assert g.candidate(id)["sources"] == 1
    assert {a["surface"] for a in g.concept("taro-kawamori")["attestations"]} == {"Taro Kawamori"}


def test_what_was_decided_about_stays_when_nothing_attests_it(g: Glossary, bring: Bring) -> None:
    id = candidate(g, "Cho Minjae")["id"]
    g.decide(id, "rename", "ed", to="Cho Min-jae")
    bring("article.txt", "Nobody is named here any more.\n")
    assert id not in g.candidate_ids() and g.stats()["candidates"] == 0
    bring("article.txt", ARTICLE)
    assert id in g.candidate_ids() and g.candidate(id)["text"] == "Cho Min-jae"


def test_the_number_of_a_candidate_that_was_undone_is_not_given_again(g: Glossary, bring: Bring) -> None:
    bring("gloss.txt", "Foreign Minister Cho Minjae (조민재) left.\n")
    made = g.decide(candidate(g, "Cho Minjae")["id"], "split", "ed", forms=["조민재"])["made"]
    g.undo([1], "ed")
    bring("new.txt", "Finance Minister Kang Boram spoke.\n")
    assert candidate(g, "Kang Boram")["id"] > made


DECISIONS = ("accept", "merge", "reject", "never", "split", "split", "rename", "rename", "reopen", "undo")


def decide_at_random(g: Glossary, choose: random.Random) -> bool:
    """Take one decision about anything; whether it was one that could be taken."""
    statuses = ("unprocessed", "unprocessed", "accepted", "merged", "rejected", "never")
    ids = g.candidate_ids(choose.choice(statuses))
    decision = choose.choice(DECISIONS)
    try:
        if decision == "undo":
            g.undo([choose.choice([e["id"] for e in g.decisions()["decisions"]] or [1])], "ed")
            return True
        id = choose.choice(ids or [1])
        found = g.candidate(id)
        forms = [f"{f['lang']}:{f['text']}" for f in found["named"] if f["use"] != "none"]
        concepts = [c["id"] for c in g.concepts()["concepts"]] or ["nobody"]
        wanted: dict[str, object] = {
            "merge": {"concept_id": choose.choice(concepts)},
            "split": choose.choice([
                {"forms": choose.sample(forms, choose.randint(1, len(forms)))},
                {"sources": [choose.choice([s["id"] for s in found["attested_in"]] or ["nowhere"])]},
            ]),
            "rename": choose.choice([
                {"forms": [choose.choice(forms)]},
                {"forms": [choose.choice(forms)], "to": choose.choice(["Cho Minje", "Another Name", "조민재"])},
                {"kind": choose.choice(["person", "place", "event"])},
                {"forms": [choose.choice(forms)], "lang": choose.choice(["en", "ko", "ja"])},
            ]),
        }.get(decision, {})  # fmt: skip
        g.decide(id, decision, "ed", **wanted)
    except GlossaryError:
        return False
    return True


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), steps=st.integers(1, 25))
def test_whatever_was_decided_can_be_undone(tmp_path_factory: pytest.TempPathFactory, seed: int, steps: int) -> None:
    """Any decisions, then all undone: the tables are as they were. No decision that is refused changes anything."""
    folder = tmp_path_factory.mktemp("undo")
    path, choose = folder / "g.db", random.Random(seed)
    (folder / "a.txt").write_text(RICH, "utf-8")
    (folder / "b.txt").write_text(RICH.replace("Accord", "Treaty"), "utf-8")
    with glossary.open(path) as g:
        list(g.import_paths([folder / "a.txt", folder / "b.txt"]))
        before = tables(path)
        for _ in range(steps):
            was = tables(path)
            if not decide_at_random(g, choose):
                assert tables(path) == was
        standing = [e["id"] for e in g.decisions(per_page=500)["decisions"] if not e["undoes"] and not e["undone_by"]]
        if standing:
            g.undo(standing, "ed")
        assert tables(path) == before
        with sqlite3.connect(path) as db:
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_database_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """Decisions that were logged before they could be undone by number can be undone by number now."""
    from sqlite_utils import Database, Migrations

    path = tmp_path / "old.db"
    db = Database(path)
    old = Migrations("glossary")
    old()(getattr(m001_termbase, "fn", m001_termbase))
    old.apply(db)
    db.conn.executescript(
        """
        INSERT INTO source (id, title) VALUES ('s', 'S');
        INSERT INTO import_run (id, name, format, digest, at) VALUES (1, 's', 'text', 'd', '');
        INSERT INTO imported_file (id, path, digest, source, run) VALUES (1, 's.txt', 'd', 's', 1);
        INSERT INTO candidate (id, kind, lang, text, status, decided_by) VALUES (7, 'person', 'en', 'Cho Minjae', 'rejected', 'ed');
        INSERT INTO candidate_form (candidate, lang, text, key) VALUES (7, 'en', 'Cho Minjae', 'chominjae');
        INSERT INTO attestation (source, candidate, surface, lang, kind, file) VALUES ('s', 7, 'Cho Minjae', 'en', 'person', 1);
        INSERT INTO change_log (at, by, action, subject, subject_id, before, after) VALUES
            ('', 'ed', 'reject', 'candidate', '7', '{"status": "unprocessed", "concept": null}', '{"status": "rejected", "concept": null, "forms": []}'),
            ('', 'ed', 'reopen', 'candidate', '7', '{}', '{"status": "unprocessed", "concept": null, "forms": []}'),
            ('', 'ed', 'reject', 'candidate', '7', '{"status": "unprocessed", "concept": null}', '{"status": "rejected", "concept": null, "forms": []}');
        """
    )
    db.conn.close()
    with glossary.open(path) as g:
        assert [(e["id"], e["undoes"], e["undone_by"]) for e in g.decisions()["decisions"]] == [
            (3, None, None), (2, 1, None), (1, None, 2)]  # fmt: skip
        g.undo([3], "kim")
        assert queue(g) == [{"Cho Minjae"}]
        g.decide(7, "rename", "kim", kind="place")
        assert g.candidate(7)["found_kind"] == "person"
