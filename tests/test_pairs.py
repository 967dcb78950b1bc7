from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import InputError, LanguageError, UsageError
from toolkit.language.dictionary import Dictionary, load_dictionary
from toolkit.model import Document
from toolkit.pairs import Pair, aligned, aligned_lines, cell, in_order, open_document, rows, table
from toolkit.reading import from_text
from toolkit.reading.bitext import Bitext, Row
from toolkit.reading.segmented import from_lines
from toolkit.settings import ReadingSettings, Settings

USUAL = Settings()
CHINESE = from_text("港口开放了。他很高兴。", "zh")
ENGLISH = from_text("The port is open. He was glad.", "en")
ZH_EN = Settings(reading=ReadingSettings(direction="zh-en"))
EN_ZH = Settings(reading=ReadingSettings(direction="en-zh"))


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return load_dictionary()


def bitext(*pairs: tuple[str, str]) -> Bitext:
    rows = tuple(Row(str(number), source, target) for number, (source, target) in enumerate(pairs, 1))
    return Bitext(rows, "pairs.tsv", "utf-8")


@pytest.mark.parametrize(
    ("given_", "reference", "settings", "swapped"),
    [
        ((CHINESE, ENGLISH), None, USUAL, False),
        ((ENGLISH, CHINESE), None, USUAL, False),
        ((ENGLISH, CHINESE), None, ZH_EN, True),
        ((ENGLISH, CHINESE), None, EN_ZH, False),
        ((CHINESE, ENGLISH), None, EN_ZH, True),
        ((CHINESE, ENGLISH), ENGLISH, USUAL, False),
        ((ENGLISH, CHINESE), ENGLISH, USUAL, True),
        ((ENGLISH, CHINESE), ENGLISH, ZH_EN, True),
    ],
)
def test_in_order(
    given_: tuple[Document, Document], reference: Document | None, settings: Settings, swapped: bool
) -> None:
    source, target, found = in_order(*given_, reference, settings)
    assert ((source, target), found) == (given_[::-1] if swapped else given_, swapped)


def test_in_order_refuses() -> None:
    with pytest.raises(LanguageError, match="zh and zh are both Chinese"):
        in_order(CHINESE, CHINESE, None, USUAL)
    with pytest.raises(LanguageError, match="The reference en is English, but the translation is Chinese"):
        in_order(CHINESE, ENGLISH, ENGLISH, EN_ZH)


def test_open_document(tmp_path: Path) -> None:
    assert open_document(ENGLISH, USUAL) is ENGLISH
    assert open_document("The port is open.", USUAL, "mine").name == "mine"
    path = tmp_path / "a.txt"
    path.write_text("The port is open.", encoding="utf-8")
    assert open_document(path, USUAL).name == str(path)
    with pytest.raises(UsageError, match=r"Pass pathlib\.Path"):
        open_document(str(path), USUAL)
    assert open_document("港" * 200, USUAL).language == "zh"


