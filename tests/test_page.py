"""The page: its structure, on paper, and in a browser, where it runs alone and is accessible.

What is printed needs Chromium (Debian's `chromium`); the rest of the browser also needs
`pip install playwright`, and accessibility axe-core (`npm install axe-core`), in the folder that
$CHRONO_NODE_MODULES names.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from chrono.chart.bars import DAY, REACH, bar, shape
from chrono.claims import Event
from chrono.dates import Date, ordinal
from chrono.writers import Style
from chrono.writers.webpage.marks import Mark, marks
from tests.command import ok
from tests.test_chart import BARS
from tests.test_writers import timeline

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

needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")

OPEN = """\
chrono: 1
name: open
events:
  - {id: a, date: 1987-03, title: The treaty is signed, orgs: [League]}
  - {id: b, date: '[..2026]', title: The second bridge is finished, orgs: [Board]}
  - {id: c, date: '../1996', title: The old rules hold, orgs: [Board]}
  - {id: d, date: '[..2025-39~]', title: The charter may be adopted, orgs: [Board]}
  - {id: e, date: '/2001', title: A chair whose start is not known, orgs: [League]}
  - {id: f, date: '2005/', title: A tenure whose end is not known, orgs: [Board]}
  - {id: g, date: '[2003..]', title: The archive is opened, orgs: [League]}
  - {id: h, date: '1990/..', title: The council meets each year and goes on, orgs: [League]}
  - {id: i, date: '[..1950]', title: The mill is built, orgs: [League]}
"""
DRAWN = [line.split()[0] for line in BARS.splitlines() if line[:1] not in ("", "#")]
AXIS = (ordinal((1999, 1, 1)) * DAY, (ordinal((1999, 1, 1)) + 2000) * DAY)
LASTING = "h"  # the one of these that goes on, and is drawn to the edge


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM or sync_playwright is None:
        pytest.skip("chromium or playwright is not installed")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "page.html"
    ok("export", "html", "-f", str(ROOT / "events.yaml"), "-o", str(path))
    return path.as_uri()


@pytest.fixture(scope="module")
def open_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of events without a start or an end."""
    folder = tmp_path_factory.mktemp("open")
    (folder / "open.yaml").write_text(OPEN, encoding="utf-8")
    ok("export", "html", "-f", str(folder / "open.yaml"), "-o", str(folder / "open.html"))
    return folder / "open.html"


# structure


def test_a_date_stands_apart_from_its_title_and_both_link_to_the_event(open_page: Path) -> None:
    text = open_page.read_text(encoding="utf-8")
    heads = re.findall(
        r'<li id="(\w)">\n<article>\n<h3><a class="when" href="#(\w)">(.*?)</a> '
        r'<a class="title" href="#(\w)" dir="auto">([^<]*)</a></h3>\n', text
    )  # fmt: skip
    assert len(heads) == OPEN.count("id:")
    assert all(one == other == third for one, other, _, third, _ in heads)
    assert all("<time" in date or "<data" in date for _, _, date, _, _ in heads)


def test_the_script_knows_how_far_an_open_end_is_drawn(open_page: Path) -> None:
    text = open_page.read_text(encoding="utf-8")
    found = re.search(r'id="/marks">(.*?)</script>', text)
    assert found
    held = json.loads(found[1])
    ids = re.findall(r'<li id="(\w)">', text)
    assert held["reach"] == REACH
    for name, (first, _, _, last, known, flags, *_) in zip(ids, held["events"], strict=True):
        assert (known is None) == (first is not None and last is not None)
        assert bool(flags & Mark.RIGHT_ARROW) == (name == LASTING)


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
def test_the_script_draws_each_bar_as_the_pictures_do() -> None:
    """The page has `chrono.chart.bars.shape` again, in JavaScript."""
    source = (ROOT / "chrono/writers/webpage/page.js").read_text(encoding="utf-8")
    parts = [
        re.search(pattern, source, re.M | re.S)
        for pattern in (
            r"^  const MOMENT.*?;\n", r"^  const \[FIRST, .*?;\n", r"^  const reach = .*?;\n",
            *(rf"^  function {name}\(.*?^  }}\n" for name in ("ends", "pieces", "caps")),
        )
    ]  # fmt: skip
    low, high = AXIS
    bars = [bar(Date(text)) for text in DRAWN]
    found = timeline(*(Event(text, Date(text), text) for text in DRAWN))
    events = json.loads(marks(found, Style()))["events"]
    script = f"""
        const marks = {{ reach: {REACH} }}, width = 1000, FADE = 18;
        const low = {low}, high = {high}, least = low, most = high;
        {"".join(part[0] if part else "" for part in parts)}
        const drawn = {json.dumps(events)}.map((event) => [pieces(event), caps(event)]);
        console.log(JSON.stringify(drawn));
    """
    ran = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert len(told) == len(bars) > 20
    for text, one, (pieces, caps) in zip(DRAWN, bars, told, strict=True):
        wanted = shape(one, low, high)
        cut = [[max(first, low), min(last, high), sure] for first, last, sure in pieces]
        assert [piece for piece in cut if piece[0] < piece[1]] == list(map(list, wanted.pieces)), (
            text
        )
        ends = ["arrow" if caps[f"goes{side}"] else "fade" if caps[f"fades{side}"] else "edge"
                for side in ("Left", "Right")]  # fmt: skip
        assert ends == [wanted.left, wanted.right], text


