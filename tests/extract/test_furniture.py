"""Furniture is blanked in place, prose is left alone, and reporters are known by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.extract import extract
from glossary.extract.furniture import blank, find_furniture
from glossary.extract.furniture_patterns import patterns
from glossary.model import Document, Segment
from tests.conftest import cases


@pytest.mark.parametrize("case", cases("extract/english-furniture"), ids=lambda case: case["input"][:50])
def test_case(case: dict[str, str]) -> None:
    page = "The envoys of the two sides met on Monday.\n" + case["input"] + "\n" + "They will meet again.\n" * 9
    found = find_furniture(Document(page, "page", ()))
    assert " ".join(page[start:end] for start, end in found.spans) == case["expected"]
    if case["expected"]:
        assert not case["note"] or case["note"] in found.names


def test_reporters_are_no_subject_anywhere_in_their_document() -> None:
    page = "Yoon Gap-dol reports.\nPresident Yoon Eul-seok spoke to Yoon Gap-dol.\nYoon Gap-dol, Harbor News."
    people = {m.surface for m in extract(Document(page, "page", ())).mentions if m.kind == "person"}
    assert people == {"Yoon Eul-seok"}


def test_what_follows_the_end_of_the_article_is_furniture() -> None:
    prose = "Foreign Minister Park Jin met his counterpart in Seoul on Monday for talks.\n" * 3
    page = prose + "BY NORA BELL [nora@paper.example]\nLog in to Facebook\nKorea Morning Daily\nJapan\n"
    assert all(m.end <= len(prose) for m in extract(Document(page, "page", ())).mentions)


def test_segments_marked_by_the_reader_are_furniture() -> None:
    page = "Seoul\nTokyo\n"
    found = extract(Document(page, "page", (Segment(0, 5, "furniture"), Segment(6, 11))))
    assert [m.surface for m in found.mentions] == ["Tokyo"]


@given(st.text(alphabet="ab \n", max_size=40), st.data())
def test_blanking_keeps_length_and_line_ends(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = tuple((a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b)
    blanked = blank(text, spans)
    assert len(blanked) == len(text)
    assert all(blanked[i] == "\n" for i, char in enumerate(text) if char == "\n")
    assert all(not blanked[a:b].strip() for a, b in spans)


ARTICLES = {
    "en": (
        "Ministers of two sides meet in Busan\nBy {0}\n\n"
        "Foreign Minister {1} met his counterpart in Busan on Monday for talks on a fisheries agreement.\n"
        "The two sides agreed to go on talking next month, officials said. No statement was issued after the meeting.\n"
        "Reporters were told that the boats would stay in port until then, and that nobody had been hurt.\n"
        "© The Sample Times. All rights reserved.\nRelated\nLog in to comment\n",
        ("Nora Bell", "Jane Holt", "Adam Reed"),
        ("Park Jin", "Kang Kyung-wha", "Cho Tae-yul"),
    ),
    "ko": (
        "양국 장관 부산서 회담\n{0} 기자 sample@paper.example\n\n"
        "{1} 외교부 장관은 월요일 부산에서 상대국 장관과 만나 어업 협정 문제를 논의했다고 외교부가 밝혔다.\n"
        "양측은 다음 달에 다시 만나기로 했다. 회담 뒤 공동 성명은 나오지 않았다. 배들은 그때까지 항구에 머문다.\n"
        "당국자는 이날 기자들과 만나 다친 사람은 없으며 협의를 이어 가겠다고 말했다.\n"
        "저작권자 ⓒ 견본일보 무단 전재 및 재배포 금지\n",
        ("홍길동", "임꺽정", "장길산"),
        ("박진", "강경화", "조태열"),
    ),
    "ja": (
        "両国外相、釜山で会談\n\n"
        "{1}外相は月曜日、釜山で相手国の外相と会談し、漁業協定をめぐる問題について協議したと外務省が発表した。\n"
        "双方は来月に再び会談することで一致した。共同声明は発表されなかった。漁船はそれまで港にとどまる見通しだ。\n"
        "担当者は記者団に対し、けが人はいないとしたうえで、協議を続ける考えを示した。\n"
        "（{0}）\nCopyright © 見本新聞社 無断転載を禁じます\n",
        ("見本太郎", "見本次郎", "見本三郎"),
        ("林芳正", "岸田文雄", "上川陽子"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("lang", ARTICLES)
@pytest.mark.parametrize("between", ["", "\n", "\n\n* * *\n\n"])
def test_articles_in_one_file_are_all_read(lang: str, between: str) -> None:
    article, reporters, ministers = ARTICLES[lang]
    page = between.join(article.format(*names) for names in zip(reporters, ministers, strict=True))
    surfaces = {m.surface for m in extract(Document(page, "page", ())).mentions}
    assert surfaces >= set(ministers)
    if lang != "ja":
        assert not surfaces & set(reporters)


def test_prose_below_a_byline_past_the_middle_is_read() -> None:
    prose = "Foreign Minister Park Jin met his counterpart in Seoul on Monday for talks, officials said later.\n" * 3
    page = (
        prose + "BY NORA BELL [nora@paper.example]\nTalks go on in Busan\n" + prose.replace("Park Jin", "Cho Tae-yul")
    )
    found = find_furniture(Document(page, "page", ()))
    assert "".join(page[start:end] for start, end in found.spans) == "BY NORA BELL [nora@paper.example]"
    surfaces = {m.surface for m in extract(Document(page, "page", ())).mentions}
    assert surfaces >= {"Park Jin", "Cho Tae-yul", "Busan"}


def test_teasers_and_notices_below_an_article_are_no_article() -> None:
    prose = "Foreign Minister Park Jin met his counterpart in Seoul on Monday for talks, officials said later.\n" * 4
    below = "Leave a Reply\nTokyo, Osaka to hold talks\nTo write comments, please log in to one of the accounts.\nBusan Daily News\n"
    assert all(m.end <= len(prose) for m in extract(Document(prose + below, "page", ())).mentions)


CREDITS = [
    "[Herald Reporter Hong Gildong]", "Photo by Hong Gildong a@b.kr", "Ministers met. (Yonhap)", "(Courtesy of the office)", "[JOINT PRESS CORPS]",
    "Write to hong@example.com", "The talks ended. – Kyodo", "Ministers shake hands. AFP / Yonhap", "The port | KYODO", "More at https://example.com/a",
    "Reporter Hong Gildong =", "SEOUL, 3 Kyodo - Talks", "(2nd LD) Ministers meet", "They met. (Editing by Kim Gap)", "SEOUL (The Herald) -- Talks",
    "They met. /TASS/", "The bridge. / Korea Times", "Korea Herald file", "AP-Yonhap", "(Joint Press Corps)", "(Herald DB)", "Talks end - The Korea Times",
]  # fmt: skip


@pytest.mark.parametrize("line", CREDITS)
def test_a_line_holds_a_string_of_every_pattern_that_matches_in_it(line: str) -> None:
    rules = patterns()
    matching = {rule for rule in rules.inline if rule.pattern.search(line)}
    assert matching
    assert matching <= rules.inline_strings.by_line(line, [0]).get(0, set())


def test_every_pattern_inside_a_line_has_an_example() -> None:
    assert all(any(rule.pattern.search(line) for line in CREDITS) for rule in patterns().inline)


def test_a_ranking_above_the_article_is_furniture_and_the_article_is_read() -> None:
    ranking = "Most Popular\n-\n1\nPentagon says allies could meet at any stage of the conflict in Hiroshima\n-\n2\nAlbum marks Chuseok\n"
    article = (
        "The Senate plans to hold a hearing for the nominee next week, a committee announced on Thursday in Washington. "
        "The hearing will be held in a room of the building, and members of both parties are to speak about the treaty.\n"
    )
    document = Document(ranking + article, "x.txt", ())
    blanked = blank(document.text, find_furniture(document).spans)
    # What stands right above the prose may be its headline.
    assert "Hiroshima" not in blanked and "Most Popular" not in blanked and blanked.endswith(article)
