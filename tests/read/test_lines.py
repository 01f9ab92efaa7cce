"""Lines to paragraphs, and dates, titles and languages as files declare them."""

import pytest

from glossary.errors import InputError
from glossary.read.lines import joined
from glossary.read.metadata import Metadata, iso_date, known_lang, usable_title


@pytest.mark.parametrize(
    ("lines", "words", "whole_words", "expected"),
    [
        (["nego-", "tiated"], {"negotiated"}, True, "negotiated"),
        (["nego-", "tiated"], set(), True, "nego-tiated"),
        (["director-", "general"], {"directorgeneral", "director-general"}, True, "director-general"),
        (["Yoon Suk-", "yeol"], set(), True, "Yoon Suk-yeol"),
        (["2015-", "2018"], set(), True, "2015- 2018"),
        (["외교", "부는"], {"외교부는"}, True, "외교부는"),
        (["외교", "부는"], set(), False, "외교부는"),
        (["논의했으며", "다음"], set(), False, "논의했으며 다음"),
        (["다음 ", "달"], set(), False, "다음 달"),
        (["박진(", "朴振)"], set(), True, "박진(朴振)"),
        (["「강제징용」", "문제"], set(), True, "「강제징용」 문제"),
        (["문제는 「", "강제징용"], set(), True, "문제는 「강제징용"),
        (["徴用工", "問題"], set(), True, "徴用工問題"),
        (["外相は", "NATO"], set(), True, "外相はNATO"),
        (["", "one", "", "two"], set(), True, "one two"),
    ],
)
def test_lines_are_joined_as_their_script_does(
    lines: list[str], words: set[str], whole_words: bool, expected: str
) -> None:
    assert joined(lines, words=words, whole_words=whole_words) == expected


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-05-02", "2024-05-02"), ("2024-05-02T23:00:00+09:00", "2024-05-02"), ("D:20240502", "2024-05-02"), ("D:2024", "2024"),
        ("2024년 5월 2일", "2024-05-02"), ("2019-03", "2019-03"), ("0000-00-00", ""), ("2024-02-30", ""), ("", ""), ("May 2024", ""),
    ],
)  # fmt: skip
def test_dates(written: str, day: str) -> None:
    assert iso_date(written) == day


def test_what_is_given_must_be_a_date_and_a_language() -> None:
    with pytest.raises(InputError, match="'2024-5-2' is no date"):
        Metadata(date="2024-5-2")
    with pytest.raises(InputError, match="'kr' is no language"):
        Metadata(lang="kr")


def test_the_language_of_the_menus_is_not_that_of_the_text() -> None:
    assert known_lang("en-US", "외교부는 협의를 열었다.") == "ko"
    assert known_lang("ko-KR", "The ministers met in Seoul.") == "ko"
    assert known_lang("fr", "The ministers met in Seoul.") == "en"


def test_a_file_name_is_no_title() -> None:
    assert [usable_title(t) for t in ("draft_3.hwp", "Untitled 1", "無題", "무제", "Talks")] == [
        "",
        "",
        "",
        "",
        "Talks",
    ]
