"""The traps of linking: who is one, who stays two."""

from pathlib import Path

import pytest

import glossary
from glossary.link import Agreement, compare_offices
from glossary.read import Metadata
from glossary.service import Glossary


@pytest.mark.parametrize(
    ("office", "other", "agreement"),
    [
        ("Director of the Asia-Pacific Bureau", "Director-General for Asia and Pacific Affairs", Agreement.SAME),
        ("President", "South Korean President", Agreement.SAME),
        ("Foreign Minister", "Korean Foreign Minister", Agreement.SAME),
        ("외교부 장관", "장관", Agreement.SAME),
        ("#foreign-minister-kr", "#foreign-minister-kr", Agreement.SAME),
        ("#foreign-minister-kr", "President", Agreement.OPEN),
        ("Director-General for Asia and Oceania", "Director-General for Asia and Pacific Affairs", Agreement.OPEN),
        ("President", "deputy presidential spokesperson", Agreement.CONFLICT),
        ("Prime Minister", "chief executive", Agreement.CONFLICT),
    ],
)
def test_offices(office: str, other: str, agreement: Agreement) -> None:
    assert compare_offices([office], [other]) is agreement
    assert compare_offices([other], [office]) is agreement
    assert compare_offices([office], []) is Agreement.OPEN


@pytest.fixture(scope="module")
def empty(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Glossary:
    """The five articles in an empty termbase: discovery and clustering only."""
    g = glossary.open(tmp_path_factory.mktemp("link") / "empty.db")
    assert not any(r.error for r in g.import_paths(sorted((shared / "seeds").glob("*.txt"))))
    return g


@pytest.fixture(scope="module")
def full(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Glossary:
    """The five articles in a termbase with the curated data."""
    from tests.support import import_shipped

    g = import_shipped(tmp_path_factory.mktemp("link") / "full.db")
    assert not any(r.error for r in g.import_paths(sorted((shared / "seeds").glob("*.txt"))))
    return g


def candidates_with(g: Glossary, *texts: str) -> list[set[int]]:
    found = g.candidates(per_page=500)["candidates"]
    return [{c["id"] for c in found if any(f["text"] == text for f in c["forms"])} for text in texts]


@pytest.mark.parametrize(
    "variants",
    [
        ("Yoon Seok-yeol", "Yoon Suk-yeol", "President Yun"),
        ("Kim Jeong-han", "Kim Jung-han"),
        ("Takizaki Kigeki", "Takizaki Shigeki", "Shigeki Takizaki"),
        ("Suga Yoshihide", "Yoshihide Suga"),
        ("Yoshimasa Hayashi", "Foreign Minister Hayashi"),
    ],
)
def test_the_spellings_of_one_person_become_one_candidate(empty: Glossary, variants: tuple[str, ...]) -> None:
    found = candidates_with(empty, *variants)
    assert all(len(ids) == 1 for ids in found), found
    assert len(set().union(*found)) == 1, found


def test_reporters_are_nobody(empty: Glossary) -> None:
    assert candidates_with(empty, "Yoon Jung-min", "Lim Cheol-young", "Kang Jin-hyung") == [set(), set(), set()]


@pytest.mark.parametrize(
    ("surface", "concept"),
    [
        ("Yoon Seok-yeol", "yoon-suk-yeol"),
        ("Yoon Suk-yeol", "yoon-suk-yeol"),
        ("Kim Jeong-han", "kim-jung-han"),
        ("Kim Jung-han", "kim-jung-han"),
        ("Takizaki Shigeki", "takizaki-shigeki"),
        ("Yoshihide Suga", "suga-yoshihide"),
        ("Suga Yoshihide", "suga-yoshihide"),
        ("Park Jin", "park-jin"),
    ],
)
def test_what_is_known_is_linked(full: Glossary, surface: str, concept: str) -> None:
    linked = {
        a["concept_id"] for s in full.sources() for a in full.source(s["id"])["attestations"] if a["surface"] == surface
    }
    assert linked == {concept}


def test_the_spokesperson_is_not_the_politician(full: Glossary) -> None:
    linked = {
        a["concept_id"]
        for s in full.sources()
        for a in full.source(s["id"])["attestations"]
        if a["surface"] == "Lee Jae-myoung"
    }
    assert linked and "lee-jae-myung" not in linked


@pytest.mark.parametrize(
    "forms",
    [
        ("Seo Min-jung", "서민정", "ソ・ミンジョン"),
        ("Takehiro Funakoshi", "船越健裕", "후나코시 다케히로"),
        ("WTO", "World Trade Organization"),
    ],
)
def test_one_name_in_three_languages_is_one_candidate(shipped_db: Path, forms: tuple[str, ...]) -> None:
    """The dispatches that ship name what is not in the data: a gloss, or an office known in both languages, joins it."""
    with glossary.open(shipped_db, write=False) as g:
        found = candidates_with(g, *forms)
        assert all(len(ids) == 1 for ids in found), found
        assert len(set().union(*found)) == 1, found


def taken_for(g: Glossary, surface: str, source: str = "source-00") -> set[str]:
    """What a surface was taken for in the sources whose id begins so: ids of concepts, or numbers of candidates."""
    return {
        a["concept_id"] or f"#{a['candidate_id']}"
        for s in g.sources()
        if s["id"].startswith(source)
        for a in g.source(s["id"])["attestations"]
        if a["surface"] == surface
    }


def test_the_parties_of_a_summit_are_those_its_sentence_names(empty: Glossary, full: Glossary) -> None:
    for g in (empty, full):
        china = taken_for(g, "Korea-Japan-China trilateral summit")
        assert len(china) == 1
        assert (
            taken_for(g, "trilateral summit", "source-001") == taken_for(g, "trilateral summit", "source-002") == china
        )
        assert not taken_for(g, "trilateral summit", "source-004") & china
    assert taken_for(full, "Korea-Japan-China trilateral summit") == {"korea-japan-china-summit"}
    assert taken_for(full, "trilateral summit with the United States") == {"korea-us-japan-summit"}


@pytest.mark.parametrize(
    ("surface", "other"),
    [
        ("S. Korea", "South Korea"),
        ("U.N. General Assembly", "UN General Assembly"),
        ("NEW YORK", "New York"),
        ("스가", "Suga"),
    ],
)
def test_what_is_written_short_is_one_with_what_is_written_out(empty: Glossary, surface: str, other: str) -> None:
    assert taken_for(empty, surface) == taken_for(empty, other) != set()


@pytest.mark.parametrize(
    ("surface", "concept"),
    [
        ("Ministry of Foreign Affairs", "mofa-kr"),
        ("Japan's Foreign Ministry", "mofa-jp"),
        ("Japanese Ministry of Foreign Affairs", "mofa-jp"),
        ("chief representative for North Korea nuclear issues", "chief-nuclear-negotiator"),
        ("top nuclear envoy", "chief-nuclear-negotiator"),
        ("Director-General for Korean Peninsula Peace and Security Affairs", "special-rep-korean-peninsula-peace"),
    ],
)
def test_whose_office_and_whose_ministry(full: Glossary, surface: str, concept: str) -> None:
    assert taken_for(full, surface) == {concept}


def test_capitals_stay_places(empty: Glossary) -> None:
    """Seoul and Tokyo may mean governments; a capital is its own thing until a person says otherwise."""
    kinds = {c["text"]: c["kind"] for c in empty.candidates(per_page=500)["candidates"]}
    assert {kinds["Seoul"], kinds["Tokyo"], kinds["Pyongyang"]} == {"place"}
    assert not taken_for(empty, "Seoul") & taken_for(empty, "South Korea")


def test_skip_links_are_nothing(empty: Glossary) -> None:
    assert not any("바로가기" in f["text"] for c in empty.candidates(per_page=500)["candidates"] for f in c["forms"])


def test_a_title_has_its_holders_and_the_dates_they_are_attested_on(tmp_path: Path) -> None:
    spring, autumn = tmp_path / "spring.txt", tmp_path / "autumn.txt"
    spring.write_text("Vice Foreign Minister Kang Tae-hwan left for Tokyo on Friday.\n", "utf-8")
    autumn.write_text("Vice Foreign Minister Gang Taehwan returned to Seoul on Friday.\n", "utf-8")
    with glossary.open(tmp_path / "g.db") as g:
        for path, date in ((autumn, "2031-10-09"), (spring, "2031-03-02")):
            assert not any(r.error for r in g.import_paths([path], metadata=Metadata(date=date)))
        candidates = g.candidates(per_page=500)["candidates"]
        (person,) = [c for c in candidates if "Kang Tae-hwan" in {f["text"] for f in c["forms"]}]
        (title,) = [
            c for c in candidates if c["kind"] == "title" and "Vice Foreign Minister" in {f["text"] for f in c["forms"]}
        ]
        (held,) = g.candidate(person["id"])["holdings"]
        assert (held["function"], held["first"], held["last"], held["sources"]) == (
            "foreign vice-minister", "2031-03-02", "2031-10-09", 2,
        )  # fmt: skip
        g.decide(person["id"], "accept", "ed", concept_id="kang")
        g.decide(title["id"], "accept", "ed", concept_id="vice-minister")
        (holds,) = g.concept("kang")["relations"]
        assert (holds["type"], holds["target"], holds["inverse"]) == ("holds", "vice-minister", False)
        assert holds["note"] == "attested 2031-03-02 to 2031-10-09 in 2 sources" and holds["valid_from"] is None
        (holder,) = g.concept("vice-minister")["relations"]
        assert (holder["target"], holder["inverse"]) == ("kang", True)
