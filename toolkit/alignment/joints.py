"""How a sentence ends: whether the next one is likely to share its bead."""

from typing import Literal, get_args

from toolkit.model import Sentence

Ending = Literal["terminal", "colon", "comma", "none", "headline"]

ENDINGS: tuple[Ending, ...] = get_args(Ending)

_CLOSING = "”’」』）)\"'》】]» \u3000\xa0"
_BY_MARK: dict[str, Ending] = {
    **dict.fromkeys("。！？.!?…", "terminal"),
    **dict.fromkeys("：:", "colon"),
    **dict.fromkeys(",，;；、—–-", "comma"),
}


def ending(sentence: Sentence) -> Ending:
    """How a sentence ends, closing quotes and brackets aside.

    "none" is a heading or a fragment without a mark, "headline" the same where it opens the document: what it says is
    said again by the next sentence, which it is easily taken to be a part of.
    """
    plain = sentence.text.strip().rstrip(_CLOSING)
    return _BY_MARK.get(plain[-1:], "none" if sentence.index else "headline")
