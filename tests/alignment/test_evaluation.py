"""Figures known by hand, the same counted by brute force, and two ways of cutting one text."""

from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.evaluation import BINS, KINDS, Counts, Segmented, Tally, count, count_over_text
from toolkit.model import Bead, Span

SOURCES, TARGETS = 7, 6
"""Sentences of the alignments that are drawn."""

Pair = tuple[tuple[int, ...], tuple[int, ...]]


def beads(*pairs: tuple[Sequence[int], Sequence[int]], moved: Sequence[int] = (), sure: float = 1.0) -> list[Bead]:
    return [Bead(tuple(left), tuple(right), sure, number in moved) for number, (left, right) in enumerate(pairs)]


GOLD = beads(([0], [0]), ([1], [1, 2]), ([2], []), ([3, 4], [3]), ([], [4]), ([5], [5]))
FOUND = beads(([0], [0]), ([1], [1]), ([], [2]), ([2], []), ([3], [3]), ([4], []), ([], [4]), ([5], [5]))


def test_strict_and_lax_by_hand() -> None:
    counts = count(GOLD, FOUND)
    # Identical: 0-0, 2-nothing, nothing-4, 5-5, of eight found; of four gold beads with two sides, two.
    assert counts.strict == Tally(gold=4, hits=2, found=8, right=4)
    # The halves 1-1 and 3-3 overlap theirs; the nulls 2 and 4 that belong to beads do not.
    assert counts.lax == Tally(gold=4, hits=4, found=8, right=6)
    figures = counts.figures()
    assert figures["strict_p"] == figures["strict_r"] == figures["strict_f1"] == 0.5
    assert figures["lax_f1"] == pytest.approx(2 * 0.75 / 1.75)


def test_nulls_by_hand() -> None:
    counts = count(GOLD, FOUND)
    assert dict(zip(KINDS, counts.kinds, strict=True)) == {
        "1-1": Tally(2, 2, 4, 2),
        "1-2": Tally(1, 0, 0, 0),
        "2-1": Tally(1, 0, 0, 0),
        "2-2": Tally(),
        "n-m": Tally(),
        "1-0": Tally(1, 1, 2, 1),
        "0-1": Tally(1, 1, 2, 1),
    }
    assert counts.null == Tally(2, 2, 4, 2)
    assert [counts.figures()[name] for name in ("null_p", "null_r")] == [0.5, 1.0]


def test_nulls_count_by_sentences() -> None:
    gold = beads(([0], [0]), ([1, 2], []), ([], [1, 2, 3]))
    found = beads(([0], [0]), ([1], []), ([2], []), ([], [1]), ([], [2]), ([], [3]))
    assert count(gold, found).null == Tally(5, 5, 5, 5)
    assert count(gold, found).strict == Tally(1, 1, 6, 1)  # identical is another matter


def test_kinds() -> None:
    gold = beads(([0], [0]), ([1], [1, 2]), ([2, 3], [3]), ([4, 5], [4, 5]), ([6, 7, 8], [6]), ([9], [7, 8, 9]))
    assert [tally.gold for tally in count(gold, gold).kinds] == [1, 1, 1, 1, 2, 0, 0]
    assert all(tally.f1 == 1.0 for tally in count(gold, gold).kinds[:5])


@pytest.mark.parametrize(
    ("gold", "out_of_order"),
    [
        ([([0], [0]), ([1], [1]), ([2], [2])], set()),
        # One sentence moved to the end, and a longer passage to the front: the lighter is what moved.
        ([([0], [2]), ([1], [0]), ([2], [1])], {0}),
        ([([0], [1]), ([1], [2]), ([2], [0])], {2}),
        # Two single beads outweighed by one of five sentences.
        ([([0], [3]), ([1], [4]), ([2, 3], [0, 1, 2])], {0, 1}),
        # Of two as heavy, the chain that ends first stays.
        ([([0], [1]), ([1], [0])], {1}),
        ([([0], [0]), ([1], [3]), ([2], [2]), ([3], [1]), ([4], [4])], {1, 2}),
        # Nulls are in no order, and where a bead stands in the list does not matter.
        ([([2], [2]), ([], [0]), ([1], [1]), ([0], [])], set()),
    ],
)
def test_moved_by_hand(gold: list[tuple[list[int], list[int]]], out_of_order: set[int]) -> None:
    for number in range(len(gold)):
        if all(gold[number]):
            assert count(beads(*gold), beads(gold[number])).moved.hits == (number in out_of_order), number
    assert count(beads(*gold), []).moved.gold == len(out_of_order)


