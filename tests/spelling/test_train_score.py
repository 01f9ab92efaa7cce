"""Fitting the score: it learns what tells right matches from wrong ones, and says how far it can be trusted."""

import random
from pathlib import Path

from glossary.spelling import score as scores
from glossary.spelling.score import EVIDENCE, evidence
from glossary.spelling.train_score import LISTS, Judged, fitted, judged, mistyped, recombined, reliability, write


def matches(size: int) -> list[Judged]:
    """Matches that are right in proportion to what the score should find out."""
    rng = random.Random(3)
    made = []
    for _ in range(size):
        cost, ahead = rng.uniform(0, 15), rng.uniform(0, 8)
        chance = 1 / (1 + 2.718 ** -(2 - 4 * cost / 10 + 0.5 * ahead))
        made.append(Judged(evidence(cost, [cost + ahead], 10, 1000), rng.random() < chance, True))
    return made


def test_the_fit_finds_what_made_the_matches_right() -> None:
    weights = dict(zip(EVIDENCE, fitted(matches(4000)), strict=True))
    assert weights["cost"] < -1 and 0.3 < weights["ahead"] < 0.7


def test_scores_are_as_often_right_as_they_say() -> None:
    made = matches(6000)
    for lowest, count, right in reliability(made[3000:], fitted(made[:3000])):
        if count > 100 and lowest != 0.8:  # .8 also holds what is never scored .9
            assert abs(right / count - (lowest + 0.05)) < 0.1


def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    write(matches(2000), tmp_path)
    lines = (tmp_path / "score.tsv").read_text("utf-8").splitlines()
    assert {line.split("\t")[0] for line in lines if line[0] != "#"} == {"evidence", *EVIDENCE}
    assert any(line.startswith("# scored 0.9 and more") for line in lines)


def test_the_shipped_score_was_measured() -> None:
    assert len(scores.weights()) == len(EVIDENCE)


def test_a_typing_error_is_one_error() -> None:
    rng = random.Random(5)
    assert {abs(len(mistyped("park jin", rng)) - 8) for _ in range(50)} == {0, 1}


def test_recombined_names_are_made_of_the_parts_of_others() -> None:
    forms = ["가나", "다라"]
    assert set(recombined(forms, 50, random.Random(1))) <= {"가나", "다라", "가라", "다나"}


def test_every_list_is_asked(tmp_path: Path) -> None:
    """A folder of invented lists: names that are there bring right matches, names that are not bring wrong ones."""
    korean = [f"김{a}{b}" for a in "민영준서지현" for b in "수호진우희경"]
    latin = ["Kim " + "".join(syllables) for syllables in _latin_of(korean)]
    for listed in LISTS:
        rows = [f"{listed.indexed}\t{listed.asked}"]
        rows += [f"{form}\t{query}" for form, query in zip(korean, latin, strict=True)]
        (tmp_path / listed.file).write_text("\n".join(rows) + "\n", "utf-8")
    found = list(judged(tmp_path, random.Random(2), more=50))
    assert any(m.right for m in found) and any(m.first and not m.right for m in found)


def _latin_of(names: list[str]) -> list[list[str]]:
    spelled = dict(
        zip(
            "민영준서지현수호진우희경",
            ["min", "young", "jun", "seo", "ji", "hyun", "soo", "ho", "jin", "woo", "hee", "kyung"],
            strict=True,
        )
    )
    return [[spelled[syllable] for syllable in name[1:]] for name in names]
