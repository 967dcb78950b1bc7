"""A comparison shows itself in a notebook."""

from lxml import html

from toolkit.model import Comparison
from toolkit.rendering import render


def test_the_frame_holds_the_whole_page_and_lets_nothing_out(hostile: Comparison) -> None:
    shown = hostile._repr_html_()
    frame = html.fragment_fromstring(shown)
    assert frame.tag == "iframe" and frame.get("sandbox") == "" and frame.get("title")
    assert frame.get("srcdoc") == render(hostile, "html")
    assert shown.count("<") == 2
