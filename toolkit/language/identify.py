"""Chinese or English, and in which script: by the characters themselves.

Shares of scripts decide, a Chinese character weighing as much as the Latin letters of the word it stands for. Kana
and Hangul are a veto. langdetect, which takes short Chinese for Korean, is only asked about long Latin text that
lacks the commonest English words.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import name as unicode_name

from toolkit.language.script import converter, simplify
from toolkit.model import Language, Script

_ALPHABETS = {"CJK": "Han", "IDEOGRAPHIC": "Han", "HIRAGANA": "Kana", "KATAKANA": "Kana", "KATAKANA-HIRAGANA": "Kana"}
_WEIGHTS = {"Han": 3.5, "Kana": 2.0, "Hangul": 2.5}
"""Latin letters that a character is worth; 1 for any other."""
_VETO = 0.2
"""Share of kana, or of Hangul, beside Han above which a text is not Chinese; Chinese may quote a title."""
_BOTH = (0.35, 0.65)
"""Han shares between which a text with `_MANY_WORDS` Latin words, English function words among them, is bilingual."""
_MANY_WORDS = 50
_LEAST_HAN = 0.1
"""Han share from which Latin text without English function words is taken for names in a Chinese text."""
_FUNCTION_SHARE = 0.05
"""Share of `_FUNCTION_WORDS` among the words that makes Latin text English; prose has about 0.2."""
_LONG = 100
"""Letters from which langdetect is worth asking."""
_ENGLISH_CHANCE = 0.1

_FUNCTION_WORDS = frozenset(
    "the and of to that for with from by has have had are were been was is it its they their this which not will "
    "would said but his her our who what when than".split()
)
_GLOSS = re.compile(r"[(（][^()（）\n]{1,60}[)）]")
_WORD = re.compile(r"[A-Za-z]+")
_LANGUAGES = {
    "af": "Afrikaans", "cs": "Czech", "da": "Danish", "de": "German", "es": "Spanish", "fi": "Finnish",
    "fr": "French", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "sv": "Swedish", "sw": "Swahili", "tl": "Tagalog",
    "tr": "Turkish", "vi": "Vietnamese",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Identification:
    """The language of a text and the script it is written in, both None where it is neither Chinese nor English.

    `reason` says why, without a full stop, with the shares that decided.
    """

    language: Language | None
    script: Script | None
    reason: str


def identify(text: str) -> Identification:
    """Which language `text` is in. Empty text and text without letters are in none; the answer never varies."""
    # A gloss in brackets, 习近平 (Xi Jinping), is in the other language by design.
    letters = _letters(_GLOSS.sub(" ", text)) or _letters(text)
    if not letters:
        return Identification(None, None, "it holds no letters" if text.strip() else "it is empty")
    counts: Counter[str] = Counter()
    for letter, count in letters.items():
        counts[_alphabet(letter)] += count
    shares = _shares(counts)
    reason = ", ".join(f"{alphabet} {share:.0%}" for alphabet, share in shares.items()) + " of its letters by weight"
    if foreign := _foreign(counts, shares):
        return Identification(None, None, f"it looks like {foreign} ({reason})")
    han = shares.get("Han", 0.0)
    words = _WORD.findall(text) if han < _BOTH[1] else []
    functional = _function_share(words)
    if han > _BOTH[0] and len(words) >= _MANY_WORDS and functional >= _FUNCTION_SHARE:
        return Identification(None, None, f"it holds both languages ({reason}); each version needs its own file")
    if han > 0.5 or (han >= _LEAST_HAN and functional < _FUNCTION_SHARE):
        return Identification("zh", _chinese_script(letters), reason)
    if functional < _FUNCTION_SHARE and letters.total() >= _LONG:
        other = _second_opinion(text)
        if other:
            return Identification(None, None, f"it has Latin letters, but looks like {other}, not English")
    return Identification("en", "en", reason)


def _letters(text: str) -> Counter[str]:
    return Counter({character: count for character, count in Counter(text).items() if character.isalpha()})


@lru_cache(maxsize=30_000)
def _alphabet(letter: str) -> str:
    """The writing system of a letter, read off its Unicode name: LATIN SMALL LETTER A, CJK UNIFIED IDEOGRAPH-4E2D."""
    first, _, rest = unicode_name(letter, "UNKNOWN").partition(" ")
    if first in ("FULLWIDTH", "HALFWIDTH"):
        first = rest.partition(" ")[0]
    return _ALPHABETS.get(first, first.capitalize())


def _shares(counts: Mapping[str, int]) -> dict[str, float]:
    """The weighted share of each writing system, largest first."""
    weights = {alphabet: count * _WEIGHTS.get(alphabet, 1.0) for alphabet, count in counts.items()}
    total = sum(weights.values())
    return {alphabet: weights[alphabet] / total for alphabet in sorted(weights, key=weights.__getitem__, reverse=True)}


def _foreign(counts: Mapping[str, int], shares: Mapping[str, float]) -> str | None:
    """The language or writing system that makes a text neither Chinese nor English."""
    if shares.get("Latin", 0.0) < 0.5:
        for alphabet, language in (("Kana", "Japanese"), ("Hangul", "Korean")):
            if counts.get(alphabet, 0) > _VETO * (counts.get("Han", 0) + counts.get(alphabet, 0)):
                return language
    main = next(iter(shares))
    return None if main in ("Han", "Latin") else f"{main} writing"


def _function_share(words: Sequence[str]) -> float:
    return sum(word.lower() in _FUNCTION_WORDS for word in words) / len(words) if words else 0.0


def _second_opinion(text: str) -> str | None:
    """What langdetect takes a long Latin text for; None if English is at all likely."""
    from langdetect import DetectorFactory, LangDetectException, detect_langs

    DetectorFactory.seed = 0
    try:
        guesses = {guess.lang: guess.prob for guess in detect_langs(text)}
    except LangDetectException:
        return None
    if guesses.get("en", 0.0) >= _ENGLISH_CHANCE:
        return None
    best: str = max(guesses, key=guesses.__getitem__)
    return _LANGUAGES.get(best, f"the language {best!r}")


def _chinese_script(letters: Mapping[str, int]) -> Script:
    """Simplified unless more characters stand for Traditional; those valid in both, as 后 and 著, count for neither."""
    characters = [letter for letter in letters if _alphabet(letter) == "Han"]
    # One character a line keeps OpenCC from matching phrases.
    column = "\n".join(characters)
    simplified = simplify(column).split("\n")
    traditional = converter("s2t").convert(column).split("\n")
    balance = 0
    for character, simple, complex_ in zip(characters, simplified, traditional, strict=True):
        if simple != character and not _encodes(character, "gb2312"):
            balance += letters[character]
        elif complex_ != character and not _encodes(character, "cp950"):
            balance -= letters[character]
    return "zh-Hant" if balance > 0 else "zh-Hans"


def _encodes(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
