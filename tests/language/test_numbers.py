"""Numbers by value, in both languages."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.language.numbers import find_numbers
from toolkit.model import Language

F = Fraction

# text -> what is found: (span text, value), in order
CHINESE: list[tuple[str, list[tuple[str, Fraction | int]]]] = [
    # Arabic digits and units
    ("出口额为1.3万亿元。", [("1.3万亿", 13 * 10**11)]),
    ("耗资28亿元", [("28亿", 28 * 10**8)]),
    ("共有3百万人", [("3百万", 3 * 10**6)]),
    ("约5千万吨", [("5千万", 5 * 10**7)]),
    ("预算为1兆元", [("1兆", 10**12)]),
    ("装机50兆瓦", [("50", 50)]),
    ("装机3万千瓦", [("3万", 30000)]),
    ("全程5千米", [("5", 5)]),
    ("人口1,234,567人", [("1,234,567", 1234567)]),
    ("拨款14 800元", [("14 800", 14800)]),
    ("造价28 億元", [("28 億", 28 * 10**8)]),
    ("共1亿2000万人", [("1亿2000万", 12 * 10**7)]),
    ("卖了3万5", [("3万5", 35000)]),
    ("共\uff11\uff12\uff13人", [("\uff11\uff12\uff13", 123)]),
    ("增长\uff12\uff0e\uff15\uff05", [("\uff12\uff0e\uff15\uff05", F(1, 40))]),
    # Chinese numerals
    ("三千二百人", [("三千二百", 3200)]),
    ("两百人", [("两百", 200)]),
    ("一百零五天", [("一百零五", 105)]),
    ("兩萬五千噸", [("兩萬五千", 25000)]),
    ("一万两千名工人", [("一万两千", 12000)]),
    ("三万五", [("三万五", 35000)]),
    ("两百五", [("两百五", 250)]),
    ("十五个", [("十五", 15)]),
    ("廿三日", [("廿三日", 23)]),
    ("两万亿元", [("两万亿", 2 * 10**12)]),
    ("一千五百亿元", [("一千五百亿", 15 * 10**10)]),
    ("三点五公里", [("三点五", F(7, 2))]),
    ("四点五亿人", [("四点五亿", 45 * 10**7)]),
    ("百万人口", [("百万", 10**6)]),
    # shares
    ("百分之二十五", [("百分之二十五", F(1, 4))]),
    ("百分之三点五的人", [("百分之三点五", F(35, 1000))]),
    ("百分之 40 的土地", [("百分之 40", F(2, 5))]),
    ("增长5.2%", [("5.2%", F(52, 1000))]),
    ("提高0.5个百分点", [("0.5个百分点", F(5, 1000))]),
    ("三成五受访者", [("三成五", F(35, 100))]),
    ("近3成民众", [("3成", F(3, 10))]),
    ("三分之二的议员", [("三分之二", F(2, 3))]),
    ("四分之一至五分之一的农户", [("四分之一", F(1, 4)), ("五分之一", F(1, 5))]),
    ("千分之三", [("千分之三", F(3, 1000))]),
    ("占3/4", [("3/4", F(3, 4))]),
    ("一半居民", [("一半", F(1, 2))]),
    ("半数成员", [("半数", F(1, 2))]),
    ("等了半个小时", [("半", F(1, 2))]),
    ("用了一年半", [("一年半", F(3, 2))]),
    ("开了两个半小时", [("两个半", F(5, 2))]),
    # multiples, ordinals
    ("增加3倍", [("3倍", 3)]),
    ("产量翻一番", [("翻一番", 2)]),
    ("产量翻两番", [("翻两番", 4)]),
    ("第三次", [("第三", 3)]),
    ("第105届", [("第105", 105)]),
    ("21世纪", [("21", 21)]),
    # dates and times
    ("2025年", [("2025年", 2025)]),
    ("二〇二五年九月五日", [("二〇二五年", 2025), ("九月", 9), ("五日", 5)]),
    ("9月5日", [("9月", 9), ("5日", 5)]),
    ("2025-09-05", [("2025", 2025), ("09", 9), ("05", 5)]),
    ("2019至2021年", [("2019", 2019), ("2021年", 2021)]),
    ("9、10月", [("9", 9), ("10月", 10)]),
    ("上世纪90年代", [("90年代", 1990)]),
    ("20世纪九十年代", [("20世纪九十年代", 1990)]),
    ("2020年代", [("2020年代", 2020)]),
    ("下午3点30分", [("3点30分", F(31, 2))]),
    ("早上七点半", [("七点半", F(15, 2))]),
    ("16时开会", [("16时", 16)]),
    ("上午10:30到达", [("10:30", F(21, 2))]),
    ("以25:19获胜", [("25", 25), ("19", 19)]),
    ("“十四五”规划", [("十四", 14), ("五", 5)]),
    # rounded figures and ranges
    ("3000多万人", [("3000多万", 3 * 10**7)]),
    ("二十多岁", [("二十多", 20)]),
    ("十几万人", [("十几万", 10**5)]),
    ("十来个人", [("十来", 10)]),
    ("30余家", [("30余", 30)]),
    ("七八个人", [("七", 7), ("八", 8)]),
    ("二三十人", [("二", 20), ("三十", 30)]),
    ("十七八岁", [("十七", 17), ("八", 18)]),
    ("3至5万人", [("3", 30000), ("5万", 50000)]),
    ("5-10亿元", [("5", 5 * 10**8), ("10亿", 10**9)]),
    ("3-5%", [("3", F(3, 100)), ("5%", F(5, 100))]),
    ("三至五成", [("三", F(3, 10)), ("五成", F(1, 2))]),
    ("百分之三至五", [("百分之三", F(3, 100)), ("五", F(5, 100))]),
    ("近千家企业", [("千", 1000)]),
    # names with digits
    ("Claude 4系列", [("4", 4)]),
    ("C919首飞，搭载5G设备", []),
    ("新冠病毒COVID-19", []),
    # numerals that count nothing
    *(
        (text, [])
        for text in (
            "一些人一直这样说", "一般情况", "全国统一", "一旦失败", "万一下雨", "千万别去", "一方面", "十分满意",
            "老百姓", "三星电子", "五角大楼", "四川九江", "一带一路", "二手车", "七嘴八舌", "唯一的办法", "之一",
            "星期三", "周五", "几十人", "数十万人", "上百万人", "成千上万的人", "四面楚歌", "两国关系", "两岸",
            "亿万人民", "百货公司", "一样", "另一个人", "每一个人", "九牛一毛", "二氧化碳", "红十字会",
            "三三两两", "四季如春", "晚一点再说",
        )
    ),
    ("一名记者", [("一", 1)]),
    ("三分之一", [("三分之一", F(1, 3))]),
    ("四周年", [("四", 4)]),
    ("二十一直升机", [("二十一", 21)]),
    ("正如一九八七年", [("一九八七年", 1987)]),
]  # fmt: skip

ENGLISH: list[tuple[str, list[tuple[str, Fraction | int]]]] = [
    # digits and scales
    ("1.3 trillion yuan", [("1.3 trillion", 13 * 10**11)]),
    ("1,300,000 people", [("1,300,000", 1300000)]),
    ("14 800 taxis", [("14 800", 14800)]),
    ("$13bn", [("13bn", 13 * 10**9)]),
    ("£5m", [("5m", 5 * 10**6)]),
    ("5m people", [("5m", 5 * 10**6)]),
    ("the 100m race", [("100", 100)]),
    ("10k users", [("10k", 10000)]),
    ("USD3.5 million", [("3.5 million", 35 * 10**5)]),
    ("2 hundred thousand", [("2 hundred thousand", 200000)]),
    ("$1.3-billion", [("1.3-billion", 13 * 10**8)]),
    # words
    ("twenty-five", [("twenty-five", 25)]),
    ("three hundred and five", [("three hundred and five", 305)]),
    ("one million two hundred thousand", [("one million two hundred thousand", 1200000)]),
    ("a dozen eggs", [("a dozen", 12)]),
    ("two dozen", [("two dozen", 24)]),
    ("half a million people", [("half a million", 500000)]),
    ("one and a half years", [("one and a half", F(3, 2))]),
    ("two and a half million", [("two and a half million", 2500000)]),
    ("three point five billion", [("three point five billion", 35 * 10**8)]),
    ("two and three", [("two", 2), ("three", 3)]),
    ("a million dollars", [("a million", 10**6)]),
    ("one person", [("one", 1)]),
    # shares
    ("25 percent", [("25 percent", F(1, 4))]),
    ("one per cent", [("one per cent", F(1, 100))]),
    ("5.2%", [("5.2%", F(52, 1000))]),
    ("0.5 percentage points", [("0.5 percentage points", F(5, 1000))]),
    ("two-thirds of them", [("two-thirds", F(2, 3))]),
    ("a third of voters", [("a third", F(1, 3))]),
    ("3/4", [("3/4", F(3, 4))]),
    ("three quarters", [("three quarters", F(3, 4))]),
    ("a quarter of the budget", [("a quarter", F(1, 4))]),
    ("one in five adults", [("one in five", F(1, 5))]),
    ("half of it", [("half", F(1, 2))]),
    # multiples, ordinals
    ("twice as many", [("twice", 2)]),
    ("doubled", [("doubled", 2)]),
    ("three times", [("three times", 3)]),
    ("tenfold", [("tenfold", 10)]),
    ("the first day", [("first", 1)]),
    ("the 21st century", [("21st", 21)]),
    ("the twenty-first century", [("twenty-first", 21)]),
    ("the second round", [("second", 2)]),
    # dates and times
    ("on September 5, 2025", [("September", 9), ("5", 5), ("2025", 2025)]),
    ("on 5 September 2025", [("5", 5), ("September", 9), ("2025", 2025)]),
    ("Sept. 5", [("Sept", 9), ("5", 5)]),
    ("May 3", [("May", 5), ("3", 3)]),
    ("in May", [("May", 5)]),
    ("2025-09-05", [("2025", 2025), ("09", 9), ("05", 5)]),
    ("Sept 5-7", [("Sept", 9), ("5", 5), ("7", 7)]),
    ("the 1990s", [("1990s", 1990)]),
    ("the '90s", [("90s", 1990)]),
    ("in her 40s", [("40s", 40)]),
    ("at 3:30 p.m.", [("3:30 p.m.", F(31, 2))]),
    ("at 10 am", [("10 am", 10)]),
    ("at 16:00", [("16:00", 16)]),
    # ranges
    ("3-5 million", [("3", 3 * 10**6), ("5 million", 5 * 10**6)]),
    ("$3-$5 billion", [("3", 3 * 10**9), ("5 billion", 5 * 10**9)]),
    ("between 3 and 5 million", [("3", 3 * 10**6), ("5 million", 5 * 10**6)]),
    ("3 to 5%", [("3", F(3, 100)), ("5%", F(5, 100))]),
    # names with digits
    ("the Claude 4 series", [("4", 4)]),
    ("a 5-year-old boy", [("5", 5)]),
    *(
        (text, [])
        for text in (
            "GPT-4o", "COVID-19", "DeepSeek R1", "a 5G network", "no one knows", "one of them", "the one that got away",
            "one another", "it may rain", "we march on", "hundreds of people", "tens of thousands", "several million",
            "wait a second",
        )
    ),
    ("30 seconds", [("30", 30)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHINESE)
def test_chinese_numbers_by_value(text: str, expected: list[tuple[str, Fraction | int]]) -> None:
    assert [(number.text, number.value) for number in find_numbers(text, "zh")] == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_numbers_by_value(text: str, expected: list[tuple[str, Fraction | int]]) -> None:
    assert [(number.text, number.value) for number in find_numbers(text, "en")] == expected


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("增长5%", "zh", "percent"),
        ("三分之一", "zh", "fraction"),
        ("第三次", "zh", "ordinal"),
        ("三倍", "zh", "multiple"),
        ("2025年", "zh", "year"),
        ("5000年历史", "zh", "cardinal"),
        ("9月", "zh", "month"),
        ("5日", "zh", "day"),
        ("90年代", "zh", "decade"),
        ("16时", "zh", "time"),
        ("in 2025", "en", "year"),
        ("$2025", "en", "cardinal"),
        ("2,025", "en", "cardinal"),
        ("in September", "en", "month"),
        ("the 1990s", "en", "decade"),
        ("3 p.m.", "en", "time"),
        ("tripled", "en", "multiple"),
        ("the 5th", "en", "ordinal"),
    ],
)
def test_kind(text: str, language: Language, kind: str) -> None:
    assert [number.kind for number in find_numbers(text, language)] == [kind]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("近3万人", "zh"),
        ("约三成", "zh"),
        ("30年左右", "zh"),
        ("3万多人", "zh"),
        ("至少5人", "zh"),
        ("about 300 people", "en"),
        ("more than $5 billion", "en"),
        ("300 or so", "en"),
        ("up to 40 countries", "en"),
    ],
)
def test_approximate(text: str, language: Language) -> None:
    assert [number.approximate for number in find_numbers(text, language)] == [True]


@pytest.mark.parametrize(("text", "language"), [("共3万人", "zh"), ("300 people", "en"), ("the past 70 years", "en")])
def test_exact(text: str, language: Language) -> None:
    assert [number.approximate for number in find_numbers(text, language)] == [False]


DIGITS = "零一二三四五六七八九"


def chinese_numeral(value: int) -> str:
    """A positive integer below 10 ** 16 in Chinese numerals, as it is read aloud."""
    for unit, name in ((10**8, "亿"), (10**4, "万")):
        if value >= unit:
            high, low = divmod(value, unit)
            zero = "零" if 0 < low < unit // 10 else ""
            return chinese_numeral(high) + name + zero + (chinese_numeral(low) if low else "")
    text, pending = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            text += ("零" if pending else "") + DIGITS[digit] + name
            pending = False
        elif text:
            pending = value > 0
    return text


ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def english_words(value: int) -> str:
    """A non-negative integer below 10 ** 15 in words."""
    for unit, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if value >= unit:
            high, low = divmod(value, unit)
            return f"{english_words(high)} {name}" + (f" {english_words(low)}" if low else "")
    if value >= 100:
        high, low = divmod(value, 100)
        return f"{ONES[high]} hundred" + (f" and {english_words(low)}" if low else "")
    if value >= 20:
        return TENS[value // 10 - 2] + (f"-{ONES[value % 10]}" if value % 10 else "")
    return ONES[value]


@given(st.integers(min_value=11, max_value=10**16 - 1))
def test_chinese_numerals_are_read_back(value: int) -> None:
    text = f"共有{chinese_numeral(value)}元。"
    assert [number.value for number in find_numbers(text, "zh")] == [value]


@given(st.integers(min_value=1, max_value=99_999), st.sampled_from([("万", 10**4), ("亿", 10**8), ("万亿", 10**12)]))
def test_arabic_digits_with_a_unit_are_read_back(value: int, unit: tuple[str, int]) -> None:
    name, size = unit
    text = f"共有{value / 10:.1f}{name}元。"
    assert [number.value for number in find_numbers(text, "zh")] == [F(value, 10) * size]


@given(st.integers(min_value=2, max_value=10**15 - 1))
def test_english_words_are_read_back(value: int) -> None:
    assert [number.value for number in find_numbers(f"They counted {english_words(value)} votes.", "en")] == [value]


@given(st.integers(min_value=2100, max_value=10**13))
def test_grouped_digits_are_read_back(value: int) -> None:
    assert [number.value for number in find_numbers(f"They counted {value:,} votes.", "en")] == [value]
    assert [number.value for number in find_numbers(f"共{value:,}票。", "zh")] == [value]


@pytest.mark.parametrize("text", ["1" * 9000, "1" + ",111" * 2000, "九" * 9000, "九" + "万亿" * 900, "1" + "亿" * 900])
def test_endless_chinese_numerals_are_no_numbers(text: str) -> None:
    assert find_numbers(text, "zh") == ()


@pytest.mark.parametrize("text", ["1" * 9000, "1" + ",111" * 2000, "one " + "thousand million " * 500])
def test_endless_english_numerals_are_no_numbers(text: str) -> None:
    assert find_numbers(text, "en") == ()


NOISE = st.text(
    alphabet="一二三两十百千万亿零半第成多余几点年月日个%至、,.0123456789 $abmkeno-/:人倍分之约", max_size=40
)


@given(NOISE, st.sampled_from(["zh", "en"]))
def test_spans_slice_the_text_in_order_without_overlap(text: str, language: Language) -> None:
    position = 0
    for number in find_numbers(text, language):
        assert position <= number.start < number.end <= len(text)
        assert text[number.start : number.end] == number.text
        position = number.end
