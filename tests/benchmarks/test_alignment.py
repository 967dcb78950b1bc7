"""The benchmark beside peers on a tiny folder: its table, its vectors, and its word when a peer is missing."""

from pathlib import Path

import numpy as np
import pytest

from tests.benchmarks.alignment import COMPARED, OURS, Aligner, beside_peers, growth
from tests.benchmarks.peers import PEERS, Peer
from tests.benchmarks.processes import CommandError, run
from tests.benchmarks.tables import Table
from tests.benchmarks.texts import CORPORA, Pair, joined, read_pairs
from tests.benchmarks.vectors import lexicon_vectors
from toolkit.language.dictionary import load_dictionary
from toolkit.model import Bead

CHINESE = (
    "市政府周三宣布关闭两座大桥。",
    "医院的床位不够。",
    "渔民担心疏浚航道会破坏牡蛎养殖场。",
    "专家建议接种疫苗。",
)
ENGLISH = (
    "The city government announced on Wednesday that two bridges would close.",
    "The hospital does not have enough beds.",
    "Experts recommend vaccination.",
)
LADDER = "[0]:[0]\n[1]:[1]\n[2]:[]\n[3]:[2]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for suffix, lines in ((".zh", CHINESE), (".en", ENGLISH)):
        (tmp_path / f"tiny{suffix}").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "tiny.gold").write_text(LADDER, encoding="utf-8")
    return tmp_path


def test_a_row_for_us_and_a_reason_for_who_is_missing(folder: Path) -> None:
    missing = Aligner("another", ("no.such.module",), missing="not installed")
    ours, other = beside_peers(read_pairs(folder), [OURS, missing], starts=1)
    assert len(ours) == len(COMPARED)
    assert ours[1:4] == ["1.000", "1.000", "1.000"]
    assert other == ["another", "not installed"]


def test_a_row_for_who_fails(folder: Path) -> None:
    (row,) = beside_peers(read_pairs(folder), [Aligner("broken", ("no_such_module",))], starts=1)
    assert "No module named no_such_module" in row[1]


def test_growth(folder: Path) -> None:
    first, second = growth(read_pairs(folder), [4, 8])
    assert (first[0], second[0]) == ("4 × 3", "8 × 6")
    assert first[3] == "" and second[3].startswith("× ")


def test_failing_command_says_its_last_line() -> None:
    with pytest.raises(CommandError, match="the last line"):
        run("/bin/sh", "-c", "echo the first line >&2; echo the last line >&2; exit 1")


def test_vectors_find_the_translation() -> None:
    source, target = lexicon_vectors(CHINESE, ENGLISH, "zh", load_dictionary())
    assert np.argmax(source @ target.T, axis=0).tolist() == [0, 1, 3]
    again, _ = lexicon_vectors(CHINESE, ENGLISH, "zh", load_dictionary())
    assert np.array_equal(source, again)


def test_vectors_of_documents_that_share_nothing() -> None:
    source, target = lexicon_vectors(["猫。"], ["Bridges."], "zh", load_dictionary())
    assert not source.any() and not target.any()


def test_a_peer_leaves_no_sentence_out() -> None:
    peer = Peer("test", "parallax-toolkit", "", lambda *_: [((0,), (0,)), ((1,), ())])
    assert peer.version
    assert sorted((bead.source, bead.target) for bead in peer.align("ab", "cd", "zh")) == [
        ((), (1,)),
        ((0,), (0,)),
        ((1,), ()),
    ]


def test_peers_have_names_of_their_own() -> None:
    assert len({peer.name for peer in PEERS}) == len(PEERS)
    assert Peer("test", "no-such-distribution", "", lambda *_: []).version is None


def test_joined_documents_repeat_and_end_at_the_size() -> None:
    pair = Pair("x", ("一", "二"), ("a", "b"), (Bead((0,), (0,), 1.0), Bead((1,), (1,), 1.0)))
    long = joined([pair], 3)
    assert (long.source, long.target) == (("一", "二", "一"), ("a", "b", "a"))
    assert [bead.source for bead in long.gold] == [(0,), (1,), (2,)]


def test_joined_documents_are_chinese_first() -> None:
    pair = Pair("x", ("a", "b"), ("一",), (Bead((0, 1), (0,), 1.0),), "en")
    long = joined([pair], 1)
    assert (long.source, long.target, long.gold) == (("一",), ("a", "b"), (Bead((0,), (0, 1), 1.0),))


def test_bundled_corpora_are_cut_as_their_gold_says() -> None:
    pairs = {pair.name: pair for pair in read_pairs(CORPORA)}
    assert {pair.language for pair in pairs.values()} == {"zh", "en"}
    for name, pair in pairs.items():
        text = (CORPORA / name / f"{pair.language}.txt").read_text(encoding="utf-8")
        assert "".join("".join(pair.source).split()) == "".join(text.split())
        assert all(sentence == sentence.strip() for sentence in (*pair.source, *pair.target))


def test_tables(capsys: pytest.CaptureFixture[str]) -> None:
    Table("Title", ("name", "seconds"), "markdown").show([["a|b", "1.0"], ["c"]])
    assert capsys.readouterr().out == "\nTitle\n\n| name | seconds |\n|---|--:|\n| a\\|b | 1.0 |\n| c |  |\n"
    Table("Title", ("name", "seconds", "MiB")).show([["a × b", "1.0", "20"], ["c", "not installed"]])
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "Title"
    assert lines[3].split() == ["a", "×", "b", "1.0", "20"]
    assert lines[4].split() == ["c", "not", "installed"]
