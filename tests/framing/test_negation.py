"""A denied cue stays a cue, marked as denied."""

from collections.abc import Callable

import pytest

from toolkit.model import Cue

Cues = Callable[[str], tuple[Cue, ...]]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("他并未声称合法。", True),
        ("他没有妄称合法。", True),
        ("他并无指责之意。", True),
        ("他从未公开声称合法。", True),
        ("他不会公然违约。", True),
        ("他不得不声称合法。", False),
        ("他难道不是暴徒？", False),
        ("他不来，声称有事。", False),
        ("未来暴徒会更多。", False),
        ("媒体不应公然违约。", False),
        ("请勿公然违约。", False),
        ("特别顽固的人也同意了。", False),
        ("The firm did not claim it.", True),
        ("The firm didn't claim it.", True),
        ("The firm didn’t even claim it.", True),
        ("The firm never brazenly broke it.", True),
        ("The firm has not been slammed.", True),
        ("They are not a mob.", True),
        ("The firm must not be slammed.", False),
        ("The firm shouldn't claim it.", False),
        ("The firm not only claimed it.", False),
        ("If not, the firm claimed it.", False),
        ("The firm claimed it was not ready.", False),
    ],
)
def test_negation(cues: Cues, text: str, negated: bool) -> None:
    assert [cue.negated for cue in cues(text)] == [negated]
