"""Numbers in English text: digits, number words, dates, and the forms in which newspapers mix them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from toolkit.language.numbers.value import LONGEST, Number, NumberKind

_ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_CARDINALS = _ONES | _TENS
_SCALES = {
    "hundred": 10**2, "dozen": 12, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9,
    "trillion": 10**12, "quadrillion": 10**15,
}  # fmt: skip
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        start=1,
    )
} | {
    word: 10 * value
    for value, word in enumerate(
        "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split(), start=2
    )
}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_MULTIPLES = {
    "twice": 2, "twofold": 2, "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "thrice": 3, "threefold": 3,
    "triple": 3, "tripled": 3, "triples": 3, "tripling": 3, "treble": 3, "trebled": 3, "fourfold": 4, "quadruple": 4,
    "quadrupled": 4, "quadrupling": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9,
    "tenfold": 10,
}  # fmt: skip
_MONTHS = {
    name: value
    for value, name in enumerate(
        "January February March April May June July August September October November December".split(), start=1
    )
}
_MONTHS |= {name[:3]: value for name, value in _MONTHS.items()} | {"Sept": 9}


def _any(words: Iterable[str]) -> str:
    """An alternation of words, the longer first."""
    return "|".join(sorted(words, key=len, reverse=True))


_VOCABULARY = _CARDINALS | _SCALES | _ORDINALS | _PARTS | _MULTIPLES
_NUMERAL = r"(?:\d{1,3}(?:(?:,\d{3})+|(?:[ \u00a0\u2009\u202f]\d{3})+)(?!\d)|\d+)(?:\.\d+)?"
_UNGROUPED = str.maketrans("", "", ", \u00a0\u2009\u202f")
_MONTH = rf"(?:{_any(_MONTHS)})"
_TOKEN = re.compile(
    rf"(?P<digits>(?<![\d.])(?<![A-Za-z])(?<![A-Za-z]-){_NUMERAL}|(?<=RMB|USD|CNY|EUR|GBP|HKD|JPY|AUD|NTD){_NUMERAL})|(?P<word>[A-Za-z]+)"
)
_WORDS = re.compile(
    rf"(?:(?:{_any(_CARDINALS)})\b|{_any(_SCALES)}\b)"
    rf"(?:(?:[\s-]|[\s-]and[\s-](?=(?:{_any(_CARDINALS)})\b))(?:{_any(_CARDINALS | _SCALES)})\b)*",
    re.IGNORECASE,
)
_POINT = re.compile(rf"\spoint((?:\s(?:{_any(_ONES)})\b)+)", re.IGNORECASE)
_SCALE_WORDS = re.compile(rf"(?:[\s-]?(?:{_any(_SCALES)})\b)+", re.IGNORECASE)
_SHORT_SCALE = re.compile(r"\s?(?:(?P<bn>bn|tn|mn|trn|bln|mln)|(?P<k>k|(?<=\d\d)K))(?![A-Za-z])")
_MONEY_SCALE = re.compile(r"\s?(?P<letter>[mMbBtT])(?![A-Za-z])")
_SHORT = {
    "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12, "mn": 10**6, "mln": 10**6, "k": 10**3, "m": 10**6,
    "b": 10**9, "t": 10**12,
}  # fmt: skip
# "5m people": a bare m is a million before what is counted, metres elsewhere.
_COUNTED = re.compile(
    r"m(?= (?:people|tonnes|tons|barrels|jobs|users|homes|households|children|workers|cases|doses|shares|customers|"
    r"members|euros|pounds|dollars|yuan|yen|hectares|students|refugees|voters|visitors|passengers|units|vehicles|deaths|years)\b)"
)
_CURRENCY = re.compile(r"(?:[$£€¥¥₹]|RMB|USD|CNY|EUR|GBP|HKD|Rs\.?)\s?$")
_PERCENT = re.compile(r"[\s-]?(?:%|percentage[\s-]points?\b|per[\s-]?cent(?:age points?)?\b|pct\b)", re.IGNORECASE)
_AND_HALF = re.compile(r"[\s-]and[\s-]a[\s-]half\b|\s?½", re.IGNORECASE)
_TIMES = re.compile(r"[\s-]?fold\b|x\b|\stimes\b(?! (?:in|a|per)\b)", re.IGNORECASE)
_NTH = re.compile(r"(?:st|nd|rd|th)\b")
_CLOCK = re.compile(
    r"(?:(?P<colon>[:.])(?P<minute>[0-5]\d))?(?:\s?(?P<half>[ap])\.?\s?m\b\.?|(?P<sharp>\s?o['’]clock))?", re.IGNORECASE
)
_DATE = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)-(1[0-2]|0[1-9])-(3[01]|[12]\d|0[1-9])(?![\d-])")
_RATIO = re.compile(r"([1-9]\d?)/([2-9]|10|12|16|20|25|50|100|1000)(?![\w/])")
_LETTERS_AFTER = re.compile(r"(?!(?:x|km|cm|mm|kg|m|g|h|C|F|ft|mph|kmh|k[Ww]h?|[MGT]Wh?|[GTM]B)(?![A-Za-z]))[A-Za-z]")
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\.?\s(?:the\s)?$")
_DAY_RANGE_BEFORE = re.compile(rf"\b{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?\s?(?:[-–—]|to|and)\s?$")
_MONTH_AFTER = re.compile(
    rf"(?:st|nd|rd|th)?(?:\sof)?\s{_MONTH}\b|\s?(?:[-–—]|to|and)\s?\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}\b"
)
_PARTS_AFTER = re.compile(rf"[\s-](?P<part>(?:{_any(_PARTS)}))(?P<plural>s?)\b", re.IGNORECASE)
_IN = re.compile(
    rf"\s(?:in|out of)\s(?:every\s)?(?P<whole>{_any(_CARDINALS)}|\d+)\b(?!\s(?:{_any(_SCALES)})|[,.\d]*\d)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s?(?:[-–—~]|to|or|and)\s?(?:[$£€¥]|US\$)?\s?")
_BETWEEN = re.compile(r"\b(?:between|from)\s(?:[$£€¥]|US\$)?$", re.IGNORECASE)
_ABOUT_BEFORE = re.compile(
    r"(?:\b(?:about|around|some|nearly|almost|over|than|roughly|approximately|estimated|up to|least|most|as|under|"
    r"exceeding|exceeded|nearing|below|above|topped|surpass(?:ed|ing)?)\s|~)(?:[$£€¥]|US\$|a\s|an\s)?$",
    re.IGNORECASE,
)
_ABOUT_AFTER = re.compile(r"\s?\+|-odd\b|\s(?:or so|or more|or less|odd|plus)\b", re.IGNORECASE)
_PRONOUN_BEFORE = re.compile(
    r"\b(?:no|the|this|that|any|every|each|which|some|only|another|not|if|as|when|last|next|good|bad|new|old)[\s-]$",
    re.IGNORECASE,
)
_PRONOUN_AFTER = re.compile(
    r"['’]|\s(?:of|another|must|should|can|could|may|might|would|will|shall|has|had|is|was|who|that|which|does|did|by|or|and|"
    r"on|in|for|to|with|at|from|after|day|thing|side|hand|way|where|but|I|he|she|we|they|it|than|cannot)\b|[.,;:!?)”\"]|$|\s?[–—]",
    re.IGNORECASE,
)
_SECONDS = re.compile(r"(?:\d|\b(?:a|an|per|every|each|split|one|two|three|the last|final|of a))[\s-]$", re.IGNORECASE)


def _spoken(words: str) -> list[tuple[int, int, int, int]]:
    """Runs of number words parted where they no longer make one number: (start, end, value, last scale) of each."""
    numbers: list[tuple[int, int, int, int]] = []
    total = section = 0
    start = end = -1
    scale = 1
    lowest = 10**18
    ones_open = tens_open = True
    for match in re.finditer(r"[A-Za-z]+", words):
        word = match[0].lower()
        if word == "and":
            continue
        if word in _SCALES:
            unit = _SCALES[word]
            if start < 0:
                start, section = match.start(), 1
            if unit <= 100:
                section = (section or 1) * unit
            elif total and unit > lowest:
                total, section = (total + section) * unit, 0
            else:
                total, section = total + (section or 1) * unit, 0
            lowest = min(lowest, unit) if unit > 100 else lowest
            scale, ones_open, tens_open = unit, True, True
        else:
            value = _CARDINALS[word]
            fits = tens_open if value >= 10 else ones_open
            if start >= 0 and (not fits or not value):
                numbers.append((start, end, total + section, scale))
                total = section = 0
                scale, lowest = 1, 10**18
                start = -1
            if start < 0:
                start = match.start()
            section += value
            scale = 1
            tens_open = False
            ones_open = value >= 20
        end = match.end()
    if start >= 0:
        numbers.append((start, end, total + section, scale))
    return numbers


class _Finder:
    """One pass over one text; each number is found with the scale that its last word or letter gave it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def number(
        self, start: int, end: int, value: Fraction | int, kind: NumberKind = "cardinal", approximate: bool = False
    ) -> Number:
        """A number with the words before and after it looked at for "about"."""
        approximate = (
            approximate
            or bool(_ABOUT_BEFORE.search(self.text, max(0, start - 16), start))
            or bool(_ABOUT_AFTER.match(self.text, end))
        )
        return Number(self.text[start:end], start, end, Fraction(value), kind, approximate)

    def find(self) -> Iterator[tuple[Number, int]]:
        """All numbers in order, ranges not yet put right."""
        position = 0
        for match in _TOKEN.finditer(self.text):
            if match.start() < position:
                continue
            for number, scale in self.at(match):
                yield number, scale
                position = number.end

    def at(self, match: re.Match[str]) -> Iterator[tuple[Number, int]]:
        """What begins at a row of digits or at a word."""
        if match["digits"]:
            yield from self.digits(match.start(), match.end(), match["digits"])
            return
        word = match["word"]
        if word in _MONTHS:
            if number := self.month(match.start(), match.end(), word):
                yield number, 1
        elif (lower := word.lower()) in _VOCABULARY:
            yield from self.word(match.start(), match.end(), lower)

    def digits(self, start: int, end: int, numeral: str) -> Iterator[tuple[Number, int]]:
        """What a row of digits amounts to together with its surroundings."""
        text = self.text
        if len(numeral) > LONGEST:
            return
        if date := _DATE.match(text, start):
            kinds: tuple[tuple[int, NumberKind], ...] = ((1, "year"), (2, "month"), (3, "day"))
            for group, kind in kinds:
                yield self.number(*date.span(group), int(date[group]), kind), 1
            return
        if ratio := _RATIO.match(text, start):
            part, whole = int(ratio[1]), int(ratio[2])
            if part < whole:
                yield self.number(start, ratio.end(), Fraction(part, whole), "fraction"), 1
                return
        value = Fraction(numeral.translate(_UNGROUPED))
        if number := self.dated(start, end, numeral, value):
            yield number, 1
            return
        money = _CURRENCY.search(text, max(0, start - 4), start)
        scale = 1
        if words := _SCALE_WORDS.match(text, end):
            end = words.end()
            for word in re.findall(r"[A-Za-z]+", words[0]):
                scale *= _SCALES[word.lower()]
        elif short := _SHORT_SCALE.match(text, end):
            end = short.end()
            scale = _SHORT[(short["bn"] or "k").lower()]
        elif money and (letter := _MONEY_SCALE.match(text, end)):
            end = letter.end()
            scale = _SHORT[letter["letter"].lower()]
        elif counted := _COUNTED.match(text, end):
            end, scale = counted.end(), 10**6
        elif _LETTERS_AFTER.match(text, end):
            return
        yield from self.placed(start, end, value * scale, scale)

    def dated(self, start: int, end: int, numeral: str, value: Fraction) -> Number | None:
        """Days, times, decades, ordinals and years, which digits alone do not tell."""
        text = self.text
        if not numeral.replace(".", "").isdigit():
            nth = _NTH.match(text, end)
            return self.number(start, nth.end(), value, "ordinal") if nth else None
        clock = _CLOCK.match(text, end) if len(numeral) <= 5 else None
        if clock and (clock["half"] or clock["sharp"] or clock["colon"] == ":"):
            hour, minute = value, Fraction(int(clock["minute"] or 0))
            if "." in numeral:
                whole, _, rest = numeral.partition(".")
                hour, minute = Fraction(int(whole)), Fraction(int(rest))
            if hour <= 24 and minute < 60:
                if clock["half"]:
                    hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
                return self.number(start, clock.end(), hour + minute / 60, "time")
        if "." in numeral:
            return None
        nth = _NTH.match(text, end)
        if 1 <= value <= 31 and not re.compile(r"[\d,.:]*\d|\s?%|\s(?:percent|per cent|million|billion)").match(
            text, end
        ):
            month_after = _MONTH_AFTER.match(text, end)
            if (
                month_after
                or _MONTH_BEFORE.search(text, max(0, start - 16), start)
                or _DAY_RANGE_BEFORE.search(text, max(0, start - 26), start)
            ):
                return self.number(start, nth.end() if nth else end, value, "day")
        if nth:
            return self.number(start, nth.end(), value, "ordinal")
        if numeral.endswith("0") and (plural := re.compile(r"['’]?s\b").match(text, end)):
            if len(numeral) == 4:
                return self.number(start, plural.end(), value, "decade")
            if len(numeral) == 2:
                aged = re.compile(r"\b(?:his|her|their|my|our|your|in)\s(?:(?:early|mid|late)[\s-])?$", re.IGNORECASE)
                if aged.search(text, max(0, start - 14), start) and not text.startswith("the ", start - 4):
                    return self.number(start, plural.end(), value, approximate=True)
                return self.number(start, plural.end(), value + (1900 if value >= 30 else 2000), "decade")
        if (
            len(numeral) == 4
            and 1500 <= value < 2100
            and not _CURRENCY.search(text, max(0, start - 4), start)
            and not _PERCENT.match(text, end)
            and not _SCALE_WORDS.match(text, end)
            and not _LETTERS_AFTER.match(text, end)
        ):
            return self.number(start, end, value, "year")
        return None

    def month(self, start: int, end: int, name: str) -> Number | None:
        """A month's name; May, March and the short forms only where a date makes them one."""
        text = self.text
        value = _MONTHS[name]
        short = len(name) <= 4 and name not in ("May", "June", "July")
        dated = re.compile(r"\.?\s(?:the\s)?(?:\d|of\s\d)|,\s\d{4}").match(text, end)
        if (
            short
            and not dated
            and not (text.startswith(".", end) or re.search(r"\d\s$", text[max(0, start - 3) : start]))
        ):
            return None
        if name in ("May", "March") and not (
            dated
            or re.compile(
                r"(?:\b(?:in|of|since|last|until|till|by|early|late|mid|from|to|next|this|and|or|for|through)[\s-]|\d\s|\d(?:st|nd|rd|th)\s)$"
            ).search(text, max(0, start - 8), start)
        ):
            return None
        return self.number(start, end, value, "month")

    def word(self, start: int, end: int, word: str) -> Iterator[tuple[Number, int]]:
        """What begins at a number word."""
        text = self.text
        if word in ("half", "halves"):
            yield from self.half(start, end)
        elif word in _CARDINALS or word in _SCALES:
            yield from self.spoken(start)
        elif word in _MULTIPLES:
            yield self.number(start, end, _MULTIPLES[word], "multiple"), 1
        elif article := re.compile(r"\b[Aa]n?[\s-]$").search(text, max(0, start - 3), start):
            # "a third of", "by a quarter"; "a fifth term" and "a second" are none.
            if word in _PARTS and re.compile(
                r"\s(?:of|more|less|fewer|higher|lower|to|from|as)\b|[.,;)]|\s?[–—]|$"
            ).match(text, end):
                yield self.number(article.start(), end, Fraction(1, _PARTS[word]), "fraction"), 1
            elif word in _ORDINALS and word != "second":
                yield self.number(start, end, _ORDINALS[word], "ordinal"), 1
        elif word in _ORDINALS and not (word == "second" and _SECONDS.search(text, max(0, start - 10), start)):
            yield self.number(start, end, _ORDINALS[word], "ordinal"), 1

    def half(self, start: int, end: int) -> Iterator[tuple[Number, int]]:
        """Half, half a million, half a dozen."""
        scale = re.compile(rf"[\s-](?:an?[\s-])?((?:{_any(_SCALES)}))\b", re.IGNORECASE).match(self.text, end)
        if scale:
            unit = _SCALES[scale[1].lower()]
            yield self.number(start, scale.end(), Fraction(unit, 2)), unit
        else:
            yield self.number(start, end, Fraction(1, 2), "fraction"), 1

    def spoken(self, start: int) -> Iterator[tuple[Number, int]]:
        """Number words in a row: "three hundred and five", "two-thirds", "one in five", "twenty-first"."""
        text = self.text
        run = _WORDS.match(text, start)
        if not run:
            return
        parts = _spoken(run[0])
        for index, (first, stop, amount, scale) in enumerate(parts):
            begin, end, value = start + first, start + stop, Fraction(amount)
            if text[begin:end].lower().startswith(tuple(_SCALES)):
                # "a million" is one; "several million" and "hundreds" are nobody's figure.
                article = re.compile(r"\b(?:an?|per|every)[\s-]$", re.IGNORECASE).search(text, max(0, begin - 6), begin)
                if not article or article[0].lower()[0] != "a":
                    continue
                begin = article.start()
            if index + 1 < len(parts):
                yield self.number(begin, end, value), scale
                continue
            if point := _POINT.match(text, end):
                digits = [str(_ONES[word.lower()]) for word in point[1].split()]
                value += Fraction(int("".join(digits)), 10 ** len(digits))
                end = point.end()
                if words := _SCALE_WORDS.match(text, end):
                    end = words.end()
                    for word in re.findall(r"[A-Za-z]+", words[0]):
                        scale = _SCALES[word.lower()]
                        value *= scale
            if part := _PARTS_AFTER.match(text, end):
                unit = _PARTS[part["part"].lower()] if part["part"].lower() != "half" else 2
                if value < unit and (part["plural"] or value == 1 or part["part"].lower() in ("half", "halves")):
                    yield self.number(begin, part.end(), value / unit, "fraction"), 1
                    continue
            if value < 10 and (share := _IN.match(text, end)):
                whole = _CARDINALS.get(share["whole"].lower()) or int(share["whole"] if share["whole"].isdigit() else 0)
                if value < whole:
                    yield self.number(begin, share.end(), value / whole, "fraction"), 1
                    continue
            if amount in _TENS.values() or amount % 100 in _TENS.values() or scale == 100:
                nth = re.compile(rf"[\s-](?:and\s)?(?P<nth>{_any(_ORDINALS)})\b", re.IGNORECASE).match(text, end)
                if nth and text[end] == "-" and _ORDINALS[nth["nth"].lower()] < 10:
                    yield self.number(begin, nth.end(), value + _ORDINALS[nth["nth"].lower()], "ordinal"), 1
                    continue
            if (
                text[begin:end].lower() == "one"
                and (_PRONOUN_BEFORE.search(text, max(0, begin - 9), begin) or _PRONOUN_AFTER.match(text, end))
                and not _PERCENT.match(text, end)
                and not _AND_HALF.match(text, end)
            ):
                continue
            yield from self.placed(begin, end, value, scale)

    def placed(self, start: int, end: int, value: Fraction, scale: int) -> Iterator[tuple[Number, int]]:
        """A number by what follows: "and a half", per cent, times."""
        text = self.text
        if half := _AND_HALF.match(text, end):
            end, value = half.end(), value + Fraction(1, 2)
            if words := _SCALE_WORDS.match(text, end):
                end = words.end()
                for word in re.findall(r"[A-Za-z]+", words[0]):
                    scale = _SCALES[word.lower()]
                    value *= scale
        if percent := _PERCENT.match(text, end):
            yield self.number(start, percent.end(), value / 100, "percent"), 1
        elif times := _TIMES.match(text, end):
            yield self.number(start, times.end(), value, "multiple"), 1
        else:
            yield self.number(start, end, value), scale


def _distributed(found: list[tuple[Number, int]], text: str) -> Iterator[Number]:
    """Ranges put right: "3-5 million" and "3 to 5 per cent" give their unit to both ends."""
    for (number, scale), following in zip(found, [*found[1:], None], strict=False):
        if following is None or number.kind not in ("cardinal", "year") or scale != 1:
            yield number
            continue
        other, unit = following
        between = _RANGE.fullmatch(text, number.end, other.start)
        if not between or ("and" in between[0] and not _BETWEEN.search(text, max(0, number.start - 12), number.start)):
            yield number
        elif other.kind == "percent":
            yield replace(number, value=number.value / 100, kind="percent")
        elif unit > 1 and number.value <= other.value / unit:
            yield replace(number, value=number.value * unit, kind="cardinal")
        elif other.kind in ("multiple", "day", "time") and number.value < other.value:
            yield replace(number, kind=other.kind)
        else:
            yield number


def find_english(text: str) -> tuple[Number, ...]:
    """The numbers of an English text in order."""
    return tuple(_distributed(list(_Finder(text).find()), text))
