"""What was counted against gold beads, in tables for people and in records for programs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from toolkit.alignment.evaluation import BINS, KINDS, Bin, Counts, Tally
from toolkit.rendering.columns import columns, pad, printable

Record = dict[str, Any]

_P, _R, _F1 = f"{'P':>5}", f"{'R':>5}", f"{'F1':>5}"


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A folder, and what was counted in each of its documents."""

    folder: str
    documents: tuple[tuple[str, Counts], ...]

    @property
    def total(self) -> Counts:
        """All of them together."""
        return sum((counts for _, counts in self.documents), Counts())


def record(evaluated: Evaluated) -> Record:
    """`{"folder", "documents": [{"name", ...}], "total": {...}}`; see `_counts_record`."""
    return {
        "folder": evaluated.folder,
        "documents": [{"name": name, **_counts_record(counts)} for name, counts in evaluated.documents],
        "total": _counts_record(evaluated.total),
    }


def _counts_record(counts: Counts) -> Record:
    """`{"figures", "kinds": {"1-1": {"gold", "hits", "found", "right", "p", "r", "f1"}}, "calibration"}`."""
    return {
        "figures": {name: round(value, 4) for name, value in counts.figures().items()},
        "kinds": {name: _tally_record(tally) for name, tally in _kinds(counts)},
        "calibration": {
            "error": round(counts.calibration_error, 4),
            "bins": [_bin_record(number, bin_) for number, bin_ in enumerate(counts.bins)],
        },
    }


def _tally_record(tally: Tally) -> Record:
    return {
        "gold": tally.gold,
        "hits": tally.hits,
        "found": tally.found,
        "right": tally.right,
        "p": round(tally.precision, 4),
        "r": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
    }


def _bin_record(number: int, bin_: Bin) -> Record:
    return {
        "from": number / BINS,
        "to": (number + 1) / BINS,
        "beads": bin_.beads,
        "right": bin_.right,
        "confidence": round(bin_.mean, 4),
        "accuracy": round(bin_.accuracy, 4),
    }


def _kinds(counts: Counts) -> Iterator[tuple[str, Tally]]:
    yield from zip(KINDS, counts.kinds, strict=True)
    yield "moved", counts.moved


def as_text(evaluated: Evaluated) -> str:
    """A line a document and a total, beads by kind, and how far confidence can be relied on."""
    total = evaluated.total
    rows = [(printable(name), counts) for name, counts in evaluated.documents]
    width = max(columns(name) for name, _ in [*rows, ("document", total)])
    lines = [
        printable(evaluated.folder),
        "",
        f"{pad('', width)}  {'strict':<17}  {'lax':<5}  {'null':<17}  moved",
        f"{pad('document', width)}  {_P} {_R} {_F1}  {_F1}  {_P} {_R} {_F1}  {_P} {_R}",
        *(f"{pad(name, width)}  {_figures(counts)}" for name, counts in rows),
        f"{pad('total', width)}  {_figures(total)}",
        "",
        *_table(total),
        "",
        *_reliability(total),
    ]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _figures(counts: Counts) -> str:
    groups = (
        (_p(counts.strict), _r(counts.strict), _f1(counts.strict)),
        (_f1(counts.lax),),
        (_p(counts.null), _r(counts.null), _f1(counts.null)),
        (_p(counts.moved), _r(counts.moved)),
    )
    return "  ".join(" ".join(group) for group in groups)


def _table(counts: Counts) -> Iterator[str]:
    yield f"{'beads':<6} {'gold':>6} {'found':>6} {'right':>6}  {_P} {_R} {_F1}"
    for name, tally in _kinds(counts):
        figures = f"{_p(tally)} {_r(tally)} {_f1(tally)}"
        yield f"{name:<6} {tally.gold:>6} {tally.found:>6} {tally.right:>6}  {figures}"
    yield "1-0 and 0-1 count sentences. Moved: found are those marked; R counts unmarked ones too."


def _reliability(counts: Counts) -> Iterator[str]:
    yield f"{'confidence':<10} {'beads':>6}  {'mean':>5} {'right':>5}"
    for number, bin_ in enumerate(counts.bins):
        figures = f"{bin_.mean:5.3f} {bin_.accuracy:5.3f}" if bin_.beads else f"{'-':>5} {'-':>5}"
        yield f"{number / BINS:.1f} - {(number + 1) / BINS:.1f}  {bin_.beads:>6}  {figures}"
    yield f"Expected calibration error {counts.calibration_error:.3f}."


def _p(tally: Tally) -> str:
    return _shown(tally.precision, tally.found)


def _r(tally: Tally) -> str:
    return _shown(tally.recall, tally.gold)


def _f1(tally: Tally) -> str:
    return _shown(tally.f1, tally.gold + tally.found)


def _shown(ratio: float, of: int) -> str:
    return f"{ratio:5.3f}" if of else f"{'-':>5}"