def test_notes_tell_of_the_swap_and_of_guesses(dictionary: Dictionary, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("港口开放了。他很高兴。".encode("gb18030"))
    read = open_document(tmp_path / "a.txt", USUAL)
    pair = aligned(read, ENGLISH, dictionary, USUAL, swapped=True)
    assert pair.notes[0] == f"The versions were given the other way round; {read.name} is taken for the original."
    assert [note.startswith(f"{read.name}: The encoding was guessed") for note in pair.notes[1:]] == [True]
    assert aligned(CHINESE, ENGLISH, dictionary, USUAL).notes == ()


def check(pair: Pair) -> None:
    """Every sentence in exactly one bead, every span where it says."""
    for side, version in (("source", pair.source), ("target", pair.target)):
        held = [index for bead in pair.alignment.beads for index in getattr(bead, side)]
        assert sorted(held) == list(range(len(version.sentences)))
        for sentence, found in zip(version.sentences, version.words, strict=True):
            assert version.document.text[sentence.start : sentence.end] == sentence.text
            for word in found:
                assert sentence.start <= word.start < word.end <= sentence.end
                assert version.document.text[word.start : word.end] == word.text
    for index, opened in enumerate(pair.opened()):
        assert opened.index == index
        for passage, version in ((opened.source, pair.source), (opened.target, pair.target)):
            if passage:
                assert version.document.text[slice(*passage.span(0, len(passage.text)))] == passage.text


def test_aligned(dictionary: Dictionary) -> None:
    pair = aligned(CHINESE, ENGLISH, dictionary, USUAL)
    check(pair)
    assert [(bead.source, bead.target) for bead in pair.alignment.beads] == [((0,), (0,)), ((1,), (1,))]


def test_aligned_lines_keep_empty_ones(dictionary: Dictionary) -> None:
    pair = aligned_lines(
        ["港口开放了。", "", "他很高兴。"], ["The port is open.", "He was glad."], ("a", "b"), dictionary, USUAL
    )
    check(pair)
    assert [sentence.text for sentence in pair.source.sentences] == ["港口开放了。", "", "他很高兴。"]
    assert not pair.swapped
    swapped = aligned_lines(["The port is open."], ["港口开放了。"], ("a", "b"), dictionary, ZH_EN)
    assert (swapped.swapped, swapped.source.document.name) == (True, "b")


def test_too_much_to_align(dictionary: Dictionary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.pairs.MOST_SENTENCES", 1)
    with pytest.raises(InputError, match="zh has 2 sentences; at most 1 can be aligned at once"):
        aligned(CHINESE, ENGLISH, dictionary, USUAL)
    monkeypatch.setattr("toolkit.pairs.MOST_SENTENCES", 2)
    check(aligned(CHINESE, ENGLISH, dictionary, USUAL))


def test_table_and_rows(dictionary: Dictionary) -> None:
    pairs = bitext(("港口开放了。", "The port is open."), ("", "Why?"), (" ", ""), ("他很高兴。", "\u3000"))
    whole = table(pairs, dictionary, USUAL)
    check(whole)
    assert [(bead.source, bead.target) for bead in whole.alignment.beads] == [((0,), (0,)), ((), (1,)), ((1,), ())]
    assert whole.alignment.encoder == "given"
    single = list(rows(pairs, dictionary, USUAL))
    assert [pair.source.document.text for pair in single] == ["港口开放了。", "", " ", "他很高兴。"]
    assert [[(bead.source, bead.target) for bead in pair.alignment.beads] for pair in single] == [
        [((0,), (0,))],
        [((), (0,))],
        [],
        [((0,), ())],
    ]
    for pair in single:
        check(pair)


def test_direction_of_a_table(dictionary: Dictionary) -> None:
    pairs = bitext(("港口开放了。", "The port is open."))
    assert table(pairs, dictionary, ZH_EN).source.document.language == "zh"
    with pytest.raises(UsageError, match=r"The columns of pairs\.tsv go zh-en, not en-zh"):
        table(pairs, dictionary, EN_ZH)
    with pytest.raises(UsageError, match="not en-zh"):
        list(rows(pairs, dictionary, EN_ZH))
    with pytest.raises(LanguageError, match="are both English"):
        table(bitext(("It is open.", "The port is open.")), dictionary, USUAL)


cells = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


@given(st.lists(st.tuples(cells, cells), max_size=6))
def test_any_cells_make_a_table(pairs: list[tuple[str, str]]) -> None:
    known = (
        "港口开放了，他很高兴，大家都回来了，渡轮明天开航，乘客很多。",
        "The port is open and he was glad that it was so.",
    )
    dictionary = load_dictionary()
    try:
        whole = table(bitext(known, *pairs), dictionary, USUAL)
    except LanguageError:
        return  # the odd cells outweigh ours
    check(whole)
    for pair in rows(bitext(known, *pairs), dictionary, USUAL):
        check(pair)


def test_cell() -> None:
    document, sentences = cell(" 港口 ", "zh", "zh-Hans", "a")
    assert [(sentence.text, sentence.start, sentence.end) for sentence in sentences] == [(" 港口 ", 0, 4)]
    assert (document.text, document.paragraphs) == (" 港口 ", ((0, 4),))
    assert cell(" ", "zh", "zh-Hans", "a")[1] == ()


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc"))), max_size=6))
def test_lines_become_sentences(lines: list[str]) -> None:
    document, sentences = from_lines(["港口今天开放了，乘客都很高兴。" * 20, *lines], "a")
    assert [document.text[sentence.start : sentence.end] for sentence in sentences][1:] == lines
    assert [sentence.paragraph for sentence in sentences] == list(range(len(lines) + 1))


def test_lines_in_no_language() -> None:
    with pytest.raises(LanguageError, match="a is neither Chinese nor English: it is empty"):
        from_lines(["", " "], "a")
