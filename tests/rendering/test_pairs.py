"""Beads with their marks, notes and addresses."""

from dataclasses import replace

from toolkit.model import Comparison, Cue
from toolkit.rendering.pairs import Cell, build_pairs, permalinks


def _marked(cell: Cell) -> list[tuple[str, str, str]]:
    return [
        (piece.text, piece.classes, "".join(key.symbol for key in piece.keys))
        for paragraph in cell.paragraphs
        for sentence in paragraph
        for piece in sentence
        if piece.classes
    ]


def test_marks_overlap_and_keep_their_keys(harbour: Comparison) -> None:
    pairs = build_pairs(harbour)
    assert _marked(pairs[0].source) == [("打着", "cue i2", "a"), ("的旗号", "cue i2", "a")]
    assert _marked(pairs[6].source) == [("所谓的", "cue i2", ""), ("“评估报告”", "cue i2 cue i1", "ab")]
    assert _marked(pairs[8].target) == [
        ("Two terminal operators ", "major", ""),
        ("lashed", "major cue i3", "1"),
        (" out", "cue i3", "b"),
    ]


def test_every_key_leads_to_a_note_of_its_pair(harbour: Comparison, hostile: Comparison) -> None:
    for comparison in (harbour, hostile):
        for pair in build_pairs(comparison):
            notes = {note.key.id for note in pair.findings}
            notes |= {cue.key.id for note in pair.shifts for cue in note.cues} | {note.key.id for note in pair.cues}
            keys = {
                key.id
                for cell in (pair.source, pair.target)
                for paragraph in cell.paragraphs
                for sentence in paragraph
                for piece in sentence
                for key in piece.keys
            }
            assert keys == notes


def test_a_cue_that_no_shift_speaks_of_is_noted_all_the_same(harbour: Comparison) -> None:
    pairs = build_pairs(replace(harbour, shifts=()))
    assert [(note.key.symbol, note.text) for note in pairs[2].cues] == [
        ("a", "妄称"),
        ("b", "exaggeratedly claimed"),
    ]


def test_a_mark_over_two_sentences_shows_its_key_once(harbour: Comparison) -> None:
    first, second = harbour.target_sentences[4:6]
    span = (first.start + 4, second.end + 2)
    text = harbour.target.text[slice(*span)]
    cue = Cue(text, *span, (span,), "hedge", 1, "neutral", "outlet", False, "why", "news/x")
    pair = build_pairs(replace(harbour, target_cues=(cue,), source_cues=(), shifts=()))[4]
    assert [symbol for _, _, symbol in _marked(pair.target)] == ["", "a"]


def test_more_cues_than_letters(harbour: Comparison) -> None:
    cues = harbour.target_cues[:1] * 28
    pair = build_pairs(replace(harbour, target_cues=cues, source_cues=(), shifts=()))[2]
    assert [note.key.symbol for note in pair.cues][24:] == ["y", "z", "aa", "ab"]


def test_null_and_uncertain_pairs(harbour: Comparison) -> None:
    pairs = build_pairs(harbour)
    assert pairs[5].target.paragraphs == () and len(pairs[5].source.paragraphs) == 1
    assert [pair.number for pair in pairs if pair.uncertain] == [9]


def test_an_address_depends_on_the_texts_alone() -> None:
    first = list(permalinks([("甲", "a"), ("乙", "b"), ("甲", "a"), ("甲a", "")]))
    again = list(permalinks([("乙", "b"), ("新", "new"), ("甲", "a")]))
    assert (again[0], again[2]) == (first[1], first[0])
    assert first[2] == first[0] + "-2"
    assert len(set(first)) == 4
