"""The page in a real browser: it runs alone, filters, links, obeys the keyboard, and is accessible.

Needs Chromium (Debian's `chromium`) and `pip install playwright`; for accessibility also axe-core
(`npm install axe-core`), in the folder that $CHRONO_NODE_MODULES names.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.command import ok

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
ROOT = Path(__file__).parent.parent
AXE = Path(os.environ.get("CHRONO_NODE_MODULES", "nowhere")) / "axe-core" / "axe.min.js"
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}
PICTURED = {"width": 1000, "height": 1000}
PICTURE = ROOT / "docs" / "page.png"
try:
    from playwright.sync_api import expect, sync_playwright
except ImportError:
    expect = sync_playwright = None

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed"),
    pytest.mark.skipif(sync_playwright is None, reason="playwright is not installed"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    assert sync_playwright is not None
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "page.html"
    ok("export", "html", "-f", str(ROOT / "events.yaml"), "-o", str(path))
    return path.as_uri()


def opened(browser: Any, url: str, **how: Any) -> tuple[Any, list[str]]:
    """Return the page and a list of what goes wrong in it, or is asked of the network."""
    page = browser.new_context(**{"viewport": WIDE, **how}).new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    plain = url.partition("#")[0]
    page.on(
        "request",
        lambda asked: wrong.append(asked.url) if not asked.url.startswith(plain) else None,
    )
    page.goto(url)
    return page, wrong


def shown(page: Any) -> int:
    return int(page.locator("ol > li:visible").count())


def test_it_runs_alone_and_without_a_fault(browser: Any, url: str) -> None:
    for viewport in (WIDE, NARROW):
        page, wrong = opened(browser, url, viewport=viewport)
        assert page.locator("#\\/picture svg").count() == 1
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert (wrong, wide <= 0) == ([], True)


def test_search_and_filters_leave_what_they_name(browser: Any, url: str) -> None:
    page, wrong = opened(browser, url)
    seen = page.locator("ol > li:visible")
    everything = shown(page)
    page.fill("#\\/text", "COP29")
    expect(seen).not_to_have_count(everything)
    assert 0 < shown(page) == seen.filter(has_text="COP29").count()
    page.click("button[type=reset]")
    expect(seen).to_have_count(everything)
    option = page.locator("#\\/org option").filter(has_text="CICA").first
    page.locator("#\\/more").evaluate("more => more.open = true")
    page.select_option("#\\/org", option.get_attribute("value"))
    expect(seen).not_to_have_count(everything)
    some = shown(page)
    page.fill("#\\/to", "1999")
    expect(seen).not_to_have_count(some)
    assert "1992" in page.locator("ol > li:visible time").all_inner_texts()
    page.fill("#\\/to", "nonsense")
    expect(page.locator("#\\/wrong")).not_to_be_empty()
    assert wrong == []


def test_a_link_opens_its_event(browser: Any, url: str) -> None:
    page, wrong = opened(browser, url)
    name = page.locator("ol > li").nth(3).get_attribute("id")
    page, wrong = opened(browser, f"{url}#{name}")
    item = page.locator(f"[id='{name}']")
    assert item.locator("blockquote, q").first.is_visible()
    box = item.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < WIDE["height"]
    assert wrong == []


def test_the_keyboard_moves_and_zooms(browser: Any, url: str) -> None:
    page, wrong = opened(browser, url)
    view = page.locator("#\\/view")
    before = view.inner_text()
    page.focus("#\\/picture")
    page.keyboard.press("+")
    expect(view).not_to_have_text(before)
    closer = view.inner_text()
    page.keyboard.press("ArrowRight")
    expect(view).not_to_have_text(closer)
    page.keyboard.press("0")
    expect(view).to_have_text(before)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement !== document.body")
    assert wrong == []


def test_without_a_script_all_of_it_can_be_read(browser: Any, url: str) -> None:
    page, _ = opened(browser, url, java_script_enabled=False)
    assert shown(page) == page.locator("ol > li").count() > 20
    assert not page.locator("form").is_visible()
    assert page.locator("ol > li").first.inner_text().strip()


@pytest.mark.skipif(not AXE.exists(), reason="needs axe-core in $CHRONO_NODE_MODULES")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_serious(
    browser: Any, url: str, scheme: str, viewport: dict[str, int]
) -> None:
    page, _ = opened(browser, url, color_scheme=scheme, viewport=viewport, bypass_csp=True)
    page.click("#\\/open")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    grave = [one["id"] for one in found if one["impact"] in {"serious", "critical"}]
    assert grave == []


def test_the_picture_of_the_docs_is_one_of_the_page(browser: Any, url: str, tmp_path: Path) -> None:
    """`CHRONO_REFRESH=1` makes it anew; letters differ a little from machine to machine."""
    page, _ = opened(browser, url, viewport=PICTURED)
    target = PICTURE if os.environ.get("CHRONO_REFRESH") else tmp_path / "page.png"
    page.screenshot(path=str(target))
    assert size(PICTURE) == size(target) == tuple(PICTURED.values())


def size(path: Path) -> tuple[int, int]:
    """Return the width and height of a PNG."""
    head = path.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
