"""Foreign names by sound: the key on which 哈灵顿 meets "Harington".

Chinese spells a foreign name with characters that sound like its syllables, so both have much the same consonants in
the same order. A name's key is that skeleton, with consonants in classes about as coarse as transliteration is: voiced
and voiceless plosives are one, so are r and l, so are sibilants. Vowels are left out. Closing nasals are kept in one
reading and dropped in the other (威廉姆斯, "Williams").
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

TRANSLITERATING = frozenset(
    "阿埃艾爱安奥巴白班邦保贝比彼毕宾波博伯布查茨达戴丹道德登邓迪蒂丁东杜顿多厄恩尔法凡范菲费芬丰冯弗夫福盖甘冈高戈格古瓜圭"
    "哈海汉豪赫黑亨华怀惠霍基吉加贾简杰金津喀卡凯坎康考柯科克肯孔库夸拉莱兰朗劳勒雷黎里利立莉丽连廉良列林琳留龙卢鲁路伦罗洛吕"
    "马玛迈麦曼毛梅门蒙米密明莫默姆穆纳娜南内尼涅宁纽努诺欧帕潘庞佩彭皮平珀普齐奇恰钱乔切琼丘瑞荣茹若萨塞赛桑瑟沙莎珊尚绍舍申"
    "盛施什石史舒斯思苏索塔泰坦汤唐陶特腾田提廷通图托瓦万旺威韦维魏温文翁沃乌武西希锡席辛欣休逊雅亚扬杨耶叶伊易因英尤于雨约泽扎"
    "詹珍智朱祖卓兹佐蓬蕾薇妮娅丝黛茜芙翠弥撒埔灵拜根森翰墨本鲍赖罕晋哥谢夏肖朔钦滕热圣隆奈昂伍策彻奎胡"
)
"""Characters that news agencies spell foreign names with."""

SHORTEST, LONGEST = 2, 6
"""Characters of a Chinese name, or of the part of one that is looked at."""

TELLING = 3
"""Consonants that a skeleton needs; with fewer, too many names sound alike."""

_SPOKEN = dict(zip("加基希休万叶贾什", "ga gi hi hu wan ye jia shi".split(), strict=True))
"""Characters that names pronounce in another way than the dictionary's first reading: as other dialects do, or by the
other of two readings."""

_RUN = re.compile(f"[{''.join(sorted(TRANSLITERATING))}]{{{SHORTEST},}}")
_NAME = re.compile(r"\b(?=\w{4})(?:Ma?c|De|Di|La|Le|Fitz)?[A-Z][a-z]+")
_SYLLABLE = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[a-z]*?(n|ng)?$")
_INITIALS = dict(zip("bpmfdtnlrgkhjqxzcsw", "PPNFTTNLLKKHSSSSSSW", strict=True))
_LETTERS = {**_INITIALS, "v": "W", "c": "K", "q": "K"}
_SPELLINGS = tuple(
    tuple(spelling.split(">"))
    for spelling in """
    sch>s tch>s chr>kr chael>kel chol>kol ts>s tz>s ch>s sh>s ph>f th>t gh> ck>k wr>r kn>n qu>k x>ks ng>n ce>se ci>si
    cy>sy ge>se gi>si dg>s
    """.split()
)
"""How letters sound, in the order in which they are replaced."""

_DOUBLED = re.compile(r"(.)\1")
_VOWELS = "aeiouy"


def english_sounds(text: str) -> Iterator[frozenset[str]]:
    """The keys of each capitalised word of `text` that has four letters and enough consonants."""
    for match in _NAME.finditer(text if text.isascii() else _without_accents(text)):
        keys = _english_keys(match.group())
        if keys:
            yield keys


def chinese_sounds(text: str, syllables: Mapping[str, str]) -> Iterator[frozenset[str]]:
    """The keys of each run of transliterating characters in simplified `text`: those of every part of it.

    A run may hold more than one name, and other words beside them. `syllables` gives a character's toneless pinyin.
    """
    for match in _RUN.finditer(text):
        read = tuple(syllables.get(character, "") for character in match.group())
        spoken = tuple(map(_SPOKEN.get, match.group(), read))
        keys = _chinese_keys(read) | (_chinese_keys(spoken) if spoken != read else frozenset())
        if keys:
            yield keys


def _without_accents(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


@lru_cache(maxsize=20_000)
def _english_keys(word: str) -> frozenset[str]:
    return _telling({_english_skeleton(word.lower(), nasals) for nasals in (True, False)})


@lru_cache(maxsize=20_000)
def _chinese_keys(syllables: tuple[str, ...]) -> frozenset[str]:
    sounds = [_syllable_sounds(syllable) for syllable in syllables]
    parts = (
        sounds[start:stop]
        for start in range(len(sounds))
        for stop in range(start + SHORTEST, min(len(sounds), start + LONGEST) + 1)
    )
    return _telling({"".join(sound[way] for sound in part) for part in parts for way in range(4)})


def _telling(skeletons: set[str]) -> frozenset[str]:
    return frozenset(f"/{skeleton}/" for skeleton in skeletons if len(skeleton) >= TELLING)


def _syllable_sounds(syllable: str) -> tuple[str, str, str, str]:
    """The consonants of a syllable, with closing nasals and without, and with 尔 as an l and as nothing."""
    if syllable == "er":
        return ("L", "L", "", "")
    match = _SYLLABLE.match(syllable)
    initial, nasal = match.groups() if match else (None, None)
    opening = _INITIALS.get(initial[0], "") if initial else ""
    closed = opening + "N" if nasal else opening
    return (closed, opening, closed, opening)


def _english_skeleton(word: str, nasals: bool) -> str:
    for spelling, sound in _SPELLINGS:
        word = word.replace(spelling, sound)
    word = _DOUBLED.sub(r"\1", word)
    skeleton = ""
    for position, letter in enumerate(word):
        before, after = word[position - 1 : position], word[position + 1 : position + 2]
        opens = after != "" and after in _VOWELS
        after_vowel = before != "" and before in _VOWELS
        silent = (
            (letter == "h" and (position == 1 or (after_vowel and not opens)))
            or (letter in "rw" and after_vowel and not opens)
            or (letter in "mn" and not nasals and not opens)
        )
        if not silent:
            skeleton += _LETTERS.get(letter, "")
    return skeleton
