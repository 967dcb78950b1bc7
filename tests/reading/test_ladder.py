from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import InputError, UnreadableError
from toolkit.model import Alignment, Bead, Document
from toolkit.reading.ladder import read_ladder
from toolkit.rendering.beads import BEAD_RENDERERS, Aligned


def write(folder: Path, text: str) -> Path:
    path = folder / "a.gold"
    path.write_text(text, encoding="utf-8")
    return path


def test_known_rungs(tmp_path: Path) -> None:
    text = "[0]:[0, 1]\r\n\n[1,2]:[2]\n [3] : [] \n[]:[3]\n[5, 4]:[ 4 ]"
    assert [(bead.source, bead.target) for bead in read_ladder(write(tmp_path, text), sizes=(6, 5))] == [
        ((0,), (0, 1)),
        ((1, 2), (2,)),
        ((3,), ()),
        ((), (3,)),
        ((4, 5), (4,)),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[0]:[0]\n[1]-[1]\n", r"a\.gold, line 2: '\[1\]-\[1\]' is not a bead\. Write \[0\]:\[0, 1\]"),
        ("[0]:[0]\n[]:[]\n", "line 2: .* is not a bead"),
        ("[0]:[0]\n\n[1]:\n", "line 3: .* is not a bead"),
        ("[0]:[0]:0.25\n", "line 1: .* is not a bead"),
        ("[0]:[a]\n", "line 1: .* is not a bead"),
        ("[0,]:[0]\n", "line 1: .* is not a bead"),
        ("[0 1]:[0]\n", "line 1: .* is not a bead"),
        ("[-1]:[0]\n", "line 1: .* is not a bead"),
        ("[٣]:[0]\n", "line 1: .* is not a bead"),
        ("[0]:[0]\n[1]:[1]\n[1]:[2]\n", "line 3: sentence 1 of the first text stands in line 2 already. Put every"),
        ("[0, 0]:[0]\n", "line 1: sentence 0 of the first text stands in line 1 already"),
        ("[0]:[0]\n[1]:[1]\n[2]:[1]\n", "line 3: sentence 1 of the second text stands in line 2 already"),
        ("[0]:[0]\n[1]:[1, 2]\n[2]:[3]\n", "line 3: the second text has no sentence 3, for it has 3, counted from 0"),
        ("[0]:[0]\n[1]:[1, 2]\n", r"a\.gold: sentence 2 of the first text stands in no bead\. .*\[2\]:\[\] says that"),
        ("[0]:[0]\n[1]:[2]\n[2]:[]\n", r"sentence 1 of the second text stands in no bead\. .*\[\]:\[1\] says that"),
        ("", "is empty"),
    ],
)
def test_malformed(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read_ladder(write(tmp_path, text), sizes=(3, 3))


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.gold does not exist; check the path"):
        read_ladder(tmp_path / "a.gold")


def test_without_sizes_any_sentence_may_exist(tmp_path: Path) -> None:
    assert read_ladder(write(tmp_path, "[7]:[9]\n")) == (Bead((7,), (9,), 1.0),)


EMPTY = Document("", "zh", "zh-Hans", (), "a", "text")
SIDES = st.lists(st.sampled_from([(1, 1), (1, 2), (2, 1), (3, 2), (1, 0), (0, 1)]), min_size=1, max_size=12)


@given(SIDES, st.randoms())
def test_what_is_rendered_is_read(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[tuple[int, int]], rng: Random
) -> None:
    beads, i, j = [], 0, 0
    for n, m in sizes:
        beads.append(Bead(tuple(range(i, i + n)), tuple(range(j, j + m)), 1.0))
        i, j = i + n, j + m
    rng.shuffle(beads)
    text = BEAD_RENDERERS["ladder"].render(Aligned(EMPTY, EMPTY, (), (), Alignment(tuple(beads), "given")))
    assert read_ladder(write(tmp_path_factory.mktemp("ladder"), text), sizes=(i, j)) == tuple(beads)
