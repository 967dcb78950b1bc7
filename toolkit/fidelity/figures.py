"""The figures of a passage, and whether two of them are the same."""

import re
from dataclasses import dataclass
from fractions import Fraction

from toolkit.fidelity.units import SIZES, SMALLER, conflict, unit_of
from toolkit.language.numbers import Number, find_numbers
from toolkit.model import Passage

_ZONES = re.compile(r"\b(?:[A-Z]{1,3}T|local time)\b|(?:当地|當地|北京|格林尼治|东部|美东)(?:夏令)?(?:时间|時間)")
_BARE_SPANS = re.compile(
    r"\b(?:a|an|per|past|last|the|this|every|quarter|half)[\s-](?:a[\s-])?(?P<span>decade|century|fortnight|week|year)\b",
    re.IGNORECASE,
)
_OTHERS = {
    "zh": (re.compile(r"(?:其他|其它|其余|其餘|另外|另)$"), re.compile(r"(?!)")),
    "en": (re.compile(r"\b(?:the other|another)\s$", re.IGNORECASE), re.compile(r"\s(?:[a-z]+\s)?others?\b")),
}
"""What stands before or after a number of those beside one that is named: 其他4家, "four other firms"."""
_SPANS = {"decade": 10, "century": 100, "fortnight": 14, "week": 7, "year": 12}

