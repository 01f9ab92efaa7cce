"""The main job in a real browser: a search in Hangul, one in romaji, the concept page, a copy, a narrow window."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import waitress

from web import create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

PATHS = [
    "/",
    "/?q=Yoon",
    "/?q=forced+labor",
    "/?q=xqzzvwk",
    "/concepts",
    "/concepts/yoon-suk-yeol",
    "/concepts/forced-labor",
    "/sources",
    "/sources/ministry",
    "/candidates",
    "/candidates?chosen=all",
    "/candidates/1",
    "/decisions",
    "/about",
]


def _missing(reason: str) -> None:
    """Skip where there is no browser, but not where one was promised."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}, and CI must not go without")
    pytest.skip(reason)


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright is not installed")
    named = os.environ.get("GLOSSARY_CHROMIUM")
    found = next(
        filter(None, map(shutil.which, [named] if named else ["chromium", "chromium-browser", "google-chrome"])), None
    )
    if found is None:
        _missing(f"{named or 'Chromium'} is not here (GLOSSARY_CHROMIUM can name a browser)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(imported: Path) -> Iterator[str]:
    """The application behind its production server, at a free port."""
    server = waitress.create_server(create_app({"GLOSSARY_DB": str(imported)}), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=5)


@pytest.fixture
def context(browser: "Browser", address: str) -> Iterator["BrowserContext"]:
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture
def tab(context: "BrowserContext") -> Iterator["Page"]:
    """A tab in which nothing may go wrong: no error on the console, nothing uncaught."""
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    yield tab
    assert not wrong


def clipboard(tab: "Page") -> object:
    return tab.evaluate("navigator.clipboard.readText()")


def test_search_in_hangul_and_romaji_then_copy(tab: "Page") -> None:
    tab.goto("/")
    assert tab.evaluate("document.activeElement.name") == "q"

    # As one types, without Enter: the answer, the address and the title follow.
    tab.keyboard.type("윤석열", delay=20)
    tab.locator(".match >> text=尹錫悦").wait_for()
    assert tab.evaluate("new URL(location).searchParams.get('q')") == "윤석열"
    assert tab.title().startswith("윤석열")
    assert "1 concept" in tab.locator("#status").inner_text()

    # One key from the row copies a form; the arrows lead there and back.
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("j")
    tab.locator("#status.said").wait_for()
    assert clipboard(tab) == "尹錫悦"
    tab.keyboard.press("ArrowUp")
    assert tab.evaluate("document.activeElement.name") == "q"

    # A romanization that stands in no row of the data.
    tab.locator("#q").fill("Yun Seokyeol")
    tab.keyboard.press("Enter")
    tab.locator("#status", has_text="Yun Seokyeol").wait_for(state="attached")
    assert tab.locator(".match .usual").first.inner_text().startswith("Yoon Suk-yeol")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/concepts/yoon-suk-yeol")

    # The concept page: a button a form, and a key for each language.
    tab.locator(".answer .cell:nth-child(2) button.copy").first.click()
    assert clipboard(tab) == "윤석열"
    tab.keyboard.press("h")
    tab.locator("#status.said >> text=尹錫悅").wait_for()
    assert clipboard(tab) == "尹錫悅"

    # Back leads to the results, as they were.
    tab.go_back()
    tab.locator(".match").first.wait_for()
    assert tab.locator("#q").input_value() == "Yun Seokyeol"


def test_romaji_of_a_japanese_reading(tab: "Page") -> None:
    tab.goto("/")
    tab.locator("#q").fill("yun sonnyoru")
    tab.locator(".match >> text=윤석열").wait_for()


def test_the_box_of_other_pages_suggests_concepts(tab: "Page") -> None:
    tab.goto("/about")
    box = tab.locator("#q")
    box.press_sequentially("박진", delay=20)
    tab.locator("[role=option]").first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    assert tab.locator("[aria-selected=true]").count() == 1
    assert box.get_attribute("aria-activedescendant") == tab.locator("[aria-selected=true]").get_attribute("id")
    box.press("Enter")
    tab.wait_for_url("**/concepts/park-jin")


def test_letter_keys_can_be_turned_off(tab: "Page") -> None:
    tab.goto("/concepts/park-jin")
    tab.keyboard.press("k")
    tab.locator("#status.said").wait_for()
    assert clipboard(tab) == "박진"
    tab.locator("#keys").click()
    tab.keyboard.press("e")
    assert clipboard(tab) == "박진"


def test_the_site_answers_without_a_script(browser: "Browser", address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    tab = context.new_page()
    tab.goto("/")
    tab.locator("#q").fill("외교부")
    tab.locator("#q").press("Enter")
    tab.wait_for_url("**/?q=*")
    assert tab.locator(".match .usual").first.inner_text() == "Ministry of Foreign Affairs"
    assert tab.locator("button.copy").count() == 0
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_its_window(tab: "Page", width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 844})
    for path in PATHS:
        tab.goto(path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, path


def test_korean_and_japanese_are_set_in_their_own_faces(tab: "Page") -> None:
    tab.goto("/concepts/yoon-suk-yeol")
    faces = {
        lang: tab.evaluate(f"getComputedStyle(document.querySelector('.answer [lang={lang}].form')).fontFamily")
        for lang in ("en", "ko", "ko-Hani", "ja")
    }
    assert faces["ko"] == faces["ko-Hani"]
    assert len(set(faces.values())) == 3


@pytest.fixture
def own_address(database: Path) -> Iterator[str]:
    """The application over a termbase that a test may change."""
    server = waitress.create_server(create_app({"GLOSSARY_DB": str(database)}), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=5)


def test_the_queue_by_the_keyboard(tab: "Page", own_address: str) -> None:
    tab.goto(f"{own_address}/candidates")
    rows = tab.locator(".queue > li")
    total, second = rows.count(), rows.nth(1).get_attribute("id")
    for key in ("ArrowDown", "ArrowDown"):
        tab.keyboard.press(key)
    assert tab.evaluate("document.activeElement.id") == second
    tab.keyboard.press("x")
    assert tab.locator("#how-many").inner_text() == "With the one chosen:"
    following = rows.nth(2).get_attribute("id")
    tab.keyboard.press("r")
    tab.locator("#done").wait_for()
    assert rows.count() == total - 1
    assert tab.evaluate("document.activeElement.id") == following, "one goes on with the next"
    tab.keyboard.press("o")
    tab.wait_for_url("**/candidates/*")
    tab.go_back()
    # In a field a letter is a letter.
    tab.locator(".queue > li input[name=concept_id]").first.press_sequentially("rna")
    assert rows.count() == total - 1
    tab.locator("#keys").click()
    rows.first.focus()
    tab.keyboard.press("n")
    assert rows.count() == total - 1, "letter keys are off"


def test_all_on_the_page_are_chosen_and_decided_at_once(tab: "Page", own_address: str) -> None:
    tab.goto(f"{own_address}/candidates")
    total = tab.locator(".queue > li").count()
    tab.locator("#choose-all").click()
    assert tab.locator("#how-many").inner_text() == f"With the {total} chosen:"
    assert tab.url.endswith("/candidates"), "no page was loaded"
    tab.locator("#many button[value=never]").click()
    tab.locator("#done").wait_for()
    assert tab.locator(".queue > li").count() == 0
    tab.locator("#done button").click()
    tab.wait_for_url(f"**/candidates?done={total + 1}-{2 * total}")
    assert tab.locator(".queue > li").count() == total


def test_the_queue_without_a_script(browser: "Browser", own_address: str) -> None:
    context = browser.new_context(base_url=own_address, java_script_enabled=False)
    tab = context.new_page()
    tab.goto("/candidates")
    tab.locator("#choose-all").click()
    tab.locator("#many button[value=reject]").click()
    tab.wait_for_url("**/candidates?done=1-*")
    assert tab.locator(".queue > li").count() == 0
    tab.locator("#done button").click()
    tab.locator(".queue h2 a").first.click()
    tab.locator("#to").fill("Another Name")
    tab.locator("#to").press("Enter")
    tab.locator("#done").wait_for()
    assert tab.locator("h1").inner_text() == "Another Name"
    context.close()
