"""What a number counts, as far as conversion goes: two units of one dimension may hold the same quantity."""

import re
from functools import cache

from toolkit.language.numbers import Number
from toolkit.model import Language

# dimension/unit -> Chinese words; English words
_UNITS = {
    "cash/cny": ("元人民币 人民币 元 块钱", "yuan,renminbi,rmb,cny"),
    "cash/usd": ("美元 美金", "us dollars,dollars,dollar,usd"),
    "cash/hkd": ("港元 港币 港幣", "hong kong dollars,hkd"),
    "cash/twd": ("新台币 新臺幣 新台幣 台币 台幣", "new taiwan dollars,twd"),
    "cash/eur": ("欧元 歐元", "euros,euro,eur"),
    "cash/gbp": ("英镑 英鎊", "pounds sterling,gbp"),
    "cash/jpy": ("日元 日圆 日圓", "yen,jpy"),
    "mass/jin": ("斤 市斤", "jin,catties"),
    "mass/kg": ("公斤 千克", "kg,kilograms,kilogrammes,kilos,kilogram"),
    "mass/lb": ("磅", "lb,lbs,pounds"),
    "mass/t": ("吨 噸", "metric tons,tonnes,tons,ton,tonne"),
    "mass/oz": ("盎司", "ounces,oz"),
    "area/mu": ("亩 畝", "mu"),
    "area/ha": ("公顷 公頃", "hectares,hectare,ha"),
    "area/acre": ("英亩 英畝", "acres,acre"),
    "area/km2": ("平方公里", "square kilometers,square kilometres,sq km"),
    "area/mi2": ("平方英里", "square miles,sq mi"),
    "area/m2": ("平方米", "square meters,square metres"),
    "area/ft2": ("平方英尺", "square feet,sq ft"),
    "dist/li": ("里 华里", "li"),
    "dist/km": ("公里 千米", "km,kilometers,kilometres,kilometer,kilometre"),
    "dist/mi": ("英里", "miles,mile"),
    "dist/m": ("米 公尺", "m,meters,metres,meter,metre"),
    "dist/ft": ("英尺 呎", "feet,foot,ft"),
    "dist/cm": ("厘米 公分", "cm,centimeters,centimetres"),
    "dist/in": ("英寸 寸 吋", "inches,inch"),
    "watt/kw": ("千瓦", "kilowatts,kilowatt,kw"),
    "watt/mw": ("兆瓦", "megawatts,megawatt,mw"),
    "watt/gw": ("吉瓦", "gigawatts,gigawatt,gw"),
    "work/kwh": ("千瓦时 千瓦時 度电 度電", "kilowatt-hours,kilowatt hours,kwh"),
    "work/mwh": ("兆瓦时 兆瓦時", "megawatt-hours,megawatt hours,mwh"),
    "temp/c": ("摄氏度 ℃", "degrees celsius,celsius,c,°c,℃"),
    "temp/f": ("华氏度 ℉", "degrees fahrenheit,fahrenheit,f,°f,℉"),
    "time/minute": ("分钟 分鐘", "minutes,minute"),
    "time/hour": ("小时 小時 个小时 個小時", "hours,hour"),
    "time/day": ("天", "days,day"),
    "time/week": ("周 週 个星期 個星期", "weeks,week"),
    "time/month": ("个月 個月", "months,month"),
    "time/quarter": ("季度 个季度 個季度", "quarters,quarter"),
    "time/year": ("年 周年 岁 歲 年来", "years,year"),
    "time/decade": ("", "decades,decade"),
    "time/century": ("世纪 个世纪 世紀", "centuries,century"),
}

SMALLER = {"time/week": 7, "time/hour": 60, "time/quarter": 3, "time/year": 12, "time/decade": 10, "time/century": 100}
"""How many of a smaller unit a unit of time is: days, minutes, months, months, years, years."""


SIZES = {
    "mass/jin": 0.5, "mass/kg": 1, "mass/lb": 0.4536, "mass/t": 1000, "mass/oz": 0.02835,
    "area/mu": 666.7, "area/ha": 1e4, "area/acre": 4047, "area/km2": 1e6, "area/mi2": 2.59e6, "area/m2": 1,
    "area/ft2": 0.0929,
    "dist/li": 500, "dist/km": 1000, "dist/mi": 1609, "dist/m": 1, "dist/ft": 0.3048, "dist/cm": 0.01,
    "dist/in": 0.0254,
    "watt/kw": 1, "watt/mw": 1e3, "watt/gw": 1e6, "work/kwh": 1, "work/mwh": 1e3,
    "time/minute": 1 / 1440, "time/hour": 1 / 24, "time/day": 1, "time/week": 7, "time/month": 30.44,
    "time/quarter": 91.3, "time/year": 365.25, "time/decade": 3652.5, "time/century": 36525,
}  # fmt: skip
"""How large a unit is against the others of its dimension; currencies and temperatures have no fixed ratio."""

_YUAN_OR_DOLLAR = {"cash/cny", "cash/usd", "cash/hkd", "cash/twd"}
"""Currencies that are all written 元 or $ where they are at home."""


def conflict(one: str | None, other: str | None) -> bool:
    """Whether two units measure the same thing, but the same number of each can't be the same amount of it."""
    if one is None or other is None or one == other or {one, other} <= _YUAN_OR_DOLLAR:
        return False
    return one[:4] == other[:4]


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """A pattern for what follows a number, one for what precedes it, and the unit of every match."""
    units: dict[str, str] = {}
    for unit, (chinese, english) in _UNITS.items():
        for word in chinese.split() if language == "zh" else english.split(","):
            units[word] = unit
    words = "|".join(sorted(map(re.escape, units), key=len, reverse=True))
    if language == "zh":
        return (
            re.compile(rf"[多余餘几]?\s?({words})"),
            re.compile(r"(US\$|HK\$|NT\$|人民币|人民幣|新?[台臺][币幣]|港[币幣]|[$£€])\s?$"),
            units,
        )
    return (
        re.compile(rf"[\s-]?(?:U\.?S\.? |American |Chinese )?({words})(?![a-z])", re.IGNORECASE),
        re.compile(r"(US\$|HK\$|NT\$|RMB|CNY|USD|[$£€])\s?$", re.IGNORECASE),
        units,
    )


_SIGNS = {
    "us$": "cash/usd", "hk$": "cash/hkd", "nt$": "cash/twd", "rmb": "cash/cny", "cny": "cash/cny", "usd": "cash/usd",
    "$": "cash/usd", "£": "cash/gbp", "€": "cash/eur", "人民币": "cash/cny", "人民幣": "cash/cny",
    **dict.fromkeys(("台币", "台幣", "臺币", "臺幣", "新台币", "新台幣", "新臺币", "新臺幣"), "cash/twd"),
    "港币": "cash/hkd", "港幣": "cash/hkd",
}  # fmt: skip


def unit_of(number: Number, text: str, language: Language) -> str | None:
    """The unit beside a number as "dimension/unit" (four letters tell the dimension); None for no known one."""
    after, before, units = _patterns(language)
    if sign := before.search(text, max(0, number.start - 5), number.start):
        return _SIGNS[sign[1].lower()]
    # 一年半 holds its unit.
    inside = after.match(text, number.end - 2) if number.text.endswith("半") else None
    if word := inside or after.match(text, number.end):
        return units[word[1].lower() if language == "en" else word[1]]
    return None
