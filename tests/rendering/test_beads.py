"""The formats of an alignment: known text, and everything that is written read back."""

import json
import re
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from toolkit.model import Alignment, Bead, Comparison, Document, Script, Sentence
from toolkit.reading import read_bitext
from toolkit.rendering.beads import BEAD_RENDERERS, Aligned
from toolkit.rendering.beads.table import COLUMNS
from toolkit.version import __version__

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# What of the specification's document type (level 1) a file of ours may use.
DTD = """
<!ELEMENT tmx (header, body)>
<!ATTLIST tmx version CDATA #FIXED "1.4">
<!ELEMENT header (note|prop)*>
<!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED
    segtype (block|paragraph|sentence|phrase) #REQUIRED o-tmf CDATA #REQUIRED adminlang CDATA #REQUIRED
    srclang CDATA #REQUIRED datatype CDATA #REQUIRED creationdate CDATA #IMPLIED>
<!ELEMENT body (tu*)>
<!ELEMENT tu ((note|prop)*, tuv+)>
<!ATTLIST tu tuid CDATA #IMPLIED segtype (block|paragraph|sentence|phrase) #IMPLIED srclang CDATA #IMPLIED>
<!ELEMENT tuv ((note|prop)*, seg)>
<!ATTLIST tuv xml:lang CDATA #REQUIRED>
<!ELEMENT seg (#PCDATA)>
<!ELEMENT note (#PCDATA)>
<!ELEMENT prop (#PCDATA)>
<!ATTLIST prop type CDATA #REQUIRED>
"""


def version(texts: list[str], script: Script) -> tuple[Document, tuple[Sentence, ...]]:
    sentences, start = [], 0
    for index, text in enumerate(texts):
        sentences.append(Sentence(index, text, start, start + len(text), index))
        start += len(text) + 1
    document = Document("\n".join(texts), "en" if script == "en" else "zh", script, (), "a", "lines")
    return document, tuple(sentences)


def aligned(
    source: list[str], target: list[str], beads: list[Bead], scripts: tuple[Script, Script] = ("zh-Hans", "en")
) -> Aligned:
    first, second = version(source, scripts[0]), version(target, scripts[1])
    return Aligned(first[0], second[0], first[1], second[1], Alignment(tuple(beads), "lexicon"))


STORM = aligned(
    ["颱風來了。", "港口\n\t停摆。", "他说：<b>“=1+1” & 好</b>", "本报讯"],
    ["The typhoon came.", "It was strong.", "+1 ]]> <script>alert(1)</script>", "Advertisement"],
    [
        Bead((0,), (0, 1), 0.98764),
        Bead((1, 2), (3,), 0.5, moved=True),
        Bead((), (2,), 0.25),
        Bead((3,), (), 1.0),
    ],
    ("zh-Hant", "en"),
)


def rows(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.removesuffix("\n").split("\n")]


def parsed(text: str) -> etree._Element:
    root = etree.fromstring(text.encode())
    dtd = etree.DTD(StringIO(DTD))
    assert dtd.validate(root), dtd.error_log
    return root


def test_json_keeps_its_shape() -> None:
    text = BEAD_RENDERERS["json"].render(STORM)
    assert text.startswith('{"beads": [\n{"source": [0], "target": [0, 1], "confidence": 0.9876, "moved": false},\n')
    assert json.loads(text)["beads"][1] == {"source": [1, 2], "target": [3], "confidence": 0.5, "moved": True}


def test_ladder() -> None:
    assert BEAD_RENDERERS["ladder"].render(STORM) == "[0]:[0, 1]\n[1, 2]:[3]\n[]:[2]\n[3]:[]\n"


def test_text() -> None:
    assert BEAD_RENDERERS["text"].render(STORM).split("\n")[:7] == [
        "[0]:[0, 1]  0.99",
        "  < 颱風來了。",
        "  > The typhoon came.",
        "  > It was strong.",
        "[1, 2]:[3]  0.50 moved",
        "  < 港口 停摆。",
        "  < 他说：<b>“=1+1” & 好</b>",
    ]


def test_text_cannot_take_control_of_a_terminal() -> None:
    text = BEAD_RENDERERS["text"].render(aligned(["港\x1b[31m\x9b\u202e"], ["a"], [Bead((0,), (0,), 1.0)]))
    assert "  < 港\ufffd[31m\ufffd\ufffd\n" in text


def test_tsv() -> None:
    assert rows(BEAD_RENDERERS["tsv"].render(STORM)) == [
        list(COLUMNS),
        ["0", "颱風來了。", "The typhoon came. It was strong.", "0.9876", "false", "[0]", "[0, 1]"],
        ["1", "港口 停摆。他说：<b>“=1+1” & 好</b>", "Advertisement", "0.5", "true", "[1, 2]", "[3]"],
        ["2", "", "+1 ]]> <script>alert(1)</script>", "0.25", "false", "[]", "[2]"],
        ["3", "本报讯", "", "1.0", "false", "[3]", "[]"],
    ]


