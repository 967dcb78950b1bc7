"""Chinese forms are found in either script, and not where they are a chance string or vetoed."""

from collections.abc import Callable

import pytest

from toolkit.model import Cue

Cues = Callable[[str], tuple[Cue, ...]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("该集团妄称此举合法。", ["妄称"]),
        ("該集團妄稱此舉合法。", ["妄稱"]),
        ("他竟说不知道。", ["竟"]),
        ("他竟然不知道。", ["竟然"]),
        ("究竟谁对谁错？", []),
        ("他毕竟是新手。", []),
        ("周竟远没有到场。", []),
        ("居然之家在城东开店。", []),
        ("本店七天无理由退换。", []),
        ("扶贫进入攻坚决战阶段。", []),
        ("风中飞扬言语难以听清。", []),
        ("输赢无所谓。", []),
        ("所谓熔断机制，是指暂停交易。", []),
        ("所谓复利就是利滚利。", []),
        ("所谓独立专家另有身份。", ["所谓"]),
        ("所谓的独立专家另有身份。", ["所谓的"]),
        ("部队炮轰阵地。", []),
        ("他们打着安全的旗号设限。", ["打着"]),
        ("他們打著安全的旗號設限。", ["打著"]),
        ("他们打着伞，旗号另说。", []),
        ("他们打着一二三四五六七八九十一二三四五六旗号。", []),
        ("一家武装组织声称对袭击负责。", []),
        ("小说《竟然》售罄。", []),
        ("他读完《暴徒》一书。", []),
    ],
)
def test_forms(cues: Cues, text: str, found: list[str]) -> None:
    assert [cue.text for cue in cues(text)] == found


def test_parts_of_a_discontinuous_cue(cues: Cues) -> None:
    text = "他們打著安全的旗號設限。"
    (cue,) = cues(text)
    assert [text[start:end] for start, end in cue.parts] == ["打著", "旗號"]
    assert (cue.text, cue.start, cue.end) == ("打著", 2, 4)


def test_a_form_in_quotation_marks_wants_them(cues: Cues) -> None:
    assert [cue.text for cue in cues("這位「領袖」離席。")] == ["「領袖」"]
    assert not cues("這位領袖離席。")
