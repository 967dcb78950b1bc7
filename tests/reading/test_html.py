import html
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.reading.html import Html, looks_like_html


def text_of(page: str) -> str:
    return Html().extract(page).text


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("<html><head><title>T</title><style>p{}</style></head><body>text</body></html>", "text"),
        ("a<script>if (a < b) { '</p>' }</script>b<noscript>no</noscript>c<!-- d -->e<?pi?>f", "abcef"),
        ("<nav><ul><li>Home</ul></nav><div>one<div>two</div>three</div>", "one\n\ntwo\n\nthree"),
        ("<p hidden>no</p><p style='color:red; DISPLAY : none'>no</p><p>yes</p>after", "yes\n\nafter"),
        ("<p>one<br>two<br/>\n three</p>", "one\ntwo\nthree"),
        ("one<br><br>\u3000\u3000two<br>\n<br>three<br>", "one\n\ntwo\n\nthree"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby>文", "漢字文"),
        ("&ldquo;Q&rdquo; &amp; &#x4e2d;&hellip; &lt;b&gt; AT&T a < b", "“Q” & 中… <b> AT&T a < b"),
        ("<ul><li>one<li>two</ul>", "one\n\ntwo"),
        ("<table><tr><td>one<td>two</table>", "one\n\ntwo"),
        ("<h1>One</h1>\n<blockquote>two</blockquote>", "One\n\ntwo"),
        ("<p>one\n   two\t <b>three</b></p>", "one two three"),
        ("<p>雨停了，\n    路还没<b>干</b>。\n“真的。”</p>", "雨停了，路还没干。“真的。”"),
        ("<p>雨\n<b>停</b></p>", "雨停"),
        ("<p>雨 停\u3000了&nbsp;吗</p>", "雨 停\u3000了\xa0吗"),
        ("<pre>one\ntwo\n\nthree</pre>", "one\ntwo\n\nthree"),
        ('<?xml version="1.0" encoding="gbk"?><html><body>text</body></html>', "text"),
        ("one<img src='http://example.org/x.png' alt='picture'>two", "onetwo"),
        ("<script>only()</script>", ""),
        ("<!-- only -->", ""),
        ("", ""),
    ],
)
def test_visible_text(page: str, expected: str) -> None:
    assert text_of(page) == expected


def test_entities_reach_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hunter2", encoding="utf-8")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><p>one &x; two</p>'
    assert "hunter2" not in text_of(page)


def test_entities_do_not_multiply() -> None:
    bombs = "".join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(9))
    assert len(text_of(f'<!DOCTYPE html [<!ENTITY e0 "ha">{bombs}]><p>&e9;</p>')) < 2000


def test_deep_pages() -> None:
    assert text_of("<div>" * 1500 + "deep" + "</div>" * 1500 + "<p>after</p>") == "deep\n\nafter"
    with pytest.raises(ValueError, match="deeply"):
        text_of("<p>first</p>" + "<b>" * 50_000 + "deep")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html>", True),
        ("\n<?xml version='1.0'?>\n<!-- c --><HTML>", True),
        ("<p>one", True),
        ("<3 is a heart", False),
        ("plain <p>", False),
        ("<pier>", False),
    ],
)
def test_looks_like_html(text: str, expected: bool) -> None:
    assert looks_like_html(text) is expected


WORDS = st.text(st.sampled_from("abc<&>\"'中文，。é—"), min_size=1, max_size=8)
BLOCKS = st.tuples(
    st.sampled_from(["p", "div", "h2", "li", "td", "blockquote", "span", "b"]), st.lists(WORDS, min_size=1)
)


@given(st.lists(BLOCKS, min_size=1))
def test_all_visible_text_is_kept(blocks: list[tuple[str, list[str]]]) -> None:
    page = "".join(
        f"<script>{tag}</script><{tag}>" + " ".join(f"<i>{html.escape(word)}</i>" for word in words) + f"</{tag}>"
        for tag, words in blocks
    )
    result = Html().extract(f"<!doctype html><body>{page}")
    expected = "".join("".join(words) for _, words in blocks)
    assert "".join(result.text.split()) == expected
    assert "\n\n".join(result.text[start:end] for start, end in result.paragraphs) == result.text
