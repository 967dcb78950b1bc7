"""Numbers in Chinese text: Arabic digits with 万 and 亿, Chinese numerals, and mixtures of both."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from toolkit.language.numbers.numerals import (
    ARABIC,
    DIGIT,
    DIGITS,
    NUMERALS,
    arabic_value,
    han_integer,
    han_value,
    pair,
    scale,
)
from toolkit.language.numbers.value import LONGEST, Number, NumberKind

# Only what the patterns below look at, one character for one, so that offsets hold; full-width forms become ASCII.
_TRADITIONAL = (
    "萬億兩幾點個餘來號時週歲國噸畝臺輛艘條種類場屆輪縣區戶隻頭塊張冊節課級層樓遍"
    "頓陣筆槍發組隊對雙門間處樁則黨鐘載無單體裡劃後從數過於約將達歷價"
)
_SIMPLIFIED = (
    "万亿两几点个余来号时周岁国吨亩台辆艘条种类场届轮县区户只头块张册节课级层楼遍"
    "顿阵笔枪发组队对双门间处桩则党钟载无单体里划后从数过于约将达历价"
)
_KEPT = {0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1B, 0xFF1F}  # full-width punctuation that ends a clause
_PLAIN = (
    str.maketrans(_TRADITIONAL, _SIMPLIFIED)
    | {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code not in _KEPT}
    | {ord("○"): "〇"}
)

# Words that hold a numeral without counting anything; those that the rule for lone numerals turns away are not listed.
_IDIOMS = (
    "一一 一五一十 三三两两 七七八八 三五成群 四分五裂 三番五次 三番两次 一年四季 四季 四处 "
    "一天到晚 三天两头 两败俱伤 两国 两岸 两方 两者 两党 两地 两会 两院 两军 七台河 五台山 五家渠 "
    "一把手 二把手 三把手 二人转 一家人 一家之言 一次性 一个劲 一个样 一人得道 亿万 千千万万 千万富翁 百万富翁 "
    "十一黄金周 十一长假 十一假期 一年一度 一年级 八方 四方 一两 万众一心 万一 一万个 百里挑一 十里洋场 "
    "十字 十足 十全十美 十分(?!之|钟) 千万(?=别|不要|不能|要|记|小心|注意) 成千上万 千家万户 千方百计 三国演义 三国志 "
    "百货 百姓 百科 百年 百度 百家 万达 万科 万里 万年 万人空巷 万圣 三人行 "
    "五五开 八九不离十 十有八九 十之八九 一国两制 一元化 一元论 二元 三元里 三峡 六本木 "
    "单一 唯一 统一 同一 专一 不一 划一 归一 之一 逐一 如一 万分(?!之)"
).split()
# Every branch begins with a literal, so that the search skips from one possible beginning to the next.
_VETO = re.compile("|".join((*_IDIOMS, "四周(?!年)", "周[一二三四五六](?!分)", "(?:星期|礼拜)[一二三四五六]")))
_NUMERAL_BEFORE = frozenset("0123456789分点时" + NUMERALS)
_NUMERAL_AFTER = frozenset(NUMERALS)

# 千 before these is a prefix of the unit (千瓦 is a kilowatt), and so is 兆.
_THOUSAND = "千(?![瓦克伏帕卡赫焦兆])"
_TERA = "兆(?![瓦赫字比焦帕伏欧头])"
_SCALE = rf"(?:[百万亿]|{_THOUSAND}(?!米)|{_TERA})"
_RUN = re.compile(
    rf"(?P<arabic>(?<![A-Za-z\d.])(?<![A-Za-z]-){ARABIC}(?: ?{_SCALE}+(?:{ARABIC}{_SCALE}+)*(?:\d+(?![\d.,]))?)?)"
    rf"|(?P<han>(?:[{DIGIT}十百万亿廿卅]|{_THOUSAND}|{_TERA})+(?:点[{DIGIT}]+(?![十分百])[万亿兆]*)?)"
)
_NUMERATOR = re.compile(rf"分之\s?(?P<run>{_RUN.pattern})")
_NUMERATOR_TOO = re.compile(rf"[至到—–-](?:百分之)?(?P<run>{_RUN.pattern})")
_MORE = re.compile(
    rf"[多余](?P<scale>{_SCALE}*)|(?<=[十百千万廿])来(?=[个名位人家件次年天周岁元米公辆座万亿])"
    rf"|(?<=[十廿])几(?P<teens>{_SCALE}*)"
)
_LETTERS_AFTER = re.compile(r"-?(?!(?:km|cm|mm|kg|m|g|h|k[Ww]h?|[MG]Wh?|GB|TB|MB)(?![A-Za-z]))[A-Za-z]")

_MEASURES = (
    "个名位人家件次年月日天周岁元米吨克升亩公英平立美欧港卢台辆架艘座栋套项条种类份批场届期轮步国大省市县区村户"
    "只匹棵株朵颗块张本册部篇首幅处章节课段代级层楼号秒分小时世倍成遍回趟顿阵笔枚支组队排列对双门间起宗桩则党性者"
    "尺寸斤里度毫厘万亿多余来几边审胎孩折晚夜餐口方地局连冠杆码盎磅桶股杯瓶"
)
_MEASURE = re.compile(rf"[{_MEASURES}](?!面|川)|世纪|季度")
_ONE = re.compile(
    r"个(?!个)|[名位]|人(?!一)|[件项架艘辆座枚轮岁元米吨倍审]|家(?!人)|年(?!一)|天(?!天)|周|公[里斤]|次(?!次)"
    r"|小时|分钟|世纪|季度|成|月|日(?!一)|号"
)
_TENTH = re.compile(r"成(?![为立功员本果就交绩熟都分效型婚名家千都]|长(?!率)|[年份人](?!左右))")
_HALF = re.compile(
    r"一半|半数|过半(?!年|天|个)"
    r"|(?<![上下前后大多小夜一两二三四五六七八九十个年])半(?=年|个|天|小时|世纪|价|辈子)(?!半个字)"
)
_AND_HALF = re.compile(r"[个年天倍月岁周点]半(?![载导决岛径])|½")
_DOUBLING = re.compile(r"翻了?(?P<times>[一两二三四])?[番倍]")
_CENTURY = re.compile(r"\s?世纪\s?")
_DECADE = re.compile(r"\s?年代")
_PERCENT = re.compile(r" ?%|个?百分点")
_PLAN = re.compile(r"十[一二三四五六]五(?=[”」’』\"]|规划|计划|时期|期间|以来|末|开局|收官)")
_RANGE = re.compile(r"\s?(?:至|到|-|—|–|~|~|〜|－|─|或|、)\s?")
_RANGE_END = re.compile(rf"[至到—–-][{DIGIT}十](?:成|[{_MEASURES}])")
_ABOUT_BEFORE = re.compile(
    r"(?:约|大概|近|接近|逾|超|超过|至少|不到|不足|几乎|将近|高达|突破|低于|高于|不少于|不低于|不超过)为?$"
)
_ABOUT_AFTER = re.compile(r"[^\d,，。；、]{0,3}?(?:左右|上下|以上|以下|以内|许)|\+")
_BOUND = re.compile(r"[近逾约超破过达]")
_DAYTIME = re.compile(
    r"(凌晨|清晨|早上|早晨|上午|中午|正午|下午|午后|傍晚|晚上|晚间|深夜|夜间|午夜|晚|早|日|时间)\s?(?:大?约为?)?\s?$"
)
_CLOCK = re.compile(
    rf"[点时](?!间|候|代|期)"
    rf"(?:(?P<minute>\d{{1,2}}|[{DIGIT}十]{{1,4}})分(?!之)|(?P<half>半)|(?P<quarter>[一三])刻|(?P<sharp>[整钟许]))?"
)
_COLON = re.compile(r":([0-5]\d)(?![\d:])\s?(分|以后|以前|之?前|之?后|开|发车|时|许|左右|至|BST|GMT)?")
_RATIO = re.compile(r"([1-9]\d?)/([2-9]|10|12|16|20|25|50|100|1000)(?![\d/])")
_DATE = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)([-/.])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?![\d.])")
_YEARS = re.compile(r"年(?!来|间|历史|时间|之久|前的历史)")


def _blank(idiom: re.Match[str]) -> str:
    """Nothing to find in an idiom, unless it overlaps a numeral (二十一直 ends one, 正如一九八七年 begins one)."""
    before = idiom.string[idiom.start() - 1 : idiom.start()]
    after = idiom.string[idiom.end() : idiom.end() + 1]
    split = before in _NUMERAL_BEFORE or (idiom[0][-1] in NUMERALS and after in _NUMERAL_AFTER)
    return idiom[0] if split else "\0" * len(idiom[0])


class _Finder:
    """One pass over one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = _VETO.sub(_blank, text.translate(_PLAIN))

    def number(
        self, start: int, end: int, value: Fraction | int, kind: NumberKind = "cardinal", approximate: bool = False
    ) -> Number:
        """A number with the words before and after it looked at for "about"."""
        approximate = (
            approximate
            or bool(_ABOUT_BEFORE.search(self.plain, max(0, start - 5), start))
            or bool(_ABOUT_AFTER.match(self.plain, end))
        )
        return Number(self.text[start:end], start, end, Fraction(value), kind, approximate)

    def find(self) -> Iterator[Number]:
        """All numbers in order of what they begin with; ranges not yet put right."""
        plain = self.plain
        position = 0
        while match := _RUN.search(plain, position):
            found = tuple(self.at(match))
            yield from found
            position = max(match.end(), found[-1].end if found else 0)

    def at(self, match: re.Match[str]) -> Iterator[Number]:
        """What a run of digits or numerals amounts to together with its surroundings; nothing if it counts nothing."""
        plain, start, end = self.plain, match.start(), match.end()
        run = match[0]
        if len(run) > LONGEST:
            return
        if match["arabic"]:
            if date := _DATE.match(plain, start):
                kinds: tuple[tuple[int, NumberKind], ...] = ((1, "year"), (3, "month"), (4, "day"))
                for group, kind in kinds:
                    yield self.number(*date.span(group), int(date[group]), kind)
                return
            if _LETTERS_AFTER.match(plain, end):
                return
            if ratio := _RATIO.match(plain, start):
                yield self.number(start, ratio.end(), Fraction(int(ratio[1]), int(ratio[2])), "fraction")
                return
            value: Fraction | None = arabic_value(run)
        else:
            if run[0] in "百千万亿兆" or run[0] == "十":
                vague = "数几" if run[0] == "十" else "数几上成好"
                if plain[start - 1 : start] in tuple(vague):
                    return
            if plan := _PLAN.match(plain, start):
                yield self.number(start, start + 2, Fraction(han_integer(run[:2]) or 0), "ordinal")
                yield self.number(start + 2, plan.end(), DIGITS["五"])
                return
            either = pair(run)
            if either and (len(run) > 2 or self.measured(end)):
                second, low, high = either
                yield self.number(start, start + second, low, approximate=True)
                yield self.number(start + second, end, high, approximate=True)
                return
            value = han_value(run)
        if value is None:
            return
        yield from self.placed(start, end, run, value)

    def measured(self, end: int) -> bool:
        """Whether a measure word or a unit follows."""
        return bool(_MEASURE.match(self.plain, end))

    def placed(self, start: int, end: int, run: str, value: Fraction) -> Iterator[Number]:
        """A number by what stands around it: 分之, %, 成, 倍, 年, 第 and so on."""
        plain = self.plain
        if plain.startswith("分之", end):
            yield from self.fraction(end, start, value)
            return
        more = _MORE.match(plain, end)
        if more:
            units = more["scale"] or more["teens"] or ""
            yield self.number(start, more.end(), value * scale(units), approximate=True)
            return
        if plain[start - 1 : start] == "第":
            yield self.number(start - 1, end, value, "ordinal")
            return
        if percent := _PERCENT.match(plain, end):
            yield self.number(start, percent.end(), value / 100, "percent")
            return
        single = len(run) == 1 and run in NUMERALS
        if (
            value <= 10
            and _TENTH.match(plain, end)
            and (not single or plain[start - 1 : start] not in tuple("之唯统同"))
        ):
            tail = re.compile(f"[{DIGIT}]").match(plain, end + 1)
            tenths = value + (Fraction(DIGITS[tail[0]], 10) if tail else 0)
            yield self.number(start, tail.end() if tail else end + 1, tenths / 10, "percent")
            return
        if (number := self.calendar(start, end, run, value)) or (number := self.clock(start, end, value)):
            yield number
            return
        if half := _AND_HALF.match(plain, end):
            yield self.number(start, half.end(), value + Fraction(1, 2), "multiple" if "倍" in half[0] else "cardinal")
            return
        if single and not self.counts(start, end, run):
            return
        if run[0] in "百千万亿兆" and not self.measured(end):
            return
        if plain[end : end + 1] == "倍":
            yield self.number(start, end + 1, value, "multiple")
            return
        yield self.number(start, end, value)

    def counts(self, start: int, end: int, numeral: str) -> bool:
        """Whether a lone Chinese numeral counts something."""
        if numeral in "百千万亿兆":
            return bool(_BOUND.search(self.plain, max(0, start - 2), start)) and self.measured(end)
        if numeral == "一":
            before = self.plain[start - 1 : start]
            return before not in tuple("每另这那某同统唯任哪之单不") and bool(_ONE.match(self.plain, end))
        return self.measured(end) or bool(_RANGE_END.match(self.plain, end))

    def fraction(self, end: int, start: int, denominator: Fraction) -> Iterator[Number]:
        """百分之二十五, 三分之二, 千分之三, 百分之三至五; `end` is where the denominator ends."""
        kind: NumberKind = "percent" if denominator == 100 else "fraction"
        numerator = _NUMERATOR.match(self.plain, end)
        while numerator and denominator and len(numerator["run"]) <= LONGEST:
            value = arabic_value(numerator["run"]) if numerator["arabic"] else han_value(numerator["run"])
            if value is None:
                return
            stop = numerator.end()
            more = _MORE.match(self.plain, stop)
            stop = more.end() if more else stop
            yield self.number(start, stop, value / denominator, kind, approximate=bool(more))
            numerator = _NUMERATOR_TOO.match(self.plain, stop)
            if numerator and self.plain.startswith("分之", numerator.end()):  # 四分之一至五分之一: the next denominator
                return
            start = numerator.start("run") if numerator else stop

    def calendar(self, start: int, end: int, run: str, value: Fraction) -> Number | None:
        """世纪, 年代, 年, 月, 日: a point of the calendar rather than a count."""
        plain = self.plain
        if value.denominator != 1 or "," in run:
            return None
        if century := _CENTURY.match(plain, end):
            decade = _RUN.match(plain, century.end())
            name = _DECADE.match(plain, decade.end()) if decade else None
            if decade and name and (tens := _plain_integer(decade)) is not None and tens < 100:
                return self.number(start, name.end(), (value - 1) * 100 + tens, "decade")
            return self.number(start, end, value, "ordinal")
        if name := _DECADE.match(plain, end):
            decade_value = int(value)
            if value < 100:
                decade_value += 1900 if value >= 30 or plain[start - 3 : start] == "上世纪" else 2000
            return self.number(start, name.end(), decade_value, "decade")
        follower = plain[end : end + 1]
        if follower == "年" and len(run) == 4 and 1000 <= value <= 2999 and _YEARS.match(plain, end):
            return self.number(start, end + 1, value, "year")
        if follower == "月" and 1 <= value <= 12:
            return self.number(start, end + 1, value, "month")
        if 1 <= value <= 31 and (
            (follower == "日" and plain[end + 1 : end + 2] not in tuple("元内经圆"))
            or (follower == "号" and plain[start - 1 : start] == "月")
        ):
            return self.number(start, end + 1, value, "day")
        return None

    def clock(self, start: int, end: int, hour: Fraction) -> Number | None:
        """下午3点30分, 16时, 10:30."""
        plain = self.plain
        if hour.denominator != 1 or not 0 <= hour <= 24:
            return None
        daytime = _DAYTIME.search(plain, max(0, start - 6), start)
        minute = Fraction(0)
        if colon := _COLON.match(plain, end):
            if not (daytime or colon[2] or plain[start] == "0"):
                return None
            minute, stop = Fraction(int(colon[1])), colon.end(1)
        else:
            clock = _CLOCK.match(plain, end)
            if not clock or (plain[end] == "点" and not clock.lastgroup and (not daytime or plain[start:end] == "一")):
                return None
            if clock["minute"]:
                digits = clock["minute"]
                minute = Fraction(int(digits) if digits.isdigit() and digits.isascii() else han_value(digits) or 0)
            elif clock["half"]:
                minute = Fraction(30)
            elif clock["quarter"]:
                minute = Fraction(15 * DIGITS[clock["quarter"]])
            stop = clock.end()
        if daytime and daytime[1] in ("下午", "午后", "傍晚", "晚上", "晚间", "晚", "深夜", "夜间") and hour < 12:
            hour += 12
        return self.number(start, stop, hour + minute / 60, "time")