def test_moved_precision_and_recall() -> None:
    gold = beads(([0], [2]), ([1], [0]), ([2], [1]), ([3], [3]))
    found = beads(([0], [2]), ([1], [0]), ([2], [3]), ([3], []), ([], [1]), moved=(1, 2))
    # The moved gold bead 0-2 was found without its mark; of the two marked, 1-0 is gold, though not moved there.
    assert count(gold, found).moved == Tally(gold=1, hits=1, found=2, right=1)
    assert [count(gold, found).figures()[name] for name in ("moved_p", "moved_r")] == [0.5, 1.0]


def test_calibration_by_hand() -> None:
    gold = beads(([0], [0]), ([1], [1]), ([2], [2]), ([3], []))
    found = [
        Bead((0,), (0,), 0.9),
        Bead((1,), (1,), 1.0),
        Bead((2,), (), 0.95),
        Bead((), (2,), 0.0999),
        Bead((3,), (), 0.1),
    ]
    counts = count(gold, found)
    assert [(bin_.beads, bin_.right) for bin_ in counts.bins] == [(1, 0), (1, 1), *[(0, 0)] * 7, (3, 2)]
    assert counts.bins[9].mean == pytest.approx(0.95)
    assert counts.bins[9].accuracy == pytest.approx(2 / 3)
    assert counts.calibration_error == pytest.approx((0.0999 + 0.9 + 3 * (0.95 - 2 / 3)) / 5)


def test_nothing_to_count() -> None:
    assert set(Counts().figures().values()) == {0.0}
    assert count([], []) == Counts()
    assert Counts().calibration_error == 0.0
    assert (
        list(Counts().figures()) == "strict_p strict_r strict_f1 lax_f1 null_p null_r null_f1 moved_p moved_r".split()
    )


def cut(sizes: Sequence[int]) -> list[tuple[int, ...]]:
    edges = [sum(sizes[:n]) for n in range(len(sizes) + 1)]
    return [tuple(range(start, end)) for start, end in pairwise(edges)]


@st.composite
def alignments(draw: st.DrawFn, sources: int = SOURCES, targets: int = TARGETS) -> list[Bead]:
    """Any way to pair sentences off: groups of neighbours, in any order, some of them alone."""
    groups = []
    for total in (sources, targets):
        sizes = draw(st.lists(st.integers(1, 3), min_size=total, max_size=total))
        kept = [size for n, size in enumerate(sizes) if sum(sizes[: n + 1]) <= total]
        groups.append(cut([*kept, *[1] * (total - sum(kept))]))
    left = groups[0]
    right = draw(st.permutations(groups[1])) if draw(st.booleans()) else groups[1]
    queue = list(right)
    alone = draw(st.lists(st.sampled_from([False, False, False, True]), min_size=len(left), max_size=len(left)))
    pairs: list[Pair] = [
        (group, queue.pop(0) if queue and not lone else ()) for group, lone in zip(left, alone, strict=True)
    ]
    pairs += [((), group) for group in queue]
    sure = st.integers(0, 1000).map(lambda n: n / 1000)
    return [Bead(a, b, draw(sure), bool(a and b) and draw(st.booleans())) for a, b in pairs]


@st.composite
def gold_and_found(draw: st.DrawFn) -> tuple[list[Bead], list[Bead]]:
    """Two alignments; the second often keeps beads of the first."""
    gold = draw(alignments())
    if draw(st.booleans()):
        return gold, draw(alignments())
    found: list[Bead] = []
    for bead in gold:
        if bead.is_null or draw(st.integers(0, 3)):
            found.append(Bead(bead.source, bead.target, 0.75, draw(st.booleans())))
        else:
            found += [Bead((i,), (), 0.5) for i in bead.source] + [Bead((), (j,), 0.5) for j in bead.target]
    return gold, found


def pair_set(found: Sequence[Bead]) -> set[Pair]:
    return {(bead.source, bead.target) for bead in found}


def overlap(one: Pair, other: Pair) -> bool:
    return bool(set(one[0]) & set(other[0]) and set(one[1]) & set(other[1]))


