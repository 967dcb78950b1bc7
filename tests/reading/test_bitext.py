from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import UnreadableError
from toolkit.reading import Row, is_bitext, read_bitext
from toolkit.settings import ReadingSettings


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "pairs.tsv"
    path.write_bytes(text.encode(encoding))
    return path


def test_rows(tmp_path: Path) -> None:
    bitext = read_bitext(write(tmp_path, "id\tsource\ttarget\n0\t雨停了。\tThe rain stopped.\nb\t路湿。\tWet road.\n"))
    assert bitext.rows == (Row("0", "雨停了。", "The rain stopped."), Row("b", "路湿。", "Wet road."))
    assert (bitext.name, bitext.encoding, bitext.notes) == (str(tmp_path / "pairs.tsv"), "utf-8", ())


def test_columns_in_any_order(tmp_path: Path) -> None:
    text = "Target \tdoc\treference\tSOURCE\nWet.\td1\tDamp.\t湿。\nDry.\td1\t\t干。\n"
    bitext = read_bitext(write(tmp_path, text))
    assert bitext.rows == (Row("1", "湿。", "Wet.", "Damp."), Row("2", "干。", "Dry.", None))
    assert bitext.notes == ("Columns that were ignored: 'doc'.",)


@pytest.mark.parametrize(
    ("line", "source", "target"),
    [
        ('"a\t"b', '"a', '"b'),
        ('"a""\t\'b', '"a""', "'b"),
        ("a\t", "a", ""),
        ("\tb", "", "b"),
        ("\t", "", ""),
        (" a \t b", " a ", " b"),
        ("a\u2028a\t\x0bb\x0c\x85\x0cb", "a\u2028a", "\x0bb\x0c\x85\x0cb"),
        ("a\ra\tb\r", "a\ra", "b"),
        ("a\\t\tb\\n", "a\\t", "b\\n"),
    ],
)
def test_cells_are_raw(tmp_path: Path, line: str, source: str, target: str) -> None:
    (row,) = read_bitext(write(tmp_path, f"source\ttarget\n{line}\n")).rows
    assert (row.source, row.target) == (source, target)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_and_blank_lines(tmp_path: Path, ending: str) -> None:
    text = ending.join(["", "source\ttarget", "a\tb", "", "c\td", "", ""])
    assert [row.id + row.source + row.target for row in read_bitext(write(tmp_path, text)).rows] == ["1ab", "2cd"]


def test_other_encodings(tmp_path: Path) -> None:
    bitext = read_bitext(write(tmp_path, "source\ttarget\n雨停了，路還沒有乾。\tRain.\n", "big5"))
    assert (bitext.rows[0].source, bitext.encoding) == ("雨停了，路還沒有乾。", "big5hkscs")
    assert "guessed" in bitext.notes[0]
    with pytest.raises(UnreadableError, match="cannot be read as utf-8"):
        read_bitext(bitext.name, ReadingSettings(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id\tsource\n1\ta\n", "no column 'target'"),
        ("雨停了。\tRain.\n", "no column 'source'"),
        ("source\ttarget\tsource\na\tb\tc\n", "'source' more than once"),
        ("source\ttarget\n\na\tb\nc\n", "line 4: 1 cells"),
        ("source\ttarget\na\tb\tc\n", "line 2: 3 cells"),
        ("source\ttarget\n \n", "line 2"),
        ("source\ttarget\n\n", "no pairs"),
        ("", "empty"),
    ],
)
def test_malformed(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read_bitext(write(tmp_path, text))


@pytest.mark.parametrize(
    ("path", "expected"), [("a.tsv", True), ("b/a.TSV", True), ("a.txt", False), ("-", False), ("tsv", False)]
)
def test_is_bitext(path: str, expected: bool) -> None:
    assert is_bitext(path) is expected
    assert is_bitext(Path(path)) is expected


CELLS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]) -> None:
    text = "source\ttarget\n" + "".join(f"{source}\t{target}\n" for source, target in pairs)
    rows = read_bitext(write(tmp_path_factory.mktemp("bitext"), text)).rows
    assert [(row.source, row.target) for row in rows] == pairs