def _plain_integer(run: re.Match[str]) -> int | None:
    """The integer that a run spells, in either kind of numerals."""
    return int(arabic_value(run[0])) if run["arabic"] else han_integer(run[0])


def _halves(finder: _Finder) -> Iterator[Number]:
    """半 on its own, and 翻番."""
    for match in _HALF.finditer(finder.plain):
        yield finder.number(match.start(), match.end(), Fraction(1, 2), "fraction")
    for match in _DOUBLING.finditer(finder.plain):
        times = DIGITS[match["times"]] if match["times"] else 1
        if match[0].endswith("倍"):
            yield finder.number(match.start(), match.end(), times + 1, "multiple")
        else:
            yield finder.number(match.start(), match.end(), 2**times, "multiple")


def _distributed(numbers: list[Number], plain: str) -> Iterator[Number]:
    """Ranges put right: 3至5万, 3%-5%, 2019至2021年 give their unit or kind to both ends."""
    for number, following in zip(numbers, [*numbers[1:], None], strict=False):
        bare = number.kind == "cardinal" and number.text[-1] not in "百千万亿兆萬億多余餘几幾"
        if bare and following and (dash := _RANGE.fullmatch(plain, number.end, following.start)):
            yield _first_of(number, following, listed="、" in dash[0])
        else:
            yield number


