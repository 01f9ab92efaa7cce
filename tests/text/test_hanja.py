from bisect import bisect_right

import pytest

from glossary.text import hanja, surnames, tables
from tests.conftest import cases


@pytest.mark.parametrize("case", cases("text/hanja_names"), ids=lambda c: f"{c['input']}/{c['expected']}")
def test_names_in_hanja_are_read(case: dict[str, str]) -> None:
    proposals = hanja.hangul_of_hanja_name(case["input"])
    assert case["expected"] in proposals[: int(case["rank"])], proposals


def test_a_representative_stands_for_itself() -> None:
    for row in tables.rows("hanja-variants.tsv"):
        head = row["representative"]
        assert len(head) == 1 and hanja.representative(head) == head
        for variant in row["variants"]:
            assert hanja.representative(variant) == head
            assert set(hanja.variants(variant)) == set(hanja.variants(head))


def test_no_character_has_two_representatives() -> None:
    listed = [char for row in tables.rows("hanja-variants.tsv") for char in row["variants"]]
    assert len(listed) == len(set(listed))


def test_every_hanja_of_the_korean_standard_has_a_reading() -> None:
    standard = {bytes([row, cell]).decode("euc_kr") for row in range(0xCA, 0xFE) for cell in range(0xA1, 0xFF)}
    assert len(standard) == 4888
    assert [char for char in standard if not hanja.hangul_readings(char)] == []


def test_the_korean_standard_is_in_the_order_of_our_readings() -> None:
    """KS X 1001 lists its cells by reading: taking one of our readings for each, nearly all must stand in order."""
    cells = [bytes([row, cell]).decode("euc_kr") for row in range(0xCA, 0xFE) for cell in range(0xA1, 0xFF)]
    tails: list[str] = []  # the least last reading of an ordered run of each length
    for char in cells:
        readings = hanja.hangul_readings(char)
        for reading in sorted({*readings, *map(hanja.initial_sound, readings)}, reverse=True):
            at = bisect_right(tails, reading)
            tails[at : at + 1] = [reading]
    assert len(tails) >= 4888 - 10


def test_new_and_old_forms_are_read_alike() -> None:
    for old, new in ("悅悦", "國国", "澤沢", "廣広", "齋斎", "龍竜", "藝芸", "豫予", "臺台", "缺欠"):
        assert hanja.hangul_readings(old)[0] == hanja.hangul_readings(new)[0]


def test_every_surname_in_hanja_is_read_as_the_surname() -> None:
    for surname in surnames.all_surnames():
        assert hanja.hangul_of_hanja_name(surname.hanja + "民國")[0] == surname.hangul + "민국"
