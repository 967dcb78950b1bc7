"""Words that a document teaches: names that the dictionary lacks, and nothing from a few beads or unsure ones."""

import pytest

from toolkit.alignment import align, load_encoder
from toolkit.alignment.learning import LEAST_DICE, LEAST_TIMES, MOST_PAIRS, SURE, learnt_words, sure_beads, taught
from toolkit.alignment.search import Step
from toolkit.model import Bead, Sentence, Word, WordKind

Words = list[list[Word]]


def word(text: str, *keys: str, kind: WordKind = "word") -> Word:
    return Word(text, 0, len(text), kind, frozenset(keys))


def latin(text: str) -> Word:
    return word(text, text.lower(), kind="latin")


def named(times: int, others: int = 0) -> tuple[Words, Words]:
    """澜岸 stands where Harbourton stands, so often; as many sentences more hold neither."""
    chinese = [[word("澜岸", kind="name"), word(f"词{i}", f"k{i}")] for i in range(times)]
    english = [[latin("Harbourton"), latin(f"k{i}")] for i in range(times)]
    more = range(times, times + others)
    return chinese + [[word(f"词{i}", f"k{i}")] for i in more], english + [[latin(f"k{i}")] for i in more]


def one_to_one(size: int) -> list[tuple[range, range]]:
    return [(range(i, i + 1), range(i, i + 1)) for i in range(size)]


def test_a_name_is_learnt() -> None:
    assert learnt_words(*named(LEAST_TIMES, 6), one_to_one(LEAST_TIMES + 6)) == {"澜岸": {"harbourton"}}


def test_not_from_a_few_beads() -> None:
    assert learnt_words(*named(LEAST_TIMES - 1, 6), one_to_one(LEAST_TIMES + 5)) == {}


def test_not_from_chapters_in_one_line() -> None:
    chinese, english = named(LEAST_TIMES)
    many = [word(f"别{i}", f"b{i}") for i in range(MOST_PAIRS // 2)]
    assert learnt_words([[*held, *many] for held in chinese], english, one_to_one(LEAST_TIMES)) == {}


def test_not_from_a_sentence_that_repeats_it() -> None:
    chinese, english = [[word("澜岸")] * LEAST_TIMES], [[latin("Harbourton")] * LEAST_TIMES]
    assert learnt_words(chinese, english, one_to_one(1)) == {}


def test_not_from_words_that_mostly_stand_apart() -> None:
    """Dice's coefficient: twice the beads that both share, against those of the one and those of the other."""
    most = int(2 * LEAST_TIMES / LEAST_DICE) - 2 * LEAST_TIMES
    for apart, learnt in ((most, {"澜岸": {"harbourton"}}), (most + 1, {})):
        chinese, english = named(LEAST_TIMES, apart)
        for sentence in english[LEAST_TIMES:]:
            sentence.append(latin("Harbourton"))
        assert learnt_words(chinese, english, one_to_one(LEAST_TIMES + apart)) == learnt


def test_what_stands_outside_the_beads_does_not_count() -> None:
    chinese, english = named(LEAST_TIMES, 20)
    for sentence in english[LEAST_TIMES:]:
        sentence.append(latin("Harbourton"))
    assert learnt_words(chinese, english, one_to_one(LEAST_TIMES)) == {"澜岸": {"harbourton"}}


def test_beads_of_several_sentences_are_one_each() -> None:
    chinese = [[word("澜")], [word("岸")]] * LEAST_TIMES
    english = [[latin("Harbour")]] * LEAST_TIMES
    beads = [(range(2 * i, 2 * i + 2), range(i, i + 1)) for i in range(LEAST_TIMES)]
    assert learnt_words(chinese, english, beads) == {"澜": {"harbour"}, "岸": {"harbour"}}


@pytest.mark.parametrize("kind", ["number", "function", "latin"])
def test_only_words_and_names_learn(kind: WordKind) -> None:
    chinese, english = named(6)
    chinese = [[word("澜岸", kind=kind)] for _ in chinese]
    assert "澜岸" not in learnt_words(chinese, english, one_to_one(6))


@pytest.mark.parametrize("kind", ["number", "function"])
def test_only_words_are_learnt(kind: WordKind) -> None:
    chinese, english = named(6)
    english = [[word("7", "#7", kind=kind)] for _ in english]
    assert learnt_words(chinese, english, one_to_one(6)) == {}


def test_beads_that_are_learnt_from() -> None:
    steps = [
        Step(0, 0, 1, 2, SURE),
        Step(1, 2, 1, 1, SURE - 0.01),
        Step(2, 3, 1, 0, 1.0),
        Step(3, 3, 0, 1, 1.0),
        Step(3, 4, 2, 1, 1.0),
    ]
    assert sure_beads(steps, turned=False) == [(range(1), range(2)), (range(3, 5), range(4, 5))]
    assert sure_beads(steps, turned=True) == [(range(2), range(1)), (range(4, 5), range(3, 5))]


def test_taught_changes_only_those_words() -> None:
    sentences = [[word("澜岸", "old"), word("港", "port"), word("澜岸", kind="function")], [], [word("码头", "wharf")]]
    found = taught(sentences, {"澜岸": frozenset({"harbourton"})})
    assert found == [
        [word("澜岸", "old", "harbourton"), word("港", "port"), word("澜岸", kind="function")],
        [],
        [word("码头", "wharf")],
    ]
    assert sentences[0][0].keys == {"old"}, "what was given is not altered"


def test_the_whole_aligner_learns() -> None:
    """Where two answers are otherwise alike, the name that the document has taught decides."""
    size = 14
    chinese: Words = [
        [word("澜岸", kind="name"), word(f"词{i}", f"k{i}"), word(f"又{i}", f"m{i}")] for i in range(size)
    ]
    english: Words = [[latin("Harbourton"), latin(f"k{i}"), latin(f"m{i}")] for i in range(size)]
    for i in range(size, 2 * size):
        chinese.append([word(f"词{i}", f"k{i}"), word(f"又{i}", f"m{i}")])
        english.append([latin(f"k{i}"), latin(f"m{i}")])
    # A sentence with nothing but the name, beside one with nothing at all.
    chinese[20:20] = [[word("澜岸", kind="name")]]
    english[20:20] = [[latin("nothing")], [latin("Harbourton")]]
    sides = [
        [Sentence(i, "x" * length, 0, length, i) for i in range(len(words))]
        for words, length in ((chinese, 8), (english, 32))
    ]
    found = align(sides[0], sides[1], chinese, english, "zh", load_encoder("lexicon")).beads
    assert Bead((20,), (21,), 0.0) in [Bead(bead.source, bead.target, 0.0) for bead in found]
