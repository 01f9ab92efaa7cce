import pytest

from glossary.spelling import explain, propose, same_name
from tests.conftest import cases


@pytest.mark.parametrize("case", cases("spelling/explain"), ids=lambda c: f"{c['input']}-{c['form']}")
def test_why_a_form_is_found(case: dict[str, str]) -> None:
    assert explain(case["input"], case["form"], case["lang"]) == case["expected"]


@pytest.mark.parametrize("case", cases("spelling/same_name"), ids=lambda c: f"{c['input']}-{c['other']}")
def test_whether_two_forms_are_one_name(case: dict[str, str]) -> None:
    same = same_name(case["input"], case["other"])
    assert same >= 0.8 if case["expected"] == "yes" else same < 0.5
    assert abs(same_name(case["other"], case["input"]) - same) < 0.01


def test_proposals_name_their_system() -> None:
    said = {(p.text, p.system) for p in propose("박진")}
    assert ("Bak Jin", "Revised Romanization") in said
    assert ("Pak Chin", "McCune-Reischauer") in said
    assert all(
        p.system and p.note for query in ("박진", "岸田文雄", "きしだ ふみお", "조지 부시") for p in propose(query)
    )


def test_a_korean_name_in_hanja_is_proposed_as_korean() -> None:
    assert propose("尹錫悅")[0].text == "윤석열"


def test_nothing_is_proposed_for_nothing() -> None:
    assert propose("") == propose("42") == []
