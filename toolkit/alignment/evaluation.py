"""How well an alignment agrees with a gold one, in the figures that the field quotes.

- Strict: a bead is right when it is identical to a gold bead. Lax: when the two share text on both sides; a null bead
  still only when identical. As the field has it, precision is of all beads found, nulls included, and recall of the
  gold beads that are no nulls.
- Null: sentences that stand alone are counted one by one, so that [3, 4]:[] is the same as [3]:[] and [4]:[].
- Moved: gold beads are moved when they stand outside the heaviest chain of two-sided gold beads that runs forward on
  both sides, weighed in sentences. Recall is the share of them that was found, marked or not; precision the share of
  the beads marked moved that are gold beads, whether or not these count as moved.
- Calibration: confidence says how likely a bead is right. The expected calibration error is the mean distance between
  confidence and the share that is right over ten bins of equal width, weighed by their beads.

`count` compares alignments of the same sentences. `count_over_text` compares alignments of one text that was cut into
sentences in two ways: both ways are cut further into the pieces that no sentence of either crosses, and a bead is the
pieces that it covers. Two beads are then identical when they cover the same text on both sides, and share text when
they share a piece. What is counted stays sentences and beads: recall of the gold's own, precision of those found; a
sentence that stands alone is right when no piece of it has a counterpart on the other hand. So the gold weighs the same
whatever was found, and where both ways of cutting agree, so do the two functions.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from itertools import chain

from toolkit.model import Bead, Span

KINDS = ("1-1", "1-2", "2-1", "2-2", "n-m", "1-0", "0-1")
"""Kinds of beads by their numbers of sentences; "n-m" is every other with two sides. Nulls count by sentences."""

BINS = 10
_WHOLE = 10_000
"""Confidence is summed in ten-thousandths, the precision in which it is written, so that sums are exact."""

Pieces = tuple[int, ...]
_Key = tuple[Pieces, Pieces]
"""A bead by the pieces of both texts that it covers."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Of the `gold` ones `hits` were found, and of the `found` ones `right` are gold.

    Where gold and found are counted in the same unit, `hits` equals `right`.
    """

    gold: int = 0
    hits: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*map(sum, zip(astuple(self), astuple(other), strict=True)))

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found, as all ratios here."""
        return _ratio(self.right, self.found)

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return _ratio(self.hits, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return _ratio(2 * self.precision * self.recall, self.precision + self.recall)


@dataclass(frozen=True, slots=True)
class Bin:
    """The beads found whose confidence lies in one tenth of the scale; `confidence` is its sum in ten-thousandths."""

    beads: int = 0
    right: int = 0
    confidence: int = 0

    def __add__(self, other: "Bin") -> "Bin":
        return Bin(*map(sum, zip(astuple(self), astuple(other), strict=True)))

    @property
    def mean(self) -> float:
        """The mean confidence."""
        return _ratio(self.confidence, _WHOLE * self.beads)

    @property
    def accuracy(self) -> float:
        """The share that is right."""
        return _ratio(self.right, self.beads)


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in one alignment, or with `+` in several: ratios of sums are micro-averages.

    `kinds` runs parallel to `KINDS`, `bins` from the least confidence to the greatest.
    """

    strict: Tally = Tally()
    lax: Tally = Tally()
    moved: Tally = Tally()
    kinds: tuple[Tally, ...] = (Tally(),) * len(KINDS)
    bins: tuple[Bin, ...] = (Bin(),) * BINS

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.strict + other.strict,
            self.lax + other.lax,
            self.moved + other.moved,
            tuple(a + b for a, b in zip(self.kinds, other.kinds, strict=True)),
            tuple(a + b for a, b in zip(self.bins, other.bins, strict=True)),
        )

    @property
    def null(self) -> Tally:
        """Sentences that stand alone, of both sides."""
        return self.kinds[-2] + self.kinds[-1]

    @property
    def calibration_error(self) -> float:
        """The expected calibration error, 0-1."""
        beads = sum(bin_.beads for bin_ in self.bins)
        return _ratio(sum(abs(bin_.right * _WHOLE - bin_.confidence) for bin_ in self.bins), _WHOLE * beads)

    def figures(self) -> dict[str, float]:
        """The ratios by the names under which they are quoted; 0 where there was nothing to count."""
        return {
            "strict_p": self.strict.precision,
            "strict_r": self.strict.recall,
            "strict_f1": self.strict.f1,
            "lax_f1": self.lax.f1,
            "null_p": self.null.precision,
            "null_r": self.null.recall,
            "null_f1": self.null.f1,
            "moved_p": self.moved.precision,
            "moved_r": self.moved.recall,
        }


@dataclass(frozen=True, slots=True)
class Segmented:
    """Beads, and the spans of the sentences on both sides that their indices mean.

    Spans of what is compared are counted alike, best in characters that are not white space, so that it is no matter
    to which sentence a space belongs.
    """

    beads: Sequence[Bead]
    source: Sequence[Span]
    target: Sequence[Span]


def count(gold: Sequence[Bead], found: Sequence[Bead]) -> Counts:
    """What agrees in two alignments of the same sentences."""
    source: dict[int, Pieces] = {index: (index,) for bead in (*gold, *found) for index in bead.source}
    target: dict[int, Pieces] = {index: (index,) for bead in (*gold, *found) for index in bead.target}
    return _count(_View(gold, source, target), _View(found, source, target))


def count_over_text(gold: Segmented, found: Segmented) -> Counts:
    """What agrees in two alignments of one text each cut into sentences in its own way."""
    source = _pieces(gold.source, found.source)
    target = _pieces(gold.target, found.target)
    return _count(_View(gold.beads, source[0], target[0]), _View(found.beads, source[1], target[1]))


def _pieces(first: Sequence[Span], second: Sequence[Span]) -> tuple[dict[int, Pieces], dict[int, Pieces]]:
    """The pieces of each sentence, for both ways of cutting one text."""
    edges = sorted({edge for span in (*first, *second) for edge in span})
    number = {edge: index for index, edge in enumerate(edges)}
    one, other = (
        {index: tuple(range(number[start], number[end])) for index, (start, end) in enumerate(spans)}
        for spans in (first, second)
    )
    return one, other


class _View:
    """An alignment as seen piece by piece."""

    def __init__(self, beads: Sequence[Bead], source: dict[int, Pieces], target: dict[int, Pieces]) -> None:
        def key(bead: Bead) -> _Key:
            return _joined(source[index] for index in bead.source), _joined(target[index] for index in bead.target)

        self.beads: dict[_Key, Bead] = {key(bead): bead for bead in beads}
        self.links: dict[int, set[int]] = defaultdict(set)
        for left, right in self.beads:
            for piece in left:
                self.links[piece].update(right)
        nulls = [bead for bead in self.beads.values() if bead.is_null]
        self.alone = (
            {source[index] for bead in nulls for index in bead.source},
            {target[index] for bead in nulls for index in bead.target},
        )

    def overlaps(self, key: _Key) -> bool:
        """Whether a bead here shares text with `key` on both sides."""
        return any(not self.links[piece].isdisjoint(key[1]) for piece in key[0] if piece in self.links)


def _joined(pieces: Iterable[Pieces]) -> Pieces:
    return tuple(chain.from_iterable(pieces))


def _count(gold: _View, found: _View) -> Counts:
    both = gold.beads.keys() & found.beads.keys()
    answered = [key for key, bead in gold.beads.items() if not bead.is_null]
    moved = _out_of_order(gold)
    marked = [key for key, bead in found.beads.items() if bead.moved]
    return Counts(
        strict=Tally(len(answered), sum(key in both for key in answered), len(found.beads), len(both)),
        lax=Tally(
            len(answered),
            sum(found.overlaps(key) for key in answered),
            len(found.beads),
            sum(key in both if bead.is_null else gold.overlaps(key) for key, bead in found.beads.items()),
        ),
        moved=Tally(len(moved), sum(key in both for key in moved), len(marked), sum(key in both for key in marked)),
        kinds=(*_two_sided(gold, found, both), *map(_alone, gold.alone, found.alone)),
        bins=_bins(found, both),
    )


def _two_sided(gold: _View, found: _View, both: Iterable[_Key]) -> list[Tally]:
    tallies = dict.fromkeys(KINDS[:-2], Tally())
    for key, bead in gold.beads.items():
        if not bead.is_null:
            tallies[_kind(bead)] += Tally(gold=1, hits=key in both)
    for key, bead in found.beads.items():
        if not bead.is_null:
            tallies[_kind(bead)] += Tally(found=1, right=key in both)
    return list(tallies.values())


def _kind(bead: Bead) -> str:
    kind = f"{len(bead.source)}-{len(bead.target)}"
    return kind if kind in KINDS else "n-m"


def _alone(gold: set[Pieces], found: set[Pieces]) -> Tally:
    gold_pieces, found_pieces = set(_joined(gold)), set(_joined(found))
    return Tally(
        len(gold),
        sum(found_pieces.issuperset(sentence) for sentence in gold),
        len(found),
        sum(gold_pieces.issuperset(sentence) for sentence in found),
    )


def _bins(found: _View, both: Iterable[_Key]) -> tuple[Bin, ...]:
    bins = [Bin()] * BINS
    for key, bead in found.beads.items():
        confidence = round(bead.confidence * _WHOLE)
        bins[min(confidence * BINS // _WHOLE, BINS - 1)] += Bin(1, key in both, confidence)
    return tuple(bins)


def _out_of_order(view: _View) -> list[_Key]:
    """The two-sided beads outside the heaviest chain that runs forward on both sides, weighed in sentences.

    Where chains weigh the same, each bead goes on from the latest that it can, and the chain that ends first wins.
    """
    beads = sorted(
        ((bead.source, bead.target, key) for key, bead in view.beads.items() if not bead.is_null),
        key=lambda entry: entry[:2],
    )
    heaviest = _HeaviestBefore(max((target[-1] for _, target, _ in beads), default=0) + 1)
    previous: list[int] = []
    last, most = _NONE, 0
    for number, (source, target, _) in enumerate(beads):
        weight, before = heaviest.before(target[0])
        weight += len(source) + len(target)
        previous.append(before)
        heaviest.add(target[-1], weight, number)
        if weight > most:
            last, most = number, weight
    in_order = set()
    while last != _NONE:
        in_order.add(last)
        last = previous[last]
    return [key for number, (_, _, key) in enumerate(beads) if number not in in_order]


_NONE = -1


class _HeaviestBefore:
    """The heaviest chain, and the number of its last bead, among those that end before a place (a Fenwick tree)."""

    def __init__(self, places: int) -> None:
        self._best = [(0, _NONE)] * (places + 1)

    def add(self, place: int, weight: int, number: int) -> None:
        """A chain that ends at `place` with the bead `number`."""
        node = place + 1
        while node < len(self._best):
            self._best[node] = max(self._best[node], (weight, number))
            node += node & -node

    def before(self, place: int) -> tuple[int, int]:
        """Weight and last bead of the heaviest that ends before `place`; of two as heavy, the one of the later bead."""
        best = (0, _NONE)
        node = place
        while node > 0:
            best = max(best, self._best[node])
            node -= node & -node
        return best


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