def _first_of(number: Number, last: Number, *, listed: bool) -> Number:
    """The bare first end of a range with what its last end tells of it; `listed` ones (9、10月) share only dates."""
    if last.kind in ("year", "month", "day", "decade"):
        if last.kind == "year" and len(number.text) != 4:
            return number
        century = last.value - last.value % 100 if last.kind == "decade" and number.value < 100 else 0
        return replace(number, value=number.value + century, kind=last.kind)
    if listed:
        return number
    if last.kind == "percent":
        return replace(number, value=number.value / (10 if "成" in last.text else 100), kind="percent")
    if last.kind == "multiple":
        return replace(number, kind="multiple")
    units = _last_units(last.text)
    if last.kind == "cardinal" and units > 1 and number.value <= last.value / units:
        return replace(number, value=number.value * units)
    return number


_TRAILING = re.compile(r"[百千万亿兆]+$")


def _last_units(numeral: str) -> int:
    """What the units at the end of a numeral multiply by; 1 for none."""
    plain = numeral.translate(_PLAIN)
    match = _TRAILING.search(plain.rstrip("多余几"))
    return scale(match[0]) if match else 1


def find_chinese(text: str) -> tuple[Number, ...]:
    """The numbers of a Chinese text in order."""
    finder = _Finder(text)
    numbers = list(finder.find())
    taken = {position for number in numbers for position in range(number.start, number.end)}
    numbers += [number for number in _halves(finder) if number.start not in taken and number.end - 1 not in taken]
    numbers.sort(key=lambda number: number.start)
    return tuple(_distributed(numbers, finder.plain))
