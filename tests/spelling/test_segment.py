import gc
import time
import weakref

import numpy as np
import pytest

from glossary.spelling import Name, Segment, search
from tests.conftest import cases

NAMES = [Name(i, row["text"], row["lang"], row["kind"], 0.0, i) for i, row in enumerate(cases("spelling/index"), 1)]
QUERIES = ["Yoon Suk-yeol", "kishidafumio", "기시다 후미오", "forced labour", "강재징용", "Emmanuel Macron"]


def answers(segments: list[Segment]) -> list[list[tuple[int, float]]]:
    return [[(hit.id, round(hit.cost, 3)) for hit in search(segments, query)][:3] for query in QUERIES]


def test_a_segment_lives_in_its_arrays() -> None:
    segment = Segment.build(NAMES)
    stored = {key: np.frombuffer(a.tobytes(), a.dtype).reshape(a.shape) for key, a in segment.arrays.items()}
    assert not any(a.flags.writeable for a in stored.values())
    assert answers([Segment.from_arrays(stored)]) == answers([segment])


def test_merged_segments_answer_as_one() -> None:
    whole = Segment.build(NAMES)
    parts = [Segment.build(NAMES[i::3]) for i in range(3)]
    assert len(Segment.merge(parts)) == len(whole)
    assert answers([Segment.merge(parts)]) == answers([whole])
    assert [a[0] for a in answers(parts)] == [a[0] for a in answers([whole])]


def test_an_empty_segment_finds_nothing() -> None:
    assert search([Segment.build([])], "Yoon Suk-yeol") == []
    assert search([], "Yoon Suk-yeol") == []
    assert len(Segment.merge([Segment.build([]), Segment.build(NAMES)])) == len(NAMES)


def test_another_format_is_refused() -> None:
    arrays = dict(Segment.build(NAMES[:1]).arrays)
    arrays["format"] = np.array([0], np.int32)
    with pytest.raises(ValueError, match="format 0"):
        Segment.from_arrays(arrays)


def test_one_name_is_added_quickly() -> None:
    Segment.build(NAMES)
    start = time.perf_counter()
    Segment.build([Name(1, "윤석열", "ko")])
    assert time.perf_counter() - start < 0.05


def test_a_name_in_latin_letters_says_how_the_kanji_are_read() -> None:
    """健 is read Ken and Takeshi; the person whose own name says which is found by that one, and by it first."""
    people = Segment.build(
        [
            Name(1, "渡辺 健", "ja", concept=1),
            Name(2, "Ken Watanabe", "en", concept=1),
            Name(3, "渡辺 健", "ja", concept=2),
            Name(4, "Watanabe Takeshi", "en", concept=2),
        ]
    )
    assert search([people], "와타나베 겐")[0].id in (1, 2)
    assert search([people], "와타나베 다케시")[0].id in (3, 4)


def test_a_syllable_is_written_by_habit_as_a_whole() -> None:
    """Young is how 영 is written, whatever its vowel alone would be: closer to it than the same letters are to 용."""
    people = Segment.build([Name(1, "김영우", "ko"), Name(2, "김용우", "ko"), Name(3, "김영오", "ko")])
    best, *others = search([people], "Kim Young-woo")
    assert best.id == 1 and all(other.cost > best.cost + 1 for other in others)


def test_names_of_which_nothing_can_be_heard_are_never_found() -> None:
    """Characters that are no Korean's name, said to be hanja."""
    assert search([Segment.build([Name(1, "々々", "ko-Hani"), Name(2, "!", "en")])], "Kim Min-su") == []


def test_a_segment_that_was_asked_goes_when_nobody_needs_it_any_more() -> None:
    segment = Segment.build([Name(1, "권범수", "ko")])
    assert search([segment], "Gwon Beom-su")
    gone = weakref.ref(segment)
    del segment
    gc.collect()
    assert gone() is None, "a long import compares a million names, each in a segment of its own"