ROUNDED = 0.25
"""How far a quantity may be off in another unit, as a share: a mile is two kilometres in a headline."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number where it stands: the values by which it may be met, and what it is a number of.

    `others` tells that one more is named beside them: "Li and three others" are 李某等四人.
    """

    number: Number
    forms: frozenset[Fraction]
    unit: str | None
    others: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a passage and what else in it may answer one: digits that are no number (S-400), "a decade"."""

    found: tuple[Figure, ...]
    spoken: frozenset[Fraction]
    digits: frozenset[str]
    zoned: bool


def figures(passage: Passage) -> Figures:
    """What there is to compare in a passage."""
    text = passage.text
    found = tuple(_figure(number, passage) for number in find_numbers(text, passage.language))
    spoken = frozenset(Fraction(_SPANS[match["span"].lower()]) for match in _BARE_SPANS.finditer(text))
    rest = list(text)
    for figure in found:
        rest[figure.number.start : figure.number.end] = " " * (figure.number.end - figure.number.start)
    return Figures(found, spoken, frozenset(re.findall(r"\d+", "".join(rest))), bool(_ZONES.search(text)))


def _figure(number: Number, passage: Passage) -> Figure:
    unit = unit_of(number, passage.text, passage.language)
    value = number.value
    forms = {value}
    if number.kind == "percent":
        forms.add(value * 100)
    elif number.kind in ("year", "decade"):
        forms.add(value % 100)
    elif number.kind == "multiple":
        # 增长两倍 and "tripled" are the same, 是两倍 and "twice" too.
        forms |= {value + 1, value - 1}
    elif number.kind == "time":
        forms |= {Fraction(value // 1), value // 1 % 12 + Fraction(0), value % 1 * 60}
    if unit in SMALLER:
        forms.add(value * SMALLER[unit])
    before, after = _OTHERS[passage.language]
    others = number.kind == "cardinal" and bool(
        before.search(passage.text, max(0, number.start - 12), number.start) or after.match(passage.text, number.end)
    )
    return Figure(number, frozenset(forms), unit, others)


def same(one: Figure, other: Figure) -> bool:
    """Whether two figures have the same value, in one of the ways of writing it."""
    a, b = one.number, other.number
    if a.kind == b.kind == "time":
        return (a.value - b.value) % 12 == 0
    if _in_another_unit(one, other):
        return False
    if one.others != other.others and a.value + one.others == b.value + other.others:
        return True
    return a.value in other.forms or b.value in one.forms


def _in_another_unit(one: Figure, other: Figure) -> bool:
    """Whether two figures are the same number of units that differ: 15 years and 15 months."""
    a, b = one.number, other.number
    return a.value == b.value and a.kind == b.kind == "cardinal" and conflict(one.unit, other.unit)


def answered(figure: Figure, others: Figures) -> bool:
    """Whether a passage answers a figure with something that is no figure of its own."""
    return not figure.forms.isdisjoint(others.spoken) or str(figure.number.value) in others.digits


def renders(source: Figure, target: Figure) -> bool:
    """Whether the target's figure may be the source's rounded, or in another unit or currency."""
    return _rounds(source.number, target.number) or _converted(source, target)


def _rounds(source: Number, target: Number) -> bool:
    """Whether the target is the source rounded or cut to its own digits: two at least, one if either is vague.

    Not the other way round: nobody who only has the source can know more digits than it.
    """
    kept = len(digits_of(target.value))
    fewest = 1 if source.approximate or target.approximate else 2
    if not source.value or not fewest <= kept < len(digits_of(source.value)):
        return False
    step = Fraction(10) ** (magnitude(source.value) - kept + 1)
    down = source.value // step * step
    return target.value in (down, down + step)


def _converted(one: Figure, other: Figure) -> bool:
    """Whether two figures may be one quantity in two units, rounded in one of them.

    No exchange rate leaves the digits of a sum as they are.
    """
    if not (one.unit and other.unit and one.unit != other.unit and one.unit[:4] == other.unit[:4]):
        return False
    if one.unit in SIZES and other.unit in SIZES:
        first, second = (float(figure.number.value) * SIZES[figure.unit or ""] for figure in (one, other))
        return abs(first - second) <= ROUNDED * max(first, second)
    digits = digits_of(one.number.value)
    if _in_another_unit(one, other):
        return False
    return not (one.unit.startswith("cash/") and len(digits) > 1 and digits == digits_of(other.number.value))


def likeness(one: Figure, other: Figure) -> float:
    """How likely two figures without counterpart are one figure got wrong.

    1 for the same number of another unit, or the same digits in another magnitude; else the share of the digits that
    agree, half a point more for the same unit; 0 for what can't be compared.
    """
    a, b = one.number, other.number
    if not _comparable(a, b) or not (a.value and b.value):
        return 0.0
    if _in_another_unit(one, other):
        return 1.0
    first, second = digits_of(a.value), digits_of(b.value)
    if one.unit and other.unit and one.unit != other.unit and (one.unit[:4] != other.unit[:4] or first != second):
        return 0.0
    if first == second:
        return 1.0 if len(first) > 1 or max(a.value, b.value) >= 20 else 0.0
    near = abs(magnitude(a.value) - magnitude(b.value)) <= 1
    shared = 1 - _edits(first, second) / max(len(first), len(second))
    bonus = 0.5 if near and (one.unit or a.kind in ("month", "day", "year")) and one.unit == other.unit else 0.0
    return max(0.01, (shared if near else shared / 2) + bonus)


def _comparable(one: Number, other: Number) -> bool:
    kinds = {one.kind, other.kind}
    if kinds == {"ordinal", "day"}:  # "the 14th" may be a day, "first" is none
        return one.text[0].isdigit() and other.text[0].isdigit()
    return len(kinds) == 1 or any(
        kinds <= group
        for group in (
            {"cardinal", "ordinal", "multiple"},
            {"percent", "fraction"},
            {"cardinal", "year"},
            {"cardinal", "day"},
        )
    )


def digits_of(value: Fraction) -> str:
    """The significant digits of a value, without leading and trailing zeros; six of an endless one."""
    if value.denominator != 1:
        twos_and_fives = value.denominator
        for factor in (2, 5):
            while twos_and_fives % factor == 0:
                twos_and_fives //= factor
        if twos_and_fives != 1:
            return f"{float(value):.6f}".replace(".", "").strip("0")
        while value.denominator != 1:
            value *= 10
    return str(value.numerator).strip("0")


def magnitude(value: Fraction) -> int:
    """The power of ten of a positive value's first digit."""
    power = len(str(int(value))) - 1 if value >= 1 else 0
    while value < Fraction(10) ** power:
        power -= 1
    return power


def _edits(one: str, other: str) -> int:
    """Levenshtein distance, two neighbours exchanged counting as one edit."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(other, start=1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def unmet(mine: Figures, theirs: Figures) -> tuple[list[Figure], list[Figure]]:
    """My figures without an equal on the other side, and those whose equals there are all taken (said twice)."""
    left = list(theirs.found)
    unanswered: list[Figure] = []
    surplus: list[Figure] = []
    for figure in sorted(mine.found, key=lambda figure: len(figure.forms)):
        equal = [other for other in left if same(figure, other)]
        if equal:
            exact = [other for other in equal if other.number.value == figure.number.value]
            left.remove((exact or equal)[0])
        elif any(same(figure, other) for other in theirs.found) or answered(figure, theirs):
            surplus.append(figure)
        elif not (figure.number.kind == "time" and (mine.zoned or theirs.zoned)):
            unanswered.append(figure)
    return sorted(unanswered, key=_start), sorted(surplus, key=_start)


def _start(figure: Figure) -> int:
    return figure.number.start
