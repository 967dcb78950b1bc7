"""Text to words with keys, in both languages."""

import re
from collections.abc import Iterator
from fractions import Fraction

from toolkit.language import english
from toolkit.language.dictionary import Dictionary
from toolkit.language.numbers import Number, find_numbers
from toolkit.language.script import simplify
from toolkit.model import Language, Word

HAN = re.compile(r"[㐀-鿿豈-﫿𠀀-𯿿]+")

CHINESE_FUNCTION_WORDS = frozenset(
    """
    的 地 得 了 着 过 在 是 和 与 及 或 以及 也 都 就 才 又 很 更 最 还 再 已 已经 曾 将
    把 被 让 使 给 对 对于 从 向 往 于 以 为 为了 因 因为 由 由于 所以 因此 如果 若 虽然 虽
    但 但是 不过 而 而且 并 并且 则 即 其 其中 该 此 这 那 这些 那些 这个 那个 这一 哪 什么
    怎么 如何 我 你 他 她 它 我们 你们 他们 她们 它们 自己 之 之一 者 等 等等 个 位 名 条 项
    只 所 吗 呢 吧 啊 上 下 中 里 内 外 时 后 前 间 来 去 到 至 有 没有 没 不 未 无 非 能
    会 可 可以 要 应 应该 必须 需 需要 不仅 不但 只是 就是 这样 那样 一些 某 各 每 任何 所有 一
    二 两 也是 还是 与其 根据 按照 通过
    谁 您 您们 不能 然而 假如 如 亦 只有 这里 那里 其它 很多 直到
    """.split()
)
"""Words too frequent to tell one sentence from another; they get no keys."""

LONGEST = 20
"""Characters of the longest dictionary word that is looked for within a token."""

MONTHS = """
    january february march april may june july august september october november december
    """.split()


def words(text: str, language: Language, dictionary: Dictionary, offset: int = 0) -> tuple[Word, ...]:
    """The words of `text` in order, without overlap; punctuation and white space are left out.

    `offset` is added to every span, so that words of a sentence are counted in its document.
    """
    numbers = find_numbers(text, language)
    plain = simplify(text) if language == "zh" else text
    found: list[Word] = []
    position = 0
    for number in numbers:
        found.extend(_stretch(text, plain, position, number.start, dictionary, offset))
        found.append(_number(number, offset))
        position = number.end
    found.extend(_stretch(text, plain, position, len(text), dictionary, offset))
    return tuple(found)


def number_key(value: Fraction) -> str:
    """The key of a number: equal values have equal keys, however they were written."""
    return f"#{value}"


def _number(number: Number, offset: int) -> Word:
    keys = {number_key(number.value)}
    if number.kind == "month":
        name = english.key(MONTHS[int(number.value) - 1])
        keys |= {name} if name else set()
    return Word(number.text, offset + number.start, offset + number.end, "number", frozenset(keys))


def _stretch(text: str, plain: str, start: int, end: int, dictionary: Dictionary, offset: int) -> Iterator[Word]:
    """The words between two numbers; `plain` is the simplified text, of the same length."""
    position = start
    for run in HAN.finditer(plain, start, end):
        yield from _latin(text, position, run.start(), offset)
        yield from _han(text, plain, run.start(), run.end(), dictionary, offset)
        position = run.end()
    yield from _latin(text, position, end, offset)


def _latin(text: str, start: int, end: int, offset: int) -> Iterator[Word]:
    for match in english.TOKEN.finditer(text, start, end):
        found = english.key(match.group())
        span = (offset + match.start(), offset + match.end())
        if found:
            yield Word(match.group(), *span, "latin", frozenset({found}))
        else:
            yield Word(match.group(), *span, "function")


def _han(text: str, plain: str, start: int, end: int, dictionary: Dictionary, offset: int) -> Iterator[Word]:
    import rjieba

    position = start
    for token in rjieba.cut(plain[start:end]):
        for piece in _known_pieces(token, dictionary):
            stop = position + len(piece)
            yield _han_word(text[position:stop], piece, offset + position, dictionary)
            position = stop


def _known_pieces(token: str, dictionary: Dictionary) -> Iterator[str]:
    """`token`, cut into dictionary words of two characters or more where it is none itself; the rest stays whole."""
    if token in dictionary or len(token) < 3:
        yield token
        return
    left = position = 0
    while position < len(token) - 1:
        for stop in range(min(len(token), position + LONGEST), position + 1, -1):
            piece = token[position:stop]
            if piece in dictionary:
                if left < position:
                    yield token[left:position]
                yield piece
                left = position = stop
                break
        else:
            position += 1
    if left < len(token):
        yield token[left:]


def _han_word(text: str, plain: str, start: int, dictionary: Dictionary) -> Word:
    end = start + len(text)
    if plain in CHINESE_FUNCTION_WORDS:
        return Word(text, start, end, "function")
    keys = dictionary.keys(plain)
    if keys:
        return Word(text, start, end, "word", frozenset(keys))
    return Word(text, start, end, "name", frozenset(_name_keys(plain, dictionary)))


def _name_keys(name: str, dictionary: Dictionary) -> Iterator[str]:
    """Pinyin of a word that is in no dictionary: as a whole, as surname and given name, and syllable by syllable."""
    syllables = [dictionary.syllables.get(character, "") for character in name]
    if not all(syllables) or len(syllables) > 4:
        return
    surname = dictionary.surnames.get(name[0], syllables[0])
    readings = {"".join(syllables), surname + "".join(syllables[1:]), "".join(syllables[1:]), surname, *syllables}
    for reading in sorted(readings):
        found = english.key(reading)
        if found:
            yield found
