"""English words and their stems: the space in which words of both languages meet."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from toolkit.language.inflection import plain_form

TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[A-Za-zÀ-ɏ]+")
"""A word of letters, or a dotted abbreviation (U.S., e.g.). Hyphens and apostrophes end a word."""

FUNCTION_WORDS = frozenset(
    """
    a about above across after again against ago all along also although am among an and another any anyone
    anything are as at away be because been before being below between both but by can cannot could d did do
    does doing done down during each either else enough etc even ever every for from further had has have
    having he her here hers herself him himself his how however i if in into is it its itself just ll least
    less let like m many may me might mine more most much must my myself neither no nor not now o of off often
    on once one only onto or other others our ours ourselves out over own per quite rather re s same shall she
    should since so some someone something such t than that the their theirs them themselves then there
    therefore these they this those though through thus till to too toward towards under until up upon us ve
    very via was we were what whatever when where whether which while who whom whose why will with within
    without would yes yet you your yours yourself
    """.split()
)


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    from Stemmer import Stemmer

    return Stemmer("english")


@lru_cache(maxsize=200_000)
def key(token: str) -> str | None:
    """The key of one token: the Snowball stem of its plain form, or None for a function word or a single letter.

    An acronym is kept whole and is never a function word: US, U.S. and USA's stem must not be lost with "us".
    """
    plain = token.replace(".", "")
    if len(plain) > 1 and plain.isupper():
        return plain.lower()
    plain = plain.lower()
    if len(plain) < 2 or plain in FUNCTION_WORDS:
        return None
    # Once more brings families together that one pass leaves apart: environmental, environment, environ.
    stem: str = _stemmer().stemWord(_stemmer().stemWord(plain_form(plain)))
    return stem


def keys(text: str) -> Iterator[str]:
    """The keys of the content words of `text`, in order."""
    for match in TOKEN.finditer(text):
        found = key(match.group())
        if found:
            yield found
