"""The page, read back by a parser."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from lxml import html

from toolkit.model import Comparison, Sentence
from toolkit.rendering import render
from toolkit.rendering.phrases import opening

FIXTURES = ["harbour", "hostile", "plain"]


@pytest.fixture(params=FIXTURES)
def comparison(request: pytest.FixtureRequest) -> Comparison:
    found: Comparison = request.getfixturevalue(request.param)
    return found


def _page(comparison: Comparison) -> html.HtmlElement:
    return html.document_fromstring(render(comparison, "html").encode(), parser=html.HTMLParser(encoding="utf-8"))


def _text(element: html.HtmlElement) -> str:
    """The element's text without the letters that lead to notes."""
    for key in element.xpath(".//sup"):
        key.drop_tree()
    return str(element.text_content())


def _words(element: html.HtmlElement) -> str:
    return " ".join(_text(element).split())


def test_every_sentence_is_there_exactly_in_order_in_its_language(comparison: Comparison) -> None:
    cells = _page(comparison).xpath("//div[@class='side']")
    sides = (
        (cells[0::2], comparison.source, comparison.source_sentences),
        (cells[1::2], comparison.target, comparison.target_sentences),
    )
    for column, document, sentences in sides:
        shown = [span for cell in column for span in cell.xpath("./p[@lang]/span")]
        assert {span.getparent().get("lang") for span in shown} == {document.script}
        assert [_text(span) for span in shown] == [sentence.text for sentence in sentences]


def test_the_page_asks_for_nothing_and_runs_nothing(comparison: Comparison) -> None:
    page = _page(comparison)
    assert not page.xpath("//@src | //@srcset | //@style | //@*[starts-with(name(), 'on')]")
    assert all(str(href).startswith("#") for href in page.xpath("//@href"))
    assert not page.xpath("//script | //link | //img | //iframe | //object | //form | //base | //i | //u | //em")
    style = page.xpath("string(//style)")
    assert "url(" not in style and "@import" not in style


def test_every_inner_link_leads_somewhere_and_no_id_is_used_twice(comparison: Comparison) -> None:
    page = _page(comparison)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {str(href)[1:] for href in page.xpath("//@href")} <= set(ids)
    assert set(" ".join(page.xpath("//@aria-labelledby")).split()) <= set(ids)


def test_the_policy_allows_the_style_sheet_and_nothing_else(harbour: Comparison) -> None:
    source = render(harbour, "html")
    style = re.search(r"<style>(.*?)</style>", source, re.DOTALL)
    assert style
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    policy = _page(harbour).xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert source.index("Content-Security-Policy") < source.index("<style>")


def test_hostile_text_stays_text(hostile: Comparison) -> None:
    source = render(hostile, "html")
    assert "<script" not in source and "<svg onload" not in source
    assert "{{ 7 * 7 }}" in _words(_page(hostile)) and "{% raw %}" in source
    assert "https://example.org/a?b=1&amp;c=2" in source


def test_what_html_cannot_hold_is_shown_as_a_replacement_character(builder: type) -> None:
    comparison = builder([(["断\ud83d。"], ["Broken \x00\x1b."])], "zh-Hans", "en", ("a", "b")).comparison()
    page = _page(comparison)
    assert [_text(span) for span in page.xpath("//p[@lang]/span")] == ["断\ufffd。", "Broken \ufffd\ufffd."]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Port reopens", "Port reopens"),
        ("word " * 40, "word " * 23 + "word…"),
        ("港" * 121, "港" * 120 + "…"),
        ("港口重开 " + "港" * 130, "港口重开 " + "港" * 115 + "…"),
    ],
)
def test_a_version_is_known_by_how_it_begins(text: str, shown: str) -> None:
    assert opening([Sentence(0, text, 0, len(text), 0)]) == shown


def test_the_verdict_in_words(harbour: Comparison) -> None:
    verdict = _page(harbour).get_element_by_id("verdict")
    words = _words(verdict)
    assert "71 of 100, fidelity" in words
    assert "11 of 13 Chinese sentences have a counterpart; 2 stand alone." in words
    assert "The Chinese version uses 8 loaded words or phrases, the English version 6." in words
    worst, notable = verdict.xpath(".//ol")
    assert _words(worst[0]) == "●Major The amount is ten times smaller in English. 1.3亿 13 million Pair 2"
    assert [_words(item) for item in notable] == [
        "力挺 →becomes mocked ⇄reversed Pair 10",
        "悍然 →becomes no loaded word −dropped Pair 2",
        "no loaded word →becomes reckless gamble +added Pair 8",
        "打着 … 的旗号 →becomes on security grounds −dropped Pair 1",
    ]
    assert "6 more changes of wording" in words


def test_notes_stand_under_their_pair_as_readable_text(harbour: Comparison) -> None:
    pair = _page(harbour).xpath("//article")[2]
    shift = _words(pair.xpath(".//ul[@class='framing']/li")[0])
    assert shift.startswith("妄称 →becomes exaggeratedly claimed =preserved Both reject the claim")
    assert "a 妄称 doubting verb · extreme (3 of 3) · negative · outlet’s own voice Rejects what is said" in shift
    assert shift.count("Plainer: 称.") == 1
    languages = {quote.text_content(): quote.get("lang") for quote in pair.xpath(".//q")}
    assert languages == {"妄称": "zh-Hans", "exaggeratedly claimed": "en", "称": "zh-Hans", "said": "en"}


def test_keys_speak_for_themselves(harbour: Comparison) -> None:
    labels = _page(harbour).xpath("//article[9]//sup/a/@aria-label")
    assert labels == [
        "Note 1: Major finding",
        "Note a: hostile verb, mild",
        "Note 1: Major finding",
        "Note b: hostile verb, extreme",
    ]


def test_nulls_moved_and_uncertain_pairs_are_labelled(harbour: Comparison) -> None:
    pairs = _page(harbour).xpath("//article")
    assert _words(pairs[5].xpath(".//*[@class='empty']")[0]) == "No counterpart in the English version"
    assert _words(pairs[7].xpath(".//*[@class='empty']")[0]) == "No counterpart in the Chinese version"
    labels = [_words(label) for pair in pairs for label in pair.xpath("./header/p")]
    assert labels == ["Chinese only", "English only", "Uncertain match, 52 %", "Moved", "Chinese only"]
    assert [bool(pair.xpath(".//details")) for pair in pairs] == [number not in (5, 7, 12) for number in range(13)]
    assert "Chinese content found: 81 %" in _words(pairs[1]) and "for findings: −25" in _words(pairs[1])


def test_notices_scores_signature_and_credits(harbour: Comparison, plain: Comparison) -> None:
    page = _page(harbour)
    words = _words(page)
    assert "given the other way round; harbour.zh.txt is read as the original." in words
    assert "harbour.zh.txt: The encoding was guessed to be GB18030." in words
    assert "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.5.1" in page.xpath("//td/code/text()")
    assert str(harbour.signature) in words and "CC BY-SA 4.0" in words
    assert "Before you read" not in _words(_page(plain)) and "reference translation" not in _words(_page(plain))


def test_a_report_of_forty_sentences_is_small(harbour: Comparison) -> None:
    size = len(render(harbour, "html").encode())
    assert size / len(harbour.source_sentences) * 40 < 200_000
