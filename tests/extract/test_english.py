"""English terms: cases, the true offsets of every mention, and time that grows with the text and no faster."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.extract import extract
from glossary.extract.english import find_mentions
from glossary.model import Document
from tests.conftest import cases


def _id(case: dict[str, str]) -> str:
    return case["input"][:50]


@pytest.mark.parametrize("case", cases("extract/english"), ids=_id)
def test_case(case: dict[str, str]) -> None:
    text = case["input"]
    found = find_mentions(text, [(0, len(text))])
    surfaces = {m.surface for m in found}
    kinds = {f"{m.kind}: {m.surface}" for m in found}
    for expected in case["expected"].split(" | "):
        if expected.startswith("!"):
            assert expected[1:] not in surfaces
        else:
            assert expected in kinds


WORDS = st.sampled_from(
    [
        "Korea",
        "Japan",
        "Kim",
        "Park",
        "Jin",
        "Suk",
        "-yeol",
        "Yoshihide",
        "Suga",
        "Minister",
        "Foreign",
        "of",
        "the",
        "for",
        "and",
        ",",
        ".",
        "-",
        "'",
        "(",
        ")",
        "U.S.",
        "UN",
        "summit",
        "talks",
        "issue",
        "forced",
        "labor",
        "Ministry",
        "Affairs",
        "'s",
        "77th",
        "session",
        "Treaty",
        "1965",
        "President",
        "강제징용",
        "尹錫悦",
        "’s",
        "“",
        "”",
        "\n",
        "\n\n",
        "",
        "",
        "Ō",
        "é",
        "🙂",
        "CTBT",
        "Bureau",
        "Asia",
        "Council",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS | st.text(max_size=6), max_size=40).map(" ".join))
def test_offsets_are_true_and_mentions_sorted(text: str) -> None:
    found = find_mentions(text, [(0, len(text))])
    assert all(text[m.start : m.end] == m.surface != "" for m in found)
    assert [m.start for m in found] == sorted(m.start for m in found)
    document = Document(text, "page", ())
    whole = extract(document)
    assert all(text[m.start : m.end] == m.surface for m in whole.mentions)
    assert whole == extract(document)


@settings(max_examples=50, deadline=None)
@given(st.lists(WORDS, max_size=20).map(" ".join), st.lists(WORDS, max_size=20).map(" ".join))
def test_only_the_spans_are_read(left: str, right: str) -> None:
    text = f"{left}\n{right}"
    inside = (len(left) + 1, len(text))
    assert all(inside[0] <= m.start and m.end <= inside[1] for m in find_mentions(text, [inside]))


@pytest.mark.parametrize(
    "piece",
    [
        "A",
        "Korea ",
        "(",
        "Kim ",
        "forced ",
        "Ministry of ",
        "Asia and ",
        "X-",
        "'s ",
        "\n",
        "first vice ",
        "Suk-yeol",
        "Mr. ",
        "1965 ",
        "Kim Jin Council (",
        "By A",
        "[A ",
        "Kim Gap-dol. Kim left. ",
    ],
    ids=repr,
)
def test_long_repetition_takes_linear_time(piece: str) -> None:
    """A megabyte of anything takes seconds; a rule that looks back over all of it would take hours."""
    text = piece * (200_000 // len(piece))
    started = time.process_time()
    extract(Document(text, "page", ()))
    assert time.process_time() - started < 12
