"""How a sentence ends: whether the next one is likely to share its bead."""

from typing import Literal

Ending = Literal["terminal", "colon", "comma", "none"]

ENDINGS: tuple[Ending, ...] = ("terminal", "colon", "comma", "none")

_CLOSING = "”’」』）)\"'》】]"
_BY_MARK: dict[str, Ending] = {
    **dict.fromkeys("。！？.!?…", "terminal"),
    **dict.fromkeys("：:", "colon"),
    **dict.fromkeys(",，;；、—-", "comma"),
}


def ending(text: str) -> Ending:
    """How `text` ends, closing quotes and brackets aside; "none" for a heading or a fragment without a mark."""
    plain = text.strip().rstrip(_CLOSING)
    return _BY_MARK.get(plain[-1:], "none")