# on paper


def printed(page: Path, folder: Path) -> list[Any]:
    """Return the pages that Chromium prints."""
    target = folder / "page.pdf"
    subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
         "--disable-background-networking", "--no-pdf-header-footer",
         f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}", page.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return list(pypdfium2.PdfDocument(target))


def lines(page: Any) -> str:
    return " ".join(page.get_textpage().get_text_range().split())


@needs_chromium
def test_a_print_names_each_bar_and_leaves_no_page_white(url: str, tmp_path: Path) -> None:
    page = Path(url.removeprefix("file://"))
    pages = printed(page, tmp_path)
    titles = re.findall(r'class="title"[^>]*>([^<]*)</a>', page.read_text(encoding="utf-8"))
    whole = " ".join(map(lines, pages))
    assert len(titles) > 20
    assert [title for title in titles if whole.count(title[:40]) < 2] == []  # drawn, and listed
    for number, sheet in enumerate(pages[:-1]):
        text = sheet.get_textpage()
        lowest = min(text.get_rect(n)[1] for n in range(text.count_rects()))
        assert lowest < sheet.get_height() / 4, f"page {number + 1} is white below"


@needs_chromium
def test_a_long_drawing_has_its_axis_on_each_page_of_a_print(tmp_path: Path) -> None:
    rest = "It has a title that takes much of the width"
    events = "".join(
        f"  - {{id: e{n}, date: {1950 + n % 60}-0{n % 9 + 1}, "
        f"title: The long event number {n}. {rest}}}\n"
        for n in range(120)
    )
    (tmp_path / "long.yaml").write_text(f"chrono: 1\nname: long\nevents:\n{events}")
    ok("export", "html", "-f", str(tmp_path / "long.yaml"), "-o", str(tmp_path / "long.html"))
    pages = [lines(page) for page in printed(tmp_path / "long.html", tmp_path)]
    drawn = next(n for n, text in enumerate(pages) if "120 events" in text)
    assert drawn >= 2
    assert [n for n in range(drawn + 1) if not re.search("1950 1960 1970 1980", pages[n])] == []
    whole = " ".join(pages)
    assert all(whole.count(f"The long event number {n}.") == 2 for n in range(120))


# in a browser


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


@pytest.mark.parametrize("width", [320, 390, 600, 1280])
def test_no_label_lies_on_a_bar(browser: Any, url: str, open_page: Path, width: int) -> None:
    for address in (url, open_page.as_uri()):
        page, wrong = opened(browser, address, viewport={"width": width, "height": 900})
        labels, bars = page.evaluate("""() => ["text", "rect:not([fill=transparent]), circle, path"]
            .map((what) => [...document.querySelectorAll(".bar")].flatMap((bar) =>
                [...bar.querySelectorAll(what)].map((part) => {
                    const { x, y, width, height } = part.getBBox();
                    return [x, y, x + width, y + height, part.textContent];
                })))""")
        assert len(labels) >= OPEN.count("id:")
        assert len(bars) >= len(labels)
        assert [
            label[4]
            for label in labels
            for bar in bars
            if label[0] < bar[2] and bar[0] < label[2] and label[1] + 3 < bar[3] - 1
            and bar[1] + 1 < label[3] - 3
        ] == []  # fmt: skip
        assert [label for label in labels if label[0] < -1 or label[2] > width] == []
        assert wrong == []


def test_an_open_end_fades_near_what_is_known(browser: Any, open_page: Path) -> None:
    page, wrong = opened(browser, open_page.as_uri())
    wide = page.evaluate("document.getElementById('/picture').clientWidth")
    found = page.evaluate("""() => [...document.querySelectorAll(".bar")].map((bar) => {
        const parts = [...bar.querySelectorAll("rect:not([fill=transparent]), circle, path")]
            .map((part) => part.getBBox());
        const fade = bar.querySelector("[fill^='url']");
        return [Math.max(...parts.map((p) => p.x + p.width)) - Math.min(...parts.map((p) => p.x)),
            Boolean(fade), bar.querySelector("title").textContent];
    })""")
    assert len(found) == OPEN.count("id:")
    for length, fades, title in found:
        lasting = "council" in title
        assert fades == (not lasting and "treaty" not in title), title
        assert (length > wide / 3) if lasting else length < wide * (REACH + 0.03), title
    assert wrong == []


def test_no_hole_below_a_title_beside_a_long_date(browser: Any, open_page: Path) -> None:
    page, wrong = opened(browser, open_page.as_uri())
    found = page.evaluate("""() => [...document.querySelectorAll("ol > li")].map((item) => {
        const [date, title, names] = [".when", ".title", ".names"]
            .map((part) => item.querySelector(part).getBoundingClientRect());
        return [date.height, names.top - title.bottom, item.getBoundingClientRect().bottom
            - date.bottom];
    })""")
    assert max(date for date, _, _ in found) > 1.5 * min(date for date, _, _ in found)
    assert all(0 <= hole < 6 and below > 0 for _, hole, below in found)
    assert wrong == []


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
