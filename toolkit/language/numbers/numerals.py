"""What a Chinese numeral amounts to: 三千二百, 两百五, 二〇二五, 1.3万亿, and pairs such as 七八 and 二三十."""

import re
from fractions import Fraction

DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
SMALL_UNITS = {"十": 10, "百": 100, "千": 1000}
BIG_UNITS = {"万": 10**4, "亿": 10**8, "兆": 10**12}
UNITS = SMALL_UNITS | BIG_UNITS | {"廿": 20, "卅": 30}
DIGIT = "〇零一二两三四五六七八九"
NUMERALS = DIGIT + "十百千万亿兆廿卅"
SPACES = " \u00a0\u2009\u202f"
"""What may stand between groups of three digits, besides a comma."""
ARABIC = rf"(?:\d{{1,3}}(?:(?:,\d{{3}})+|(?:[{SPACES}]\d{{3}})+)(?!\d)|\d+)(?:\.\d+)?"

_UNGROUPED = str.maketrans("", "", "," + SPACES)
_PIECE = re.compile(rf"({ARABIC}) ?([百千万亿兆]*)")
_PAIR = re.compile(
    r"(?P<head>.*[十百千万亿])?(?P<low>[一二三四五六七八])(?P<high>[二三四五六七八九])(?P<units>[十百千万亿]*)"
)


def plain_number(digits: str) -> Fraction:
    """The value of Arabic digits, grouped or not: 1,300.5."""
    return Fraction(digits.translate(_UNGROUPED))


def scale(units: str) -> int:
    """What a row of units multiplies by: 万亿 is 10 ** 12."""
    product = 1
    for unit in units:
        product *= UNITS[unit]
    return product


def arabic_value(numeral: str) -> Fraction:
    """The value of Arabic digits with Chinese units: 1.3万亿, 1亿2000万, 3万5."""
    total = Fraction(0)
    last = 1
    for digits, units in _PIECE.findall(numeral):
        short = not units and last > 1 and len(digits) == 1
        total += plain_number(digits) * (last // 10 if short else scale(units))
        last = UNITS[units[-1]] if units else 1
    return total


def han_value(numeral: str) -> Fraction | None:
    """The value of a Chinese numeral with or without 点 (三点五亿); None where it is not well formed."""
    whole, point, rest = numeral.partition("点")
    integer = han_integer(whole)
    if integer is None or not point:
        return None if integer is None else Fraction(integer)
    digits = rest.rstrip("万亿兆")
    fraction = Fraction(int("".join(str(DIGITS[digit]) for digit in digits)), 10 ** len(digits))
    return (integer + fraction) * scale(rest[len(digits) :])


def han_integer(numeral: str) -> int | None:
    """The value of an integer in Chinese numerals; None for what is not well formed, or two digits side by side."""
    if not any(character in UNITS for character in numeral):
        return _positional(numeral)
    total = section = digit = 0
    unit = ceiling = 10**4
    biggest = 10**16
    for position, character in enumerate(numeral):
        if character in DIGITS:
            if digit:
                return None
            digit = DIGITS[character]
        elif character in SMALL_UNITS or character in "廿卅":
            unit = min(10, UNITS[character]) if character in "廿卅" else UNITS[character]
            if unit >= ceiling or (not digit and unit > 10 and position):
                return None
            section += UNITS[character] * (digit or 1)
            ceiling, digit = unit, 0
        else:
            unit = BIG_UNITS[character]
            section += digit
            if not section and not total:
                if position:
                    return None
                section = 1
            if unit > biggest or not section:
                total = (total + section) * unit
            else:
                total += section * unit
            biggest, ceiling, section, digit = unit, 10**4, 0, 0
    if digit and numeral[-2] in UNITS and unit >= 100:
        # 三万五 is 35,000 and 两百五 is 250; 十五 and 一百零五 are what they say.
        digit *= unit // 10
    return total + section + digit


def _positional(numeral: str) -> int | None:
    """Digits read one by one: 二〇二五, 九一一. Two of them (七八, 五四) are no number unless one is a zero."""
    if len(numeral) > 1 and "两" in numeral:
        return None
    if len(numeral) == 2 and "〇" not in numeral and "零" not in numeral:
        return None
    return int("".join(str(DIGITS[character]) for character in numeral))


def pair(numeral: str) -> tuple[int, Fraction, Fraction] | None:
    """Neighbouring digits that mean "one or the other" (七八, 二三十, 十七八): where the second begins, both values."""
    match = _PAIR.fullmatch(numeral)
    if not match:
        return None
    head, low, high, units = match["head"] or "", match["low"], match["high"], match["units"]
    if DIGITS[high] - DIGITS[low] != 1 and (low, high) != ("三", "五"):
        return None
    if len(head) > 1 and not units:
        return None
    first, second = (han_integer(head + digit + units) for digit in (low, high))
    if first is None or second is None:
        return None
    return match.start("high"), Fraction(first), Fraction(second)
