"""Names by sound: which must meet across the languages, and which must not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.language.dictionary import Dictionary
from toolkit.language.script import simplify
from toolkit.language.sound import SHORTEST, TELLING, TRANSLITERATING, chinese_sounds, english_sounds

MEET = """
    希拉里/Hillary 基辛格/Kissinger 泽连斯基/Zelensky 加利福尼亚/California 穆罕默德/Mohammed 迈克尔/Michael
    克里斯托弗/Christopher 冈萨雷斯/González 希特勒/Hitler 万斯/Vance
    特朗普/Trump 威廉姆斯/Williams 布兰斯塔德/Branstad 威洛比/Willoughby 克林顿/Clinton 马克龙/Macron 萨科齐/Sarkozy
    卢卡申科/Lukashenko 特鲁多/Trudeau 蓬佩奥/Pompeo 布林肯/Blinken 彭斯/Pence 桑德斯/Sanders 佩洛西/Pelosi
    罗姆尼/Romney 库什纳/Kushner 莱特希泽/Lighthizer 卡梅伦/Cameron 苏纳克/Sunak 斯塔默/Starmer 斯蒂芬/Stephen
    罗伯特/Robert 费德勒/Federer 内塔尼亚胡/Netanyahu 穆巴拉克/Mubarak 马杜罗/Maduro 扎克伯格/Zuckerberg
    杜特尔特/Duterte 贝佐斯/Bezos 马斯克/Musk 巴菲特/Buffett 阿姆斯特丹/Amsterdam 卡拉奇/Karachi
    施罗德/Schroeder 科尔宾/Corbyn
    法拉奇/Farage 杰克逊/Jackson 罗德里格斯/Rodriguez 冈萨雷斯/Gonzalez
    哈灵顿/Harington 拜登/Biden 里根/Reagan 安德森/Anderson 莫里森/Morrison 墨尔本/Melbourne 古特雷斯/Guterres
    纳瓦罗/Navarro 沃伦斯/Warrens 默克尔/Merkel 博尔顿/Bolton 纳达尔/Nadal 博尔索纳罗/Bolsonaro 布朗/Brown
    斯诺登/Snowden 罗伯茨/Roberts 麦凯恩/McCain 贝克汉姆/Beckham
""".split()

KNOWN_DEFECTS = {"约翰逊/Johnson": "Chinese spells it by its look, not by its sound"}

APART = """
    特朗普/Clinton 特朗普/Biden 克林顿/Trump 克林顿/Washington 威廉姆斯/Wilson 马克龙/Cameron 桑德斯/Romney
    佩洛西/Pompeo 蓬佩奥/Pence 彭斯/Pelosi 布林肯/Blair 卡梅伦/Corbyn 苏纳克/Starmer 杰克逊/Johnson
    罗伯特/Richard 费德勒/Nadal 内塔尼亚胡/Mubarak 马杜罗/Duterte 马斯克/Bezos 扎克伯格/Zelensky 阿姆斯特丹/Amman
    库什纳/Cheney 卢卡申科/Lavrov 施罗德/Schiller
""".split()


def sounds(text: str, dictionary: Dictionary) -> set[str]:
    return {key for keys in chinese_sounds(simplify(text), dictionary.syllables) for key in keys}


def meet(pair: str, dictionary: Dictionary) -> bool:
    chinese, english = pair.split("/")
    return any(keys & sounds(chinese, dictionary) for keys in english_sounds(english))


@pytest.mark.parametrize(
    "pair",
    [
        *MEET,
        *(
            pytest.param(pair, marks=pytest.mark.xfail(strict=True, reason=reason))
            for pair, reason in KNOWN_DEFECTS.items()
        ),
    ],
)
def test_a_name_meets_its_own(pair: str, dictionary: Dictionary) -> None:
    assert meet(pair, dictionary)


@pytest.mark.parametrize("pair", APART)
def test_a_name_does_not_meet_another(pair: str, dictionary: Dictionary) -> None:
    assert not meet(pair, dictionary)


def test_of_the_table_few_meet_another(dictionary: Dictionary) -> None:
    """Each Chinese name against every English one but its own."""
    chinese, english = zip(*(pair.split("/") for pair in MEET), strict=True)
    crossed = [f"{one}/{other}" for i, one in enumerate(chinese) for j, other in enumerate(english) if i != j]
    met = [pair for pair in crossed if meet(pair, dictionary)]
    assert len(met) <= 0.01 * len(crossed), met


@pytest.mark.parametrize(
    ("text", "expected"),
    [("威廉姆斯", set("/WLNS/ /WLNNS/ /WLN/ /WLNN/ /LNS/ /LNNS/ /LNN/".split())), ("普京", set())],
)
def test_keys_of_a_run(text: str, expected: set[str], dictionary: Dictionary) -> None:
    assert sounds(text, dictionary) == expected


def test_keys_of_a_word() -> None:
    assert list(english_sounds("Williams")) == [{"/WLNS/", "/WLS/"}]
    assert list(english_sounds("Trump and Clinton")) == [{"/TLNP/", "/TLP/"}, {"/KLNTN/", "/KLT/"}]


@pytest.mark.parametrize("text", ["", "the", "Ann", "Biba", "williams", "USA", "TRUMP", "42", "Ohio"])
def test_words_that_are_no_names_or_too_short(text: str) -> None:
    assert list(english_sounds(text)) == []


@pytest.mark.parametrize("text", ["", "特", "奥巴马", "他说得很快。", "Trump"])
def test_runs_that_are_no_names_or_too_short(text: str, dictionary: Dictionary) -> None:
    assert sounds(text, dictionary) == set()


def test_a_name_within_a_longer_run_and_in_traditional(dictionary: Dictionary) -> None:
    assert sounds("特朗普", dictionary) <= sounds("史蒂文特朗普斯", dictionary)
    assert sounds("克林頓", dictionary) == sounds("克林顿", dictionary) != set()
    assert len(list(chinese_sounds("特朗普和克林顿", dictionary.syllables))) == 2


def test_characters(dictionary: Dictionary) -> None:
    assert simplify("".join(sorted(TRANSLITERATING))) == "".join(sorted(TRANSLITERATING))
    assert all(dictionary.syllables.get(character) for character in TRANSLITERATING)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzéABC -'", max_size=30))
def test_keys_of_any_text_are_skeletons(text: str) -> None:
    for keys in english_sounds(text):
        assert 1 <= len(keys) <= 2
        assert all(re.fullmatch(rf"/[A-Z]{{{TELLING},}}/", key) for key in keys)


@given(st.text(alphabet=sorted(TRANSLITERATING), min_size=SHORTEST, max_size=12))
def test_keys_of_any_run_are_skeletons(run: str) -> None:
    found = list(chinese_sounds(run, dict.fromkeys(TRANSLITERATING, "zhang")))
    assert len(found) <= 1
    assert all(re.fullmatch(rf"/[A-Z]{{{TELLING},}}/", key) for keys in found for key in keys)
