import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glossary.text.fold import compact, fold
from tests.conftest import cases


@pytest.mark.parametrize("case", cases("text/fold"), ids=lambda c: f"{c['input']}/{c['expected']}")
def test_forms_fold_alike_or_stay_apart(case: dict[str, str]) -> None:
    assert (fold(case["input"]) == fold(case["expected"])) == (case["same"] == "yes"), case["note"]


@given(st.text())
@example("か'゙")
@example("ｶﾞ々々ヶ")
@example("´ﾞ")
@example("佐々々ヶ々関")
@example("ᄇ'ᅡ")
def test_folding_twice_changes_nothing(form: str) -> None:
    assert fold(fold(form)) == fold(form)
    assert compact(compact(form)) == compact(form)


@given(st.text())
def test_a_folded_form_is_lower_case_with_single_spaces(form: str) -> None:
    folded = fold(form)
    assert folded == " ".join(folded.split()) == folded.casefold()
    assert " " not in compact(form)


def test_what_is_only_punctuation_folds_to_nothing() -> None:
    assert fold("…?!") == "" == fold("") == fold("  \n")
