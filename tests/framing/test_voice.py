"""Whose word a cue is: the outlet's, quoted, or reported."""

from collections.abc import Callable

import pytest

from toolkit.model import Cue

Cues = Callable[[str], tuple[Cue, ...]]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # The report verb itself is the outlet's, what it reports is not.
        ("该公司妄称此举合法。", ["outlet"]),
        ("发言人表示，对方公然违约。", ["reported"]),
        ("发言人说：“对方公然违约。”", ["quoted"]),
        ("发言人表示，对方声称合法。", ["reported"]),
        ("对方公然违约，发言人表示遗憾。", ["outlet"]),
        ("发言人表示，会议推迟。对方公然违约。", ["outlet"]),
        ("甲方称合同有效，乙方则声称合同作废。", ["outlet"]),
        ("他认为价格合理，但又声称不会购买。", ["outlet"]),
        ("据当地媒体报道，对方公然违约。", ["reported"]),
        ("他妄称对方公然违约。", ["outlet", "reported"]),
        ("他指责对方公然违约，会议随后中断。", ["outlet", "reported"]),
        ("他形容对手为暴徒，随后离席。", ["reported"]),
        ("The agency pointed out that the firm brazenly broke the contract.", ["reported"]),
        ("他妄称，此举是为了阻止暴徒。", ["outlet", "reported"]),
        ("The so-called freedom is a mob.", ["outlet", "outlet"]),
        ("The senator called the protesters a mob, and left.", ["reported"]),
        ("The senator called for calm, and the mob left.", ["outlet"]),
        ("这名专家名称不详，公然违约。", ["outlet"]),
        ("“我们反对对方公然违约。", ["quoted"]),
        ("The firm falsely claimed that it was legal.", ["outlet"]),
        ("The minister said that the firm brazenly broke the contract.", ["reported"]),
        ("The firm brazenly broke the contract, the minister said.", ["reported"]),
        ("The firm brazenly broke the contract, said the minister.", ["reported"]),
        ("“The firm brazenly broke it,” the minister said.", ["quoted"]),
        ("According to the minister, the firm brazenly broke the contract.", ["reported"]),
        ("The firm brazenly broke the contract, according to the minister.", ["reported"]),
        ("The minister said prices rose. The firm brazenly broke the contract.", ["outlet"]),
        ("The minister said prices rose, but the mob claimed otherwise.", ["outlet", "outlet"]),
        ("The claim brazenly ignored the facts.", ["outlet", "outlet"]),
        ("The editor accused the firm of brazenly breaking the law, and left.", ["outlet", "reported"]),
    ],
)
def test_voice(cues: Cues, text: str, voices: list[str]) -> None:
    assert [cue.voice for cue in cues(text)] == voices


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("该负责人“嘴硬”称，自己没有输。", "outlet"),
        ("該負責人「嘴硬」說，自己沒有輸。", "outlet"),
        ("网友评论他“嘴硬”。", "quoted"),
        ('The founder "stubbornly" said that nothing was wrong.', "outlet"),
        ('The paper called him "stubbornly" proud.', "quoted"),
    ],
)
def test_irony_marks_around_a_manner_of_speaking_are_the_outlets(cues: Cues, text: str, voice: str) -> None:
    assert [cue.voice for cue in cues(text)] == [voice]
