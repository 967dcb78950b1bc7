"""Sentences in which the bundled pack must find nothing, and the loaded twins in which it must.

The traps are those that reviewers of such tools report: chance strings, neutral senses, names, terms, legal wording.
"""

from collections.abc import Callable

import pytest

from toolkit.model import Cue

Cues = Callable[[str], tuple[Cue, ...]]

PLAIN = [
    # Never a cue
    "发言人表示，会议将于周三举行。",
    "他指出，产量有所回升，并强调安全第一。",
    "据报道，事故原因仍在调查，据称无人受伤。",
    "該男子涉嫌盜竊，警方證實已展開偵查。",
    "知情人士透露，双方仍在谈判，但分歧仅限于价格。",
    "The minister said that talks had begun, and noted that prices fell.",
    "The man was reportedly arrested and allegedly carried a knife.",
    "The agency confirmed the figures and warned of rain.",
    # Chance strings
    "究竟谁会当选，目前还难以预料。",
    "他毕竟是第一次参加比赛。",
    "鄂竟平出席了会议。",
    "居然之家在北京开设新店。",
    "这一区域无视频监控。",
    "商店提供七天无理由退换货服务。",
    "扶贫工作进入攻坚决战阶段。",
    "飞扬言语之间，众人笑了。",
    "蛋白质是一种大分子。",
    "各国加强反恐怖分子融资合作。",
    "他劝新人不要妄自菲薄。",
    "去不去他都无所谓。",
    "这位知识分子出版了新书。",
    # Definitions
    "所谓量化宽松，是指央行购买国债。",
    "所谓“双碳”，即碳达峰与碳中和。",
    # Neutral senses
    "灾民向保险公司提出索赔，要求赔偿损失。",
    "当地采取措施遏制疫情扩散。",
    "公司提醒用户防范恶意软件。",
    "炮兵炮轰阵地，演习持续两小时。",
    "该国宣布承认新国家。",
    "中国人民解放军某部举行演练。",
    "Homeowners claimed damages after the storm.",
    "The family claimed asylum in Canada.",
    "An armed group claimed responsibility for the attack.",
    "The coach claimed victory in the final.",
    "Insurance claims rose by a tenth.",
    "The company holds a patent claim on the valve.",
    "Passengers waited at baggage claim.",
    "The board rejected a hostile takeover bid.",
    "Doctors advised radical surgery.",
    "The ministry issued a malware alert.",
    # Names
    "The Radical Party holds twelve seats.",
    "Tourists visited the Mob Museum in Las Vegas.",
    # Quotation marks that name
    "“一带一路”国际合作高峰论坛在北京举行。",
    "《阴谋》一剧今晚首演。",
    "The “quantitative easing” programme ended in May.",
]

LOADED = [
    ("这家公司竟然拒绝赔偿。", "竟然"),
    ("该国公然违反协议。", "公然"),
    ("这家公司妄称产品无害。", "妄称"),
    ("該國悍然撕毀協議。", "悍然"),
    ("所谓量化宽松不过是幌子。", "所谓"),
    ("議員嗆聲對方雙標。", "嗆聲"),
    ("The company falsely claimed that its pills were harmless.", "falsely claimed"),
    ("The senator slammed the plan.", "slammed"),
    ("Police faced an angry mob.", "mob"),
    ("The so-called experts had no degree.", "so-called"),
]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_reports_stay_silent(news: Cues, text: str) -> None:
    assert [(cue.text, cue.entry) for cue in news(text)] == []


@pytest.mark.parametrize(("text", "cue"), LOADED)
def test_loaded_twins_are_found(news: Cues, text: str, cue: str) -> None:
    assert cue in [found.text for found in news(text)]


def test_an_original_and_its_calque_are_both_silent(news: Cues) -> None:
    """据介绍 rendered as "It is introduced that" is clumsy, not loaded."""
    assert not news("据介绍，该公司成立于2021年。")
    assert not news("It is introduced that the company was founded in 2021.")