def lonely(found: set[Pair]) -> set[tuple[int, int]]:
    return {(0, i) for a, b in found if not b for i in a} | {(1, j) for a, b in found if not a for j in b}


def heaviest_chains(two_sided: Sequence[Pair]) -> list[set[Pair]]:
    """Every subset that runs forward on both sides and weighs most, by looking at all."""
    best, chains = -1, list[set[Pair]]()
    for size in range(len(two_sided) + 1):
        for chosen in combinations(sorted(two_sided), size):
            if all(a[0][-1] < b[0][0] and a[1][-1] < b[1][0] for a, b in pairwise(chosen)):
                weight = sum(len(a) + len(b) for a, b in chosen)
                if weight >= best:
                    chains = [*(chains if weight == best else []), set(chosen)]
                    best = weight
    return chains


def share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def mean(p: float, r: float) -> float:
    return share(2 * p * r, p + r)


@given(gold_and_found())
def test_figures_equal_brute_force(given_: tuple[list[Bead], list[Bead]]) -> None:
    gold, found = map(pair_set, given_)
    two_sided = {bead for bead in gold if all(bead)}
    strict = share(len(gold & found), len(found)), share(len(two_sided & found), len(two_sided))
    lax = (
        share(
            sum(any(overlap(bead, one) for one in gold) if all(bead) else bead in gold for bead in found), len(found)
        ),
        share(sum(any(overlap(bead, one) for one in found) for bead in two_sided), len(two_sided)),
    )
    null = (
        share(len(lonely(gold) & lonely(found)), len(lonely(found))),
        share(len(lonely(gold) & lonely(found)), len(lonely(gold))),
    )
    marked = pair_set([bead for bead in given_[1] if bead.moved])
    counts = count(*given_)
    figures = counts.figures()
    assert figures["moved_p"] == share(len(marked & gold), len(marked))
    moved = [two_sided - chain for chain in heaviest_chains(list(two_sided))]
    assert (len(two_sided & found) and figures["moved_r"]) in [share(len(each & found), len(each)) for each in moved]
    assert counts.moved.gold in map(len, moved)
    assert [
        figures[name] for name in ("strict_p", "strict_r", "strict_f1", "lax_f1", "null_p", "null_r", "null_f1")
    ] == (pytest.approx([*strict, mean(*strict), mean(*lax), *null, mean(*null)]))


@given(gold_and_found())
def test_bins_and_kinds_hold_every_bead(given_: tuple[list[Bead], list[Bead]]) -> None:
    counts = count(*given_)
    assert len(counts.bins) == BINS
    assert sum(bin_.beads for bin_ in counts.bins) == counts.strict.found
    assert sum(bin_.right for bin_ in counts.bins) == counts.strict.right
    assert sum(tally.gold for tally in counts.kinds[:5]) == counts.strict.gold
    assert sum(tally.hits for tally in counts.kinds[:5]) == counts.strict.hits
    assert all(tally.hits == tally.right <= min(tally.gold, tally.found) for tally in counts.kinds)
    assert all(0 <= value <= 1 for value in (*counts.figures().values(), counts.calibration_error))
    assert counts.lax.hits >= counts.strict.hits and counts.lax.right >= counts.strict.right


@given(alignments())
def test_gold_against_itself_is_perfect(gold: list[Bead]) -> None:
    figures = count(gold, gold).figures()
    assert [figures[name] for name in ("strict_p", "lax_f1")] == [1.0, 1.0 if any(map(two_sides, gold)) else 0.0]


def two_sides(bead: Bead) -> bool:
    return not bead.is_null


@given(gold_and_found(), gold_and_found())
def test_counts_add_up(one: tuple[list[Bead], list[Bead]], two: tuple[list[Bead], list[Bead]]) -> None:
    """Two documents counted apart, and put one behind the other and counted at once."""

    def behind(found: Sequence[Bead]) -> list[Bead]:
        return [
            Bead(tuple(i + SOURCES for i in b.source), tuple(j + TARGETS for j in b.target), b.confidence, b.moved)
            for b in found
        ]

    joined = count([*one[0], *behind(two[0])], [*one[1], *behind(two[1])])
    apart = count(*one) + count(*two)
    assert (joined.strict, joined.lax, joined.kinds, joined.bins) == (
        apart.strict,
        apart.lax,
        apart.kinds,
        apart.bins,
    )
    # Moved beads need not add up: of chains that weigh the same, a longer text may go on from another.
    assert count(*one) + Counts() == count(*one)


