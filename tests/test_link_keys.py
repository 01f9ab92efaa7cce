"""Keys: what differs in nothing that tells names or terms apart meets, what differs does not."""

import pytest

from glossary.link import keys_of, term_key
from tests.conftest import cases


@pytest.mark.parametrize("case", cases("link/term_key"), ids=lambda c: f"{c['input']}-{c['other']}")
def test_what_tells_no_terms_apart(case: dict[str, str]) -> None:
    assert (term_key(case["input"]) == term_key(case["other"])) is (case["expected"] == "yes")


@pytest.mark.parametrize(
    "forms",
    [
        [("en", "Lee Jae-myung"), ("en", "Yi Chae-myŏng"), ("en", "I Jaemyeong"), ("ko", "이재명"), ("ja", "李在明"), ("ja", "イ・ジェミョン")],
        [("en", "Fumio Kishida"), ("en", "Kishida Fumio"), ("ko", "기시다 후미오"), ("ja", "岸田文雄")],
        [("en", "Volodymyr Zelenskyy"), ("ko", "볼로디미르 젤렌스키"), ("ja", "ウォロディミル・ゼレンスキー")],
    ],
)  # fmt: skip
def test_the_spellings_of_a_person_meet(forms: list[tuple[str, str]]) -> None:
    keys = [keys_of("person", [form]) for form in forms]
    assert all(keys[0] & other for other in keys[1:])
