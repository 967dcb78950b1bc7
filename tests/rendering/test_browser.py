"""The page in a real browser."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from toolkit.model import Comparison
from toolkit.rendering import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CONTRASTS = """() => {
  const channel = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const parse = c => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] === 1) return c;
      if (c[3] > 0) throw Error("a ground one can see through");
    }
    return [255, 255, 255];
  };
  const rows = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || e.closest("style")) continue;
    const style = getComputedStyle(e), back = light(ground(e));
    const colours = [style.color];
    if (e.tagName === "MARK" && style.textDecorationLine !== "none") colours.push(style.textDecorationColor);
    for (const colour of colours) {
      const [high, low] = [light(parse(colour)), back].sort((a, b) => b - a);
      rows.push([(high + .05) / (low + .05), e.tagName + "." + e.className, colour]);
    }
  }
  return rows;
}"""


@pytest.fixture(params=["harbour", "hostile"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    comparison: Comparison = request.getfixturevalue(request.param)
    path = tmp_path / "report.html"
    path.write_text(render(comparison, "html"), encoding="utf-8", newline="")
    return path.as_uri()


@pytest.fixture
def page(browser: "Browser", address: str) -> "Iterator[Page]":
    """The page, open; the test fails when the browser complains or asks for anything else."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    complaints: list[str] = []
    requests: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("dialog", lambda dialog: complaints.append(dialog.message))
    tab.on("request", lambda sent: requests.append(sent.url))
    tab.goto(address)
    yield tab
    tab.close()
    assert complaints == []
    assert {url.split("#")[0] for url in requests} == {address}


@pytest.mark.parametrize("width", [1280, 768, 390, 320])
def test_nothing_overflows_at_any_width(page: "Page", width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_javascript_every_sentence_can_be_seen(browser: "Browser", address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address)
    sentences = tab.locator(".side p[lang] > span")
    assert sentences.count() > 10
    for sentence in sentences.all():
        sentence.scroll_into_view_if_needed()
        assert sentence.is_visible()
        box = sentence.bounding_box()
        assert box and box["width"] > 0 and box["height"] > 0
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_and_all_marks_have_contrast(page: "Page", scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    rows: list[Any] = page.evaluate(CONTRASTS)
    assert len(rows) > 100
    assert [row for row in rows if row[0] < 4.5] == []


def test_marks_differ_by_more_than_colour(browser: "Browser", harbour: Comparison, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(render(harbour, "html"), encoding="utf-8", newline="")
    tab = browser.new_page()
    tab.goto(path.as_uri())
    styles = [
        tab.locator(f"#marks mark{name}").evaluate(
            "e => getComputedStyle(e).borderBottomStyle + ' ' + getComputedStyle(e).textDecorationStyle"
        )
        for name in (".i1", ".i2", ".i3", ".minor", ".major")
    ]
    tab.close()
    assert styles == ["dotted solid", "solid solid", "double solid", "none dashed", "none wavy"]


def test_a_permalink_leads_to_its_pair_and_a_key_to_its_note(page: "Page") -> None:
    page.locator("#verdict .ranked a").first.click()
    target = page.locator(":target")
    assert target.get_attribute("class") in ("pair", "pair null")
    page.wait_for_function("document.querySelector(':target').getBoundingClientRect().top < innerHeight")
    page.locator("article sup a").first.click()
    assert page.locator(":target .key").first.inner_text() == page.locator("article sup a").first.inner_text()


def test_the_skip_link_is_the_first_stop_of_the_keyboard(page: "Page") -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the passages"
    page.keyboard.press("Enter")
    assert page.url.endswith("#passages")


def test_it_prints_on_a4(page: "Page") -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 1000})
    assert page.evaluate("document.documentElement.scrollWidth") <= 688
    assert page.locator("nav").is_hidden()
    assert page.pdf(format="A4", prefer_css_page_size=True).startswith(b"%PDF")
