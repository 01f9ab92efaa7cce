"""One candidate that is two: by its forms and by its sources, and no import puts them together again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossary.errors import ConflictError, InputError
from glossary.service import Glossary
from tests.review.conftest import candidate, queue, tables

Bring = Callable[[str, str], None]

TWINS = """Two envoys

Foreign Minister Cho Minjae left on Monday. Foreign Minister Cho Minje came back on Tuesday. Cho Minjae said nothing.
"""
GLOSS = "Foreign Minister Cho Minjae (조민재) left on Monday. Minister Cho will return.\n"


@pytest.fixture
def twins(g: Glossary, bring: Bring) -> int:
    """A candidate that joins two names which differ by a letter."""
    bring("twins.txt", TWINS)
    found: int = candidate(g, "Cho Minjae")["id"]
    assert {"Cho Minjae", "Cho Minje"} in queue(g)
    return found


def split_off(g: Glossary, id: int, *forms: str) -> int:
    done = g.decide(id, "split", "ed", forms=list(forms))
    assert done["status"] == "unprocessed"
    made: int = done["made"]
    return made


def test_forms_become_a_candidate_of_their_own(g: Glossary, twins: int) -> None:
    made = split_off(g, twins, "Cho Minje")
    old, new = g.candidate(twins), g.candidate(made)
    assert ([f["text"] for f in old["named"]], [f["text"] for f in new["named"]]) == (["Cho Minjae"], ["Cho Minje"])
    assert (old["text"], new["text"], new["kind"], new["lang"]) == ("Cho Minjae", "Cho Minje", "person", "en")
    assert {c["surface"] for c in new["contexts"]} == {"Cho Minje"}
    assert "Cho Minje" not in {c["surface"] for c in old["contexts"]}
    assert old["mentions"] + new["mentions"] == 5


def test_a_short_form_goes_with_the_name_it_stands_for(g: Glossary, bring: Bring) -> None:
    bring("gloss.txt", GLOSS)
    id = candidate(g, "Cho Minjae")["id"]
    assert "Minister Cho" in {f["text"] for f in g.candidate(id)["forms"]}
    made = split_off(g, id, "Cho Minjae")
    assert {f["text"] for f in g.candidate(made)["forms"]} == {"Cho Minjae", "Minister Cho"}
    assert {f["text"] for f in g.candidate(id)["forms"]} == {"조민재"}
    assert g.candidate(id)["text"] == "조민재", "what is left is called by what it has"


@pytest.mark.parametrize("status", ["unprocessed", "accepted", "rejected"])
def test_a_split_outlives_imports(g: Glossary, twins: int, bring: Bring, status: str) -> None:
    made = split_off(g, twins, "Cho Minje")
    if status != "unprocessed":
        g.decide(made, {"accepted": "accept", "rejected": "reject"}[status], "ed")
    bring("twins.txt", TWINS.replace("Monday", "Friday"))
    bring("more.txt", TWINS.replace("Monday", "Sunday"))
    assert {f["text"] for f in g.candidate(twins)["named"]} == {"Cho Minjae"}
    assert {f["text"] for f in g.candidate(made)["named"]} == {"Cho Minje"}
    assert g.candidate(twins)["sources"] == 3
    minje = [a for s in ("twins", "more") for a in g.source(s)["attestations"] if a["surface"] == "Cho Minje"]
    if status == "accepted":
        assert {a["concept_id"] for a in minje} == {"cho-minje"}
    else:
        assert {a["candidate_id"] for a in minje} == {made}
    assert len(queue(g)) == (3 if status == "unprocessed" else 2), "nothing new came of it"


def test_a_gloss_does_not_join_what_was_split(g: Glossary, bring: Bring) -> None:
    bring("gloss.txt", GLOSS)
    id = candidate(g, "Cho Minjae")["id"]
    made = split_off(g, id, "조민재")
    bring("again.txt", GLOSS.replace("Monday", "Sunday"))
    assert {f["text"] for f in g.candidate(id)["named"]} == {"Cho Minjae"}
    assert {f["text"] for f in g.candidate(made)["named"]} == {"조민재"}
    assert (g.candidate(id)["sources"], g.candidate(made)["sources"]) == (3, 2)


def test_what_was_split_and_then_made_one_concept_is_one(g: Glossary, twins: int, bring: Bring) -> None:
    made = split_off(g, twins, "Cho Minje")
    g.decide(twins, "accept", "ed")
    g.decide(made, "merge", "ed", concept_id="cho-minjae")
    bring("more.txt", TWINS.replace("Monday", "Sunday"))
    linked = {a["surface"]: a["concept_id"] for a in g.source("more")["attestations"] if a["kind"] == "person"}
    assert linked == {"Cho Minjae": "cho-minjae", "Cho Minje": "cho-minjae"}


def test_an_undone_split_joins_them_again(g: Glossary, twins: int, bring: Bring, tmp_path: Path) -> None:
    before = tables(tmp_path / "g.db")
    split_off(g, twins, "Cho Minje")
    g.undo([1], "ed")
    assert tables(tmp_path / "g.db") == before
    bring("more.txt", TWINS.replace("Monday", "Sunday"))
    assert {f["text"] for f in g.candidate(twins)["named"]} == {"Cho Minjae", "Cho Minje"}


def test_a_split_is_undone_after_an_import(g: Glossary, twins: int, bring: Bring) -> None:
    made = split_off(g, twins, "Cho Minje")
    bring("twins.txt", TWINS.replace("Monday", "Friday"))
    g.undo([1], "ed")
    assert g.candidate(twins)["mentions"] == 5
    assert {f["text"] for f in g.candidate(twins)["named"]} == {"Cho Minjae", "Cho Minje"}
    assert made not in g.candidate_ids()


def test_one_name_of_two_people_is_split_by_source(g: Glossary, bring: Bring) -> None:
    bring("concert.txt", "The violinist Cho Minjae played on Sunday. Cho Minjae was applauded.\n")
    id = candidate(g, "Cho Minjae")["id"]
    assert g.candidate(id)["sources"] == 2
    made = g.decide(id, "split", "ed", sources=["concert"])["made"]
    assert {s["id"] for s in g.candidate(made)["attested_in"]} == {"concert"}
    assert {s["id"] for s in g.candidate(id)["attested_in"]} == {"article"}

    g.decide(made, "accept", "ed", concept_id="cho-violinist")
    bring("concert.txt", "The violinist Cho Minjae played again on Monday.\n")
    bring("article.txt", "Foreign Minister Cho Minjae came home.\n")
    who = {s: [(a["concept_id"], a["candidate_id"]) for a in g.source(s)["attestations"] if a["surface"] == "Cho Minjae"]
           for s in ("concert", "article")}  # fmt: skip
    assert who == {"concert": [("cho-violinist", made)], "article": [(None, id)]}

    g.decide(id, "accept", "ed", concept_id="cho-minister")
    bring("article.txt", "Foreign Minister Cho Minjae left again.\n")
    assert [a["concept_id"] for a in g.source("article")["attestations"] if a["surface"] == "Cho Minjae"] == [
        "cho-minister"
    ]
    assert queue(g).count({"Cho Minjae"}) == 0


def test_who_it_is_in_another_source_is_asked_once(g: Glossary, bring: Bring) -> None:
    bring("concert.txt", "The violinist Cho Minjae played on Sunday.\n")
    g.decide(candidate(g, "Cho Minjae")["id"], "split", "ed", sources=["concert"])
    for n in range(3):
        bring(f"guests-{n}.txt", f"Among the {n + 20} guests was Cho Minjae.\n")
    assert queue(g).count({"Cho Minjae"}) == 3, "the two, and one whose question is open"


def test_what_is_meant_by_a_term_in_another_source_is_asked_once(g: Glossary, bring: Bring) -> None:
    """Terms have no offices that could tell: the open question is one candidate, and stays put away when it is."""
    bring("concert.txt", "The choir sang for the Daejeon Accord on Sunday.\n")
    g.decide(candidate(g, "Daejeon Accord")["id"], "split", "ed", sources=["concert"])

    def bring_more() -> list[dict[str, Any]]:
        for n in range(3):
            bring(f"more-{n}.txt", f"All {g.decisions()['total'] + n + 20} members spoke of the Daejeon Accord.\n")
        return [c for c in g.candidates(per_page=200)["candidates"] if c["text"] == "Daejeon Accord"]

    (open_one,) = [c for c in bring_more() if c["why"]]
    assert open_one["sources"] == 3
    g.decide(open_one["id"], "never", "ed")
    assert len(bring_more()) == 2


def test_the_same_words_in_another_order_are_told_apart(g: Glossary, bring: Bring) -> None:
    """Both have one key: only the very text says which of the two it is."""
    bring("orders.txt", "Foreign Minister Hoshino Mari left.\n\nForeign Minister Mari Hoshino came.\n")
    id = next(c["id"] for c in g.candidates(text="hoshino")["candidates"])
    assert {"Hoshino Mari", "Mari Hoshino"} in queue(g)
    made = split_off(g, id, "Hoshino Mari")
    bring("one.txt", "Foreign Minister Hoshino Mari spoke.\n")
    bring("other.txt", "Foreign Minister Mari Hoshino spoke.\n")
    assert [s["id"] for s in g.candidate(made)["attested_in"]] == ["one", "orders"]
    assert [s["id"] for s in g.candidate(id)["attested_in"]] == ["orders", "other"]


def test_a_split_by_source_is_undone(g: Glossary, bring: Bring, tmp_path: Path) -> None:
    bring("concert.txt", "The violinist Cho Minjae (조민재) played on Sunday.\n")
    id = candidate(g, "Cho Minjae")["id"]
    before = tables(tmp_path / "g.db")
    made = g.decide(id, "split", "ed", sources=["concert"])["made"]
    assert {f["text"] for f in g.candidate(id)["named"]} == {"Cho Minjae"}
    assert {f["text"] for f in g.candidate(made)["named"]} == {"Cho Minjae", "조민재"}
    g.undo([1], "ed")
    assert tables(tmp_path / "g.db") == before


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({}, "not said what to split off"),
        ({"forms": ["Cho Minje"], "sources": ["twins"]}, "not said what to split off"),
        ({"forms": ["Cho Minje", "Cho Minjae"]}, "these are all of its forms"),
        ({"forms": ["Nobody"]}, r"has no form Nobody .accepted: en:Cho Minjae, en:Cho Minje"),
        ({"sources": ["article", "twins"]}, "these are all of its sources"),
        ({"sources": ["nowhere"]}, r"not attested in nowhere .accepted: article, twins"),
    ],
)
def test_a_split_that_cannot_be(
    g: Glossary, twins: int, wanted: dict[str, object], message: str, tmp_path: Path
) -> None:
    before = tables(tmp_path / "g.db")
    with pytest.raises(InputError, match=message):
        g.decide(twins, "split", "ed", **wanted)
    assert tables(tmp_path / "g.db") == before


def test_what_is_settled_is_not_split(g: Glossary, twins: int) -> None:
    g.decide(twins, "reject", "ed")
    with pytest.raises(ConflictError, match="already rejected"):
        g.decide(twins, "split", "ed", forms=["Cho Minje"])


def test_a_misspelling_stays_with_what_it_was_corrected_to(g: Glossary, twins: int) -> None:
    g.decide(twins, "rename", "ed", forms=["Cho Minje"], to="Cho Min-je")
    with pytest.raises(ConflictError, match="Cho Minje was corrected to Cho Min-je"):
        g.decide(twins, "split", "ed", forms=["Cho Minje"])
    split_off(g, twins, "Cho Minje", "Cho Min-je")
    assert queue(g).count({"Cho Minje", "Cho Min-je"}) == 1
