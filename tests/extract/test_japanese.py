"""Japanese alone: furniture, tokens that do not depend on their company, and what stands under a list of other articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.extract import extract
from glossary.extract.furniture import find_furniture
from glossary.extract.japanese import tokens
from glossary.model import Document
from tests.conftest import cases

PROSE = "両首脳は共同宣言の精神を重んじることで一致した。\n" * 4


@pytest.mark.parametrize("case", cases("extract/japanese-furniture"), ids=lambda case: case["input"][:30])
def test_furniture(case: dict[str, str]) -> None:
    page = PROSE + case["input"] + "\n"
    found = find_furniture(Document(page, "page", ()))
    assert "".join(page[start:end] for start, end in found.spans) == case["expected"]
    assert found.names == ({case["note"]} if case["note"] else set())


@pytest.mark.parametrize("heading", ["関連記事", "【今日のイチオシ記事】", "◆おすすめ記事", "アクセスランキング"])
def test_other_articles_under_a_heading_are_furniture(heading: str) -> None:
    page = f"岸田首相はソウルを訪れた。\n{PROSE}{heading}\n・北朝鮮がミサイル発射\n・日中外相会談\n"
    assert {m.surface for m in extract(Document(page, "page", ())).mentions} == {"岸田首相", "ソウル"}


RUNS = st.text(alphabet="日韓外相会談岸田文雄首相省アジア大洋州局長問題Aa0・元", min_size=1, max_size=12)


@given(st.lists(RUNS, max_size=8))
def test_a_run_is_cut_alike_in_whatever_company(runs: list[str]) -> None:
    tokens._REMEMBERED.clear()
    tokens.cut_together(runs)
    together = {run: tokens.tokens_of(run) for run in runs}
    tokens._REMEMBERED.clear()
    assert together == {run: tokens.tokens_of(run) for run in runs}
    assert all("".join(token.text for token in cut) == run for run, cut in together.items())


@pytest.mark.parametrize(
    "text", ["0" * 59 + "国", "1年" * 29 + "x国", "ア・" * 29, "横田" + "め" * 50_000, "【" * 20_000, "（" * 20_000]
)
def test_a_strange_line_takes_no_strange_time(text: str) -> None:
    extract(Document((text + "、") * 20, "page", ()))
