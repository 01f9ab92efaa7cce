"""Learning how names in kanji are read, from a few invented names."""

from pathlib import Path

import pytest

from glossary.spelling import train_kanji
from glossary.spelling.train import kept
from glossary.text import kanji_lexicon
from glossary.text.kanji_lexicon import Part

LEXICON: list[tuple[Part, str, str]] = [
    ("surname", "空山", "ソラヤマ"),
    ("surname", "空川", "ソラカワ"),
    ("surname", "空川", "カラカワ"),
    ("surname", "古川", "フルカワ"),
    ("surname", "古山", "フルヤマ"),
    ("surname", "カタカナ", "カタカナ"),
    ("given", "星子", "ホシコ"),
    ("given", "星子", "セイコ"),
    ("given", "風子", "フウコ"),
    ("given", "星風", "ホシカゼ"),
    ("given", "空", "ソラ"),
]
LABELS = """kanji\tenglish
空川 星子\tSeiko Karakawa
空川 風子\tKarakawa Fūko
空川 風子\tKarakawa Fūko
古川 星子\tSeiko Furukawa
古山 星子\tHoshiko Furuyama
空風 星子\tHoshiko Xyz
紅白\tKohaku
"""


@pytest.fixture
def names(tmp_path: Path) -> Path:
    (tmp_path / "japanese_names_kanji_english.tsv").write_text(LABELS, "utf-8")
    return tmp_path


def rows(path: Path) -> list[list[str]]:
    """The cells of a learned table, which begins with comments and a header."""
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].startswith("# ") and any("glossary.spelling.train_kanji" in line for line in lines)
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


def test_the_tables_say_how_labelled_people_read_their_names(names: Path) -> None:
    train_kanji.write(*train_kanji.train(names, entries=LEXICON), names)
    counts = {(part, name): readings for part, name, readings in rows(names / "kanji-name-counts.tsv")}
    assert counts == {("surname", "空川"): "からかわ 2", ("given", "星子"): "せいこ 2|ほしこ 1"}
    characters = {(c, part, place): r for c, part, place, r in rows(names / "kanji-name-characters.tsv")}
    assert characters["川", "surname", "last"] == "かわ 12"
    assert characters["空", "surname", "first"] == "から 7|そら 2"
    assert characters["星", "given", "first"] == "せい 7|ほし 5"
    assert characters["空", "given", "alone"] == "そら 1"
    assert all(kanji_lexicon.plain(char) == char for char, _, _ in characters)


def test_the_order_of_lexicon_and_labels_does_not_matter(names: Path, tmp_path: Path) -> None:
    train_kanji.write(*train_kanji.train(names, entries=LEXICON), names)
    tables = [names / "kanji-name-counts.tsv", names / "kanji-name-characters.tsv"]
    first = [table.read_bytes() for table in tables]
    header, *lines = LABELS.splitlines()
    (names / "japanese_names_kanji_english.tsv").write_text("\n".join([header, *reversed(lines)]) + "\n", "utf-8")
    train_kanji.write(*train_kanji.train(names, entries=reversed(LEXICON)), names)
    assert [table.read_bytes() for table in tables] == first


def test_half_leaves_the_other_labels_unseen(names: Path) -> None:
    everyone = train_kanji.labels(names, half=False)
    half = train_kanji.labels(names, half=True)
    assert len(everyone) == 5
    assert half == [label for label in everyone if kept(f"{label[0]} {label[1]}", half=True)]


def test_a_reading_is_dealt_out_in_every_way_that_a_name_allows() -> None:
    assert train_kanji.alignments("空川", "そら") == [(("空", "そ"), ("川", "ら"))]
    assert train_kanji.alignments("空川", "そ") == []
    # A character does not begin with a small kana or ん.
    assert train_kanji.alignments("星風", "しんかぜ") == [
        (("星", "しん"), ("風", "かぜ")),
        (("星", "しんか"), ("風", "ぜ")),
    ]


def test_the_lexicon_lists_surnames_and_given_names() -> None:
    entries = train_kanji.lexicon()
    part, name, reading = next(entries)
    assert part in ("surname", "given") and name and reading