def spans(*sizes: int) -> list[Span]:
    edges = [sum(sizes[:n]) for n in range(len(sizes) + 1)]
    return list(pairwise(edges))


@given(gold_and_found(), st.lists(st.integers(1, 9), min_size=SOURCES + TARGETS, max_size=SOURCES + TARGETS))
def test_over_text_equals_by_index_where_sentences_agree(
    given_: tuple[list[Bead], list[Bead]], sizes: list[int]
) -> None:
    gold, found = given_
    source, target = spans(*sizes[:SOURCES]), spans(*sizes[SOURCES:])
    assert count_over_text(Segmented(gold, source, target), Segmented(found, source, target)) == count(gold, found)


@given(gold_and_found(), st.data())
def test_cutting_within_beads_changes_no_strict_figure(
    given_: tuple[list[Bead], list[Bead]], data: st.DataObject
) -> None:
    """Where the sentences of a two-sided bead are one sentence to the finder, it covers the same text."""
    gold, found = given_
    source, target = spans(*[4] * SOURCES), spans(*[6] * TARGETS)
    merged: list[Bead] = []
    merged_spans: tuple[list[Span], list[Span]] = ([], [])
    for bead in sorted(found, key=lambda bead: bead.source):
        whole = not bead.is_null and data.draw(st.booleans())
        sides = []
        for side, indices, all_spans in zip(merged_spans, (bead.source, bead.target), (source, target), strict=True):
            parts = [all_spans[index] for index in indices]
            parts = [(parts[0][0], parts[-1][1])] if whole else parts
            sides.append(tuple(range(len(side), len(side) + len(parts))))
            side.extend(parts)
        merged.append(Bead(sides[0], sides[1], bead.confidence, bead.moved))
    over_text = count_over_text(Segmented(gold, source, target), Segmented(merged, *merged_spans))
    by_index = count(gold, found)
    assert (over_text.strict, over_text.lax, over_text.moved, over_text.null, over_text.bins) == (
        by_index.strict,
        by_index.lax,
        by_index.moved,
        by_index.null,
        by_index.bins,
    )


def test_over_text_by_hand() -> None:
    # The gold has sentences of 10 characters; the finder cuts the second source sentence in two, misses an end on the
    # target's side, and cuts a null in two.
    gold = Segmented(beads(([0], [0]), ([1], [1]), ([2], []), ([3], [2])), spans(10, 10, 10, 10), spans(10, 10, 10))
    found = Segmented(
        beads(([0], [0]), ([1, 2], [1]), ([3], []), ([4], []), ([5], []), sure=0.5),
        spans(10, 5, 5, 4, 6, 10),
        spans(10, 20),
    )
    counts = count_over_text(gold, found)
    # Right: the first bead. The second covers more than its gold on the target's side.
    assert counts.strict == Tally(gold=3, hits=1, found=5, right=1)
    assert counts.lax == Tally(gold=3, hits=2, found=5, right=2)
    # One gold null, whose text stands alone; of three found, its two halves.
    assert counts.null == Tally(gold=1, hits=1, found=3, right=2)
    kinds = dict(zip(KINDS, counts.kinds, strict=True))
    assert kinds["1-1"] == Tally(gold=3, hits=1, found=1, right=1)
    assert kinds["2-1"] == Tally(found=1)


def test_a_kind_may_be_called_another_on_either_side() -> None:
    gold = Segmented(beads(([0], [0])), spans(10), spans(8))
    found = Segmented(beads(([0, 1], [0])), spans(4, 6), spans(8))
    counts = count_over_text(gold, found)
    kinds = dict(zip(KINDS, counts.kinds, strict=True))
    assert (kinds["1-1"], kinds["2-1"]) == (Tally(gold=1, hits=1), Tally(found=1, right=1))
    assert counts.figures()["strict_f1"] == 1.0


def test_half_a_null_is_none() -> None:
    gold = Segmented(beads(([0], []), ([1], [0])), spans(10, 10), spans(10))
    found = Segmented(beads(([0], []), ([1], [0])), spans(5, 15), spans(10))
    assert count_over_text(gold, found).null == Tally(gold=1, hits=0, found=1, right=1)
