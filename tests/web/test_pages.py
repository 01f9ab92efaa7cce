"""The pages as a reader without a script has them."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.web.html import Page

Fetch = Callable[..., Page]

PAGES = [
    "/",
    "/?q=윤석열",
    "/?q=Yoon",
    "/?q=forced+labor&profile=japan-times",
    "/?q=xqzzvwk",
    "/concepts",
    "/concepts?kind=person",
    "/concepts?kind=law",
    "/concepts/yoon-suk-yeol",
    "/concepts/forced-labor",
    "/concepts/forced-labor?on=2018-01-01",
    "/concepts/takeuchi-yo",
    "/concepts/president-kr",
    "/sources",
    "/sources/ministry",
    "/sources/page-ja",
    "/candidates",
    "/candidates?status=never",
    "/candidates?kind=person&chosen=all",
    "/candidates?text=nobody&lang=ko&min_sources=2",
    "/candidates/1",
    "/decisions",
    "/searches",
    "/about",
]
LANGS = {"en", "ko", "ko-Hani", "ko-Latn", "ja", "ja-Hrkt", "ja-Latn"}
HANGUL = re.compile("[가-힣]")
KANA = re.compile("[ぁ-ヺ]")
HAN = re.compile("[一-鿿]")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_well_made(page: Fetch, path: str) -> None:
    shown = page(path)
    assert shown.all("html")[0].attributes["lang"] == "en"
    assert shown.all("title")[0].text
    assert len(shown.all("h1")) == 1
    assert [len(shown.all(tag)) for tag in ("header", "main", "footer")] >= [1, 1, 1]
    assert all(nav.attributes.get("aria-label") for nav in shown.all("nav"))
    ids = [element.attributes["id"] for element in shown.walk() if "id" in element.attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PAGES)
def test_every_form_says_its_language(page: Fetch, path: str) -> None:
    for form in page(path).all(class_="form"):
        assert form.attributes.get("lang") in LANGS, form.text


@pytest.mark.parametrize("path", PAGES)
def test_no_korean_or_japanese_is_left_to_chance(page: Fetch, path: str) -> None:
    """Whatever is written in these scripts stands under a language of its own, so that the right glyphs are drawn."""
    for element in page(path).all("body")[0].walk():
        text = "".join(child for child in element.children if isinstance(child, str))
        if element.tag in ("option", "q", "code"):  # what the reader typed, and names of machines
            continue
        if HANGUL.search(text):
            assert element.lang.startswith("ko"), text
        elif KANA.search(text):
            assert element.lang.startswith("ja"), text
        elif HAN.search(text):
            assert element.lang.split("-")[0] in ("ko", "ja"), text


@pytest.mark.parametrize("path", PAGES)
def test_the_search_box_is_always_there_and_works_without_a_script(page: Fetch, path: str) -> None:
    (search,) = page(path).all("form", role="search")
    assert (search.attributes["action"], search.attributes["method"]) == ("/", "get")
    (box,) = search.all("input", name="q")
    assert page(path).all("label", **{"for": box.attributes["id"]})
    assert search.all("button", type="submit")


@pytest.mark.parametrize("path", PAGES)
def test_every_field_has_a_label(page: Fetch, path: str) -> None:
    shown = page(path)
    labelled = {label.attributes.get("for") for label in shown.all("label")}
    for field in [*shown.all("input"), *shown.all("select")]:
        inside = any(field in label.walk() for label in shown.all("label"))
        assert inside or field.attributes.get("id") in labelled or field.attributes.get("type") == "hidden"


@pytest.mark.parametrize("path", PAGES)
def test_links_within_the_site_lead_somewhere(page: Fetch, path: str) -> None:
    shown = page(path)
    ids = {element.attributes["id"] for element in shown.walk() if "id" in element.attributes}
    for link in set(shown.links):
        if link.startswith("#"):
            assert link[1:] in ids, link
        elif link.startswith("/") and not link.startswith("/api/"):
            page(link)
        else:
            assert link.startswith(("https://", "/api/")), link


@pytest.mark.parametrize("path", PAGES)
def test_nothing_comes_from_elsewhere_and_nothing_is_inline(page: Fetch, path: str) -> None:
    for element in page(path).walk():
        assert element.tag not in ("style", "iframe")
        assert "style" not in element.attributes
        assert not any(name.startswith("on") for name in element.attributes)
        if element.tag in ("script", "link", "img"):
            assert (element.attributes.get("src") or element.attributes["href"]).startswith("/static/")
        if element.tag == "script":
            assert not element.text


def test_a_result_reads_across_the_three_languages(page: Fetch) -> None:
    match = page("/?q=윤석열").all("li", class_="match")[0]
    assert [usual.text for usual in match.all(class_="usual")] == ["Yoon Suk-yeol", "윤석열", "尹錫悦"]
    assert [link.attributes["lang"] for usual in match.all(class_="usual") for link in usual.all("a")] == [
        "en",
        "ko",
        "ja",
    ]
    assert ("尹錫悅", "ko-Hani") in [(form.text, form.lang) for form in match.all(class_="form")]
    assert match.all(class_="reason")[0].text


def test_rivals_have_equal_weight_in_the_results(page: Fetch) -> None:
    match = page("/?q=徴用工").all("li", class_="match")[0]
    assert not match.all(class_="usual")
    assert {rival.text for rival in match.all(class_="rival")} >= {
        "forced labor",
        "wartime labor",
        "강제징용",
        "徴用工",
    }


def test_the_part_that_a_script_replaces_is_the_part_of_the_page(page: Fetch) -> None:
    whole, part = page("/?q=Park+Jin"), page("/results?q=Park+Jin")
    assert whole.all(id="results")[0].text == part.text


def test_nothing_found_says_what_may_help(page: Fetch) -> None:
    shown = page("/?q=xqzzvwk")
    assert "xqzzvwk" in shown.all("h1")[0].text
    assert "/candidates" in shown.all(class_="nothing")[0].all("a")[-1].attributes["href"]


@pytest.mark.parametrize("path", ["/?q=%00", "/?q=" + "a" * 501, "/results?q=%00", "/?q=a&kind=animal"])
def test_a_query_that_cannot_be_looked_up_is_explained(page: Fetch, path: str) -> None:
    shown = page(path, status=400)
    assert "accepted" in shown.all(class_="problem")[0].text


def test_a_concept_answers_first(page: Fetch) -> None:
    shown = page("/concepts/yoon-suk-yeol")
    assert [form.text for form in shown.all(class_="large")] == ["Yoon Suk-yeol", "윤석열", "尹錫悦"]
    assert [form.text for form in shown.all(class_="second")] == ["尹錫悅"]
    assert {form.attributes.get("data-key") for form in shown.all(class_="form")} >= {"e", "k", "h", "j"}
    assert "/sources/ministry" in shown.links
    assert "uncertain" in shown.text


def test_a_look_up_form_stands_apart_and_is_never_offered_for_copying(page: Fetch) -> None:
    shown = page("/concepts/yoon-suk-yeol")
    (apart,) = shown.all(class_="lookup-forms")
    assert "Never for printing" in apart.text
    assert "ゆん そんにょる" in [form.text for form in apart.all(class_="form")]
    copied = {form.text for form in shown.walk() if "data-copy" in form.attributes}
    assert not copied & {form.text for form in apart.all(class_="form")}


def test_rival_terms_stand_side_by_side(page: Fetch) -> None:
    shown = page("/concepts/forced-labor")
    rivals = [form.text for form in shown.all(class_="large")]
    assert {"forced labor", "wartime labor", "강제징용", "徴用工", "旧朝鮮半島出身労働者"} <= set(rivals)
    assert "disagree" in shown.all(class_="contested")[0].text
    # The most attested comes first, and none of them heads the page.
    assert rivals[0] == "forced labor"
    assert shown.all("h1")[0].text.startswith("Mobilisation")


@pytest.mark.parametrize(("day", "term"), [("2018-11-29", "forced labor"), ("2018-11-30", "wartime labor")])
def test_the_rules_of_a_day(page: Fetch, day: str, term: str) -> None:
    rows = page(f"/concepts/forced-labor?on={day}").all("table", class_="rules")[0].all("tr")
    in_force = [row for row in rows if row.all("td") and "past" not in row.classes]
    assert [row.all(class_="form")[0].text for row in in_force] == [term]
    assert in_force[0].all("a", href="/sources/note-2018")


def test_the_office_shows_its_holder(page: Fetch) -> None:
    assert "/concepts/yoon-suk-yeol" in page("/concepts/president-kr").links


def test_what_is_attested_is_marked_in_its_context(page: Fetch) -> None:
    shown = page("/concepts/park-jin")
    assert "Park Jin" in [mark.text for mark in shown.all("mark")]


def test_nothing_in_the_data_is_taken_for_markup(page: Fetch) -> None:
    assert page("/concepts/takeuchi-yo").all(class_="large")[0].text == "<b>仕方がない</b>"
    assert "javascript:alert(1)" in page("/sources/page-ja").text
    assert not [link for link in page("/sources/page-ja").links if link.startswith("javascript:")]


@pytest.mark.parametrize("path", ["/nowhere", "/concepts/nobody", "/sources/nowhere"])
def test_a_page_that_is_not_there(page: Fetch, path: str) -> None:
    shown = page(path, status=404)
    assert shown.all("form", role="search")
    assert "accepted" in shown.all(class_="problem")[0].text


def test_a_search_in_vain_is_remembered_once_it_was_asked_for(editing: FlaskClient) -> None:
    editing.get("/results?q=Nobodyhere+Atall")
    assert "Nobodyhere" not in editing.get("/searches").text
    editing.get("/?q=Nobodyhere+Atall")
    editing.get("/api/v1/lookup?q=Nobodyhere+Atall")
    page = editing.get("/searches").text
    assert "Nobodyhere Atall" in page and '<td class="count">2</td>' in page
