"""What a number is, whichever language it was written in."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

NumberKind = Literal["cardinal", "ordinal", "percent", "fraction", "multiple", "year", "decade", "month", "day", "time"]

LONGEST = 40
"""Characters in a row of digits or numerals from which on it is a serial number or noise, not a figure."""
LARGEST = 10**30
"""No figure of a report is as large as this."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: `text` is what stands at `[start, end)`, `value` what it amounts to.

    25 % and 二成五 have the value 1/4 ("percent"), so has 四分之一 ("fraction"); 翻一番 and "twice" are 2 ("multiple");
    the 1990s are 1990 ("decade"), September is 9 ("month"), a quarter past three in the afternoon is 15 1/4 ("time",
    in hours). Signs, currencies and units of measure are no part of the value. `approximate` tells that the text
    itself calls the figure rounded or a bound (近, 多, "about", "more than").
    """

    text: str
    start: int
    end: int
    value: Fraction
    kind: NumberKind
    approximate: bool = False