def test_jsonl_says_what_the_table_says() -> None:
    records = [json.loads(line) for line in BEAD_RENDERERS["jsonl"].render(STORM).split("\n")[:-1]]
    cells = [[x if isinstance(x, str) else json.dumps(x) for x in record.values()] for record in records]
    assert [list(COLUMNS), *cells] == rows(BEAD_RENDERERS["tsv"].render(STORM))
    assert "颱風" in BEAD_RENDERERS["jsonl"].render(STORM)


def test_tmx() -> None:
    text = BEAD_RENDERERS["tmx"].render(STORM)
    assert text.startswith("<?xml version='1.0' encoding='UTF-8'?>\n<tmx version=\"1.4\">\n")
    root = parsed(text)
    header = root.find("header")
    assert header is not None
    assert dict(header.items()) == {
        "creationtool": "parallax",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "parallax",
        "adminlang": "en",
        "srclang": "zh-Hant",
        "datatype": "plaintext",
    }
    units = [
        (
            dict(unit.items()),
            [(prop.get("type"), prop.text) for prop in unit.iter("prop")],
            [(variant.get(LANG), variant.findtext("seg")) for variant in unit.iter("tuv")],
        )
        for unit in root.iter("tu")
    ]
    assert units == [
        (
            {"tuid": "0", "segtype": "block"},
            properties("0.9876", "false", "[0]", "[0, 1]"),
            [("zh-Hant", "颱風來了。"), ("en", "The typhoon came. It was strong.")],
        ),
        (
            {"tuid": "1", "segtype": "block"},
            properties("0.5", "true", "[1, 2]", "[3]"),
            [("zh-Hant", "港口 停摆。他说：<b>“=1+1” & 好</b>"), ("en", "Advertisement")],
        ),
        (
            {"tuid": "2", "srclang": "*all*"},
            properties("0.25", "false", "[]", "[2]"),
            [("en", "+1 ]]> <script>alert(1)</script>")],
        ),
        ({"tuid": "3"}, properties("1.0", "false", "[3]", "[]"), [("zh-Hant", "本报讯")]),
    ]


def properties(confidence: str, moved: str, source: str, target: str) -> list[tuple[str, str]]:
    return [
        ("x-confidence", confidence),
        ("x-moved", moved),
        ("x-source-sentences", source),
        ("x-target-sentences", target),
    ]


def test_characters_that_xml_does_not_know() -> None:
    odd = "a\x0bb\x00c\x1fd\ufffee\uffffF\ud83dg\U0001f600h\x85i\u2028j"
    whole = aligned(["港。"], [odd], [Bead((), (0,), 1.0), Bead((0,), (), 1.0)])
    segments = [segment.text for segment in parsed(BEAD_RENDERERS["tmx"].render(whole)).iter("seg")]
    assert segments[0] == "a b\ufffdc\ufffdd\ufffde\ufffdF\ufffdg\U0001f600h i j"


@pytest.mark.parametrize("name", BEAD_RENDERERS)
def test_no_beads(name: str) -> None:
    text = BEAD_RENDERERS[name].render(aligned([], [], []))
    if name == "tmx":
        assert list(parsed(text).iter("tu")) == []
    elif name == "json":
        assert json.loads(text) == {"beads": []}


def test_names_and_suffixes_are_told_apart() -> None:
    assert all(renderer.name == name for name, renderer in BEAD_RENDERERS.items())
    suffixes = [renderer.suffix for renderer in BEAD_RENDERERS.values()]
    assert len(set(suffixes)) == len(suffixes)


@pytest.mark.parametrize("name", BEAD_RENDERERS)
def test_a_comparison_has_what_the_formats_read(harbour: Comparison, name: str) -> None:
    whole = Aligned(
        harbour.source, harbour.target, harbour.source_sentences, harbour.target_sentences, harbour.alignment
    )
    once, again = (BEAD_RENDERERS[name].render(whole) for _ in range(2))
    assert once == again
    if name == "tmx":
        assert len(list(parsed(once).iter("tu"))) == len(harbour.alignment.beads)


BREAKS = re.compile(r"\s*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]\s*")
TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]) -> None:
    """From the table where the reader takes the characters at all, from JSON always, from TMX but for what XML bars."""
    beads = [Bead((i,), (i,), 0.5) for i in range(len(pairs))]
    whole = aligned([source for source, _ in pairs], [target for _, target in pairs], beads)
    expected = [tuple(BREAKS.sub(" ", text) for text in pair) for pair in pairs]

    def found(name: str) -> Any:
        return BEAD_RENDERERS[name].render(whole)

    records = [json.loads(line) for line in found("jsonl").split("\n")[:-1]]
    assert [(record["source"], record["target"]) for record in records] == expected
    segments = [seg.text or "" for seg in parsed(found("tmx")).iter("seg")]
    flat = [text for pair in expected for text in pair]
    assert [re.sub("[\0-\x08\x0e-\x1f\ufffe\uffff]", "\ufffd", text) for text in flat] == segments
    if not re.search("[\0-\x08\x0e-\x1f\x7f]", "".join(flat)):
        path = tmp_path_factory.mktemp("beads") / "a.tsv"
        path.write_text(found("tsv"), encoding="utf-8", newline="")
        bitext = read_bitext(path)
        assert [(row.source, row.target) for row in bitext.rows] == expected
        assert [row.id for row in bitext.rows] == [str(number) for number in range(len(pairs))]
        assert bitext.notes == ()
