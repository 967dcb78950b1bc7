"""Seeded gold alignments: the same for the same name, and every line in one bead."""

import gzip
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks import seeded_alignments
from tests.benchmarks.seeded_alignments import Bead, beads_of, documents, main, seeded, written
from toolkit.reading.ladder import read_ladder

SEGMENTS = st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), max_size=40)


def segments(sizes: list[tuple[int, int]]) -> list[Bead]:
    return [
        ([f"{at}句{part}" for part in range(n)], [f"{at} sentence {part}" for part in range(m)])
        for at, (n, m) in enumerate(sizes)
    ]


@given(SEGMENTS, st.text(max_size=5))
def test_the_name_decides(sizes: list[tuple[int, int]], name: str) -> None:
    given_segments = segments(sizes)
    assert seeded(given_segments, name) == seeded(segments(sizes), name)
    assert given_segments == segments(sizes), "what was given is not altered"


@given(SEGMENTS, st.text(max_size=5))
def test_sentences_are_lost_or_joined_but_never_made_or_moved(sizes: list[tuple[int, int]], name: str) -> None:
    for side, joint in ((0, ""), (1, " ")):
        text = joint.join(line for bead in seeded(segments(sizes), name) for line in bead[side])
        at = 0
        for segment in segments(sizes):
            whole = joint.join(segment[side])
            if text.find(whole, at) == at:
                at += len(whole) + (len(joint) if at + len(whole) < len(text) else 0)
        assert at == len(text)


def test_names_differ_and_losses_stay_within_bounds() -> None:
    whole = segments([(1, 1)] * 200)
    losses = []
    for number in range(40):
        beads = seeded(whole, f"document-{number}")
        losses.append(sum(not source or not target for source, target in beads) / 200)
    assert len(set(losses)) > 10
    assert 0.0 <= min(losses) < 0.1 < max(losses) < 0.6


def test_ladder_by_hand() -> None:
    beads: list[Bead] = [(["一"], ["a", "b"]), (["二", "三"], []), ([], ["c", "d"]), (["四"], ["e"])]
    assert list(written(beads)) == ["[0]:[0, 1]", "[1]:[]", "[2]:[]", "[]:[2]", "[]:[3]", "[3]:[4]"]


def test_segments_are_cut_where_one_side_stays_whole() -> None:
    assert beads_of("港口开放了。船也来了。", "The port opened, and ships came.") == (
        ["港口开放了。", "船也来了。"],
        ["The port opened, and ships came."],
    )
    both = ("港口开放了。船也来了。", "The port opened. Ships came.")
    assert beads_of(*both) == ([both[0]], [both[1]])


@pytest.fixture
def evaluation(tmp_path: Path) -> Path:
    rows = ["doc\tseg\tsystem\tsource\ttarget"]
    for doc in ("port", "harbour"):
        for seg in (*range(10, 40), *range(1, 10)):
            rows.append(f"{doc}\t{seg}\tref.B\t第{seg}艘船来了。\tShip number {seg} is here.")
            rows.append(f"{doc}\t{seg}\tHuman-A.0\t第{seg}艘船来了。\tShip {seg} came.")
            rows.append(f'{doc}\t{seg}\tOnline-B\t第{seg}艘船来了。\tA "ship')
    path = tmp_path / "newstest.tsv.gz"
    path.write_bytes(gzip.compress("\n".join(rows).encode("utf-8")))
    return path


def test_the_first_human_translation_is_read_in_order(evaluation: Path) -> None:
    found = documents(evaluation)
    assert list(found) == ["port", "harbour"]
    assert found["port"] == [(f"第{seg}艘船来了。", f"Ship {seg} came.") for seg in range(1, 40)]


def test_gold_covers_each_line_once(evaluation: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        monkeypatch.setattr(sys, "argv", [seeded_alignments.__name__, str(evaluation), "-o", str(folder)])
        main()
        contents.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    assert contents[0] == contents[1]
    assert set(contents[0]) == {f"{name}.{suffix}" for name in ("port", "harbour") for suffix in ("zh", "en", "gold")}
    for name in ("port", "harbour"):
        lines = [contents[0][f"{name}.{side}"].decode("utf-8").splitlines() for side in ("zh", "en")]
        # Raises for a line in two beads or in none.
        beads = read_ladder(tmp_path / "one" / f"{name}.gold", sizes=(len(lines[0]), len(lines[1])))
        ships = [(lines[0][bead.source[0]], lines[1][bead.target[0]]) for bead in beads if not bead.is_null]
        assert ships and all(chinese[1:].split("艘")[0] in english for chinese, english in ships)


@pytest.mark.parametrize("segment", [("2019", "2019"), ("……", "..."), ("港口", "2019")])
def test_a_segment_without_words_stays_as_it_is(segment: tuple[str, str]) -> None:
    assert beads_of(*segment) == ([segment[0]], [segment[1]])
