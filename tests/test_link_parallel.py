"""One story in three languages, imported together: what is one is joined on evidence, what is a rival stays itself."""

from pathlib import Path

import pytest

import glossary
from glossary.link.parallel import Item, align
from glossary.service import Glossary
from tests.conftest import ROOT
from tests.support import dump

STORY = sorted((ROOT / "tests" / "gold" / "parallel").glob("*.txt"))


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Glossary:
    g = glossary.open(tmp_path_factory.mktemp("parallel") / "g.db")
    assert not any(r.error for r in g.import_paths(STORY))
    return g


def things(g: Glossary) -> list[set[str]]:
    return [{f["text"] for f in c["forms"]} for c in g.candidates(per_page=500)["candidates"]]


@pytest.mark.parametrize(
    "forms",
    [
        {"Baek Seung-ho", "백승호", "白承鎬", "ペク・スンホ", "백 장관", "白氏"},
        {"Kuniaki Hoshino", "호시노 구니아키", "星野邦明"},
        {"Song Mi-rae", "송미래", "宋美来", "ソン・ミレ"},
        {"Oceans Minister", "해양수산부 장관", "海洋水産相"},
        {"Korea-Japan fisheries agreement", "한일 어업협정", "日韓漁業協定"},
        {"한국", "韓国"},
    ],
)
def test_what_is_one_becomes_one(story: Glossary, forms: set[str]) -> None:
    (found,) = [thing for thing in things(story) if thing & forms]
    assert found >= forms


def test_rival_terms_stay_themselves(story: Glossary) -> None:
    """Its place in the text is no evidence that an issue has the same name: that is for people to say."""
    rivals = {"forced labor issue", "徴用工問題", "강제징용 문제"}
    assert all(len(thing & rivals) <= 1 for thing in things(story))
    assert rivals <= set().union(*things(story))


def test_every_link_has_its_evidence_and_a_score(story: Glossary) -> None:
    (agreement,) = [c for c in story.candidates(kind="law")["candidates"] if any(f["lang"] == "ja" for f in c["forms"])]
    links = story.candidate(agreement["id"])["links"]
    assert links
    for link in links:
        assert 0.9 <= link["score"] <= 1.0 and len(link["evidence"]) >= 2
        assert {piece["type"] for piece in link["evidence"]} >= {"translation", "parallel"}


def test_aligning_twice_changes_nothing(tmp_path: Path) -> None:
    with glossary.open(tmp_path / "g.db") as g:
        list(g.import_paths(STORY))
    before = dump(tmp_path / "g.db")
    with glossary.open(tmp_path / "g.db") as g:
        assert all(r.skipped for r in g.import_paths(STORY, parallel=True))
    assert dump(tmp_path / "g.db") == before


def test_files_named_otherwise_are_aligned_when_one_says_so(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.txt", "two.txt", "three.txt")]
    for file, text in zip(files, STORY, strict=True):
        file.write_text(text.read_text("utf-8"), "utf-8")
    with glossary.open(tmp_path / "apart.db") as g:
        assert len(list(g.import_paths(files))) == 3
        assert not any({"Oceans Minister", "海洋水産相"} <= thing for thing in things(g))
    with glossary.open(tmp_path / "together.db") as g:
        *_, report = g.import_paths(files, parallel=True)
        assert report.format == "parallel documents" and report.extended >= 4
        assert any({"Oceans Minister", "海洋水産相"} <= thing for thing in things(g))


def test_a_known_concept_is_proposed_and_not_extended(tmp_path: Path) -> None:
    (tmp_path / "known.csv").write_text("id,kind,en\nfishery-pact,law,Korea-Japan fisheries agreement\n", "utf-8")
    with glossary.open(tmp_path / "g.db") as g:
        assert not any(r.error for r in g.import_paths([tmp_path / "known.csv", *STORY]))
        assert set(g.concept("fishery-pact")["terms"]["ja"]) == set()
        (candidate,) = [c for c in g.candidates(kind="law")["candidates"] if c["lang"] == "ja"]
        proposed = [link for link in g.candidate(candidate["id"])["links"] if link["proposed"]]
        assert {link["concept_id"] for link in proposed} == {"fishery-pact"}


def test_what_a_person_kept_apart_is_not_joined(tmp_path: Path) -> None:
    with glossary.open(tmp_path / "g.db") as g:
        list(g.import_paths(STORY))
        (minister,) = [
            c for c in g.candidates(kind="title")["candidates"] if "Oceans Minister" in {f["text"] for f in c["forms"]}
        ]
        g.decide(minister["id"], "split", "ed", forms=["海洋水産相"])
        list(g.import_paths(STORY, parallel=True))
        assert not any({"Oceans Minister", "海洋水産相"} <= thing for thing in things(g))


def item(name: str, kind: str, lang: str, text: str, *places: float, offices: tuple[str, ...] = ()) -> Item:
    return Item(name, kind, lang, ((lang, text),), offices, places)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (item("#1", "issue", "ko", "강제징용", 0.0), item("#2", "issue", "ja", "徴用工問題", 0.0)),
        (item("#1", "event", "ko", "제3차 한일회담", 0.0), item("#2", "event", "ja", "第4次日韓会談", 0.0)),
        (item("#1", "event", "en", "Korea-Japan talks", 0.0), item("#2", "event", "ja", "日中会談", 0.0)),
        (item("#1", "person", "en", "Kim Young-ho", 0.0), item("#2", "person", "ko", "박진수", 0.0)),
        (
            item("#1", "person", "en", "Kim Young-ho", 0.0, offices=("President",)),
            item("#2", "person", "ko", "김영호", 0.0, offices=("대변인",)),
        ),
    ],
)
def test_a_place_in_common_is_not_enough(one: Item, two: Item) -> None:
    assert align([one], [two]) == []


def test_two_that_fit_as_well_are_left_open() -> None:
    left = [item("#1", "event", "ko", "한일 정상회담", 0.5)]
    right = [item("#2", "event", "ja", "日韓首脳会談", 0.5), item("#3", "event", "ja", "韓日首脳会議", 0.5)]
    assert align(left, right) == []
