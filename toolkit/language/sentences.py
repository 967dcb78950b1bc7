"""Sentences of Chinese and English news, as spans of the document.

No library at hand keeps offsets, Chinese quotations and English abbreviations right together, so the rules are our
own. What ends a sentence is told by the mark and its neighbours rather than by the document's language, for each
language quotes the other:

- 。！？ end a sentence, ； and ： do not. An ellipsis does only where a quotation or the paragraph ends with it, or in
  English before a word that opens sentences.
- A full stop ends one unless it belongs to a number, an address, an abbreviation, an initial or a list marker, or the
  next word goes on in lower case.
- Brackets opened in mid-sentence and titles in 《》 are never cut, nor are quotations of a few words.
- A long quotation is cut within, so that it aligns sentence by sentence. What follows its end stays with it where
  that says who spoke (“……。”他说。 / "Will it?" she asked.) or plainly goes on (“……！”的口号).
- A line break within a paragraph is white space where the line was wrapped, else the end of a sentence (`lines`).
"""

import re
from collections.abc import Iterator
from typing import Literal

from toolkit.language.abbreviations import (
    AFTER_TIME,
    EXCLAIMED_NAMES,
    LEADING,
    NUMBERED,
    OPEN_ENDED,
    OPENERS,
    TRAILING,
)
from toolkit.language.lines import LIST_MARKER, columns, meant_breaks
from toolkit.language.marks import CLOSING, MARKS, OPENING, QUOTES, STRAIGHT, TITLES, partners
from toolkit.model import Document, Language, Sentence, Span

Role = Literal["introduced", "initial", "embedded"]
"""Where a quotation stands: after a colon or comma, at the beginning of a sentence, or elsewhere in one."""

_SHORT_QUOTATION = 24
"""Columns up to which a quotation is not cut: twelve Chinese characters or four English words."""
_LONGEST_BRACKET = 300
"""Characters beyond which a bracket is taken for a passage of its own, or for one that was never closed."""

_FINAL = ".．…‥。｡！？!?"
_PAIRED = frozenset(OPENING + CLOSING + STRAIGHT)
_EVENT = re.compile(rf"[{_FINAL}]+(?: \.(?!\w))*|[{MARKS}]|[\n\r\v\f\x85\u2028\u2029]")
_ELLIPSIS = re.compile(r"(?:[…‥]|\.(?: ?\.)+|．{2,}|。{3,})+\.?")
_GOES_ON = frozenset("，、；：,;:—–-" + _FINAL)
_NOT_SPACE = re.compile(r"\S")
_WORD = re.compile(r"\w")
_UP_TO_LETTER = re.compile(rf"[{MARKS}\s]{{0,6}}")
_LATIN_WORD = re.compile(r"[A-Za-z]+(?![A-Za-z.])")
_LETTERS = re.compile(r"[A-Za-z]+")
_LOCAL_TIME = re.compile(r"[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20})? time\b")
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]")
_LAST_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.&'’-]*\Z")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")
_LONGEST_WORD = 24
"""Characters before a mark in which the abbreviation it may belong to is looked for."""

_CHINESE_SPEECH = (
    "[说說问問答道称稱喊叫吼]|表示|指出|强调|強調|[认認][为為]|坦言|直言|坦承|介[绍紹]|解[释釋]|[补補]充|感慨|感[叹嘆]|回[忆憶]"
    r"|告[诉訴]\w{1,8}|透露|呼[吁籲]|警告|批[评評]|[质質]疑|回[应應]|宣布|宣佈|承[认認]|否[认認]|[评評][价價论論]|分析|[总總][结結]"
    "|提醒|建[议議]|抱怨|[惊驚]呼|[谈談提][到及]|起[来來]"
)
_CHINESE_ATTRIBUTION = re.compile(
    rf"[^，。！？；：…,!?;:\n{MARKS}]{{0,30}}?(?:{_CHINESE_SPEECH})[道着著了过過]?(?=\s*(?:[，。！？,]|\Z))"
)
_CHINESE_CONTINUATION = re.compile(
    "的(?![确確士])|[后後](?![来來续續方者天])|[时時](?![任间間值隔年至下不])|等(?![到待])|[并並](?!非)|之[类類称稱声聲]"
    "|一[类類词詞语語句]|字[样樣]|口[号號]|[声聲](?![明称稱])"
)
_ENGLISH_ATTRIBUTION = re.compile(
    r"(?:[\w.'’-]+,? ){1,6}(?:said|says|asked|asks|added|replied|wrote|told|cried|shouted|exclaimed|wondered|quipped|"
    r"demanded|inquired|tweeted|joked|recalled)(?=[,.:]|\Z| (?:in|on|at|to|during|of|him|her|them|me|us|reporters|"
    r"rhetorically|later|after|when|as|while|with)\b)"
)
_LONGEST_ATTRIBUTION = 100


def split(document: Document) -> tuple[Sentence, ...]:
    """The sentences of `document`, in order; none crosses a paragraph, and together they hold all its text."""
    spans = (
        (paragraph, start + first, start + last)
        for paragraph, (start, end) in enumerate(document.paragraphs)
        for first, last in split_text(document.text[start:end], document.language)
    )
    return tuple(
        Sentence(index, document.text[start:end], start, end, paragraph)
        for index, (paragraph, start, end) in enumerate(spans)
    )


def split_text(text: str, language: Language) -> tuple[Span, ...]:
    """The spans of the sentences of one paragraph, trimmed and in order; takes time in proportion to its length."""
    spans = []
    start = 0
    for end in (*_Paragraph(text, language).cuts(), len(text)):
        piece = text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        if first < end:
            spans.append((first, start + len(piece.rstrip())))
        start = end
    return tuple(spans)


class _Paragraph:
    """One walk over the marks of a paragraph, and what is known of the sentence under way."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.partner = partners(text)
        self.breaks = meant_breaks(text, language)
        self.roles: dict[int, Role] = {}
        """The role of each quotation met so far, by its closing mark."""
        self.protected = 0
        """The end of the bracket or short quotation that is not to be cut."""
        # Chinese typed with half-width stops throughout has no white space after them.
        ending = text.rstrip().rstrip(CLOSING + STRAIGHT)[-2:]
        self.plain_stops = "。" not in text and ending[1:] in (".", "．") and _is_chinese(ending[:1])
        self.first_word = -1
        self._begin(0)

    def cuts(self) -> Iterator[int]:
        """The positions at which a sentence ends and another begins."""
        cut = 0
        for event in _EVENT.finditer(self.text):
            start, mark = event.start(), event.group()
            if start < cut:
                continue
            if mark[0] in _FINAL:
                closed = self._past_closing(event.end())
                if not self._ends(start, mark, closed):
                    continue
                cut = closed
            elif mark in _PAIRED:
                self._enter(start)
                continue
            elif start in self.breaks and start > self.body:
                cut = start
            else:
                continue
            yield cut
            self._begin(cut)

    def _begin(self, start: int) -> None:
        """Begin a sentence at `start`."""
        at = self._not_space(start)
        marker = LIST_MARKER.match(self.text, at)
        self.body = marker.end() if marker else at
        """Where the sentence begins, past the number of a list item."""
        if self.first_word < self.body:
            self.first_word = _search(_WORD, self.text, self.body)

    def _enter(self, opening: int) -> None:
        """Take note of the quotation or bracket that opens here, if one does."""
        closing = self.partner.get(opening, -1)
        if closing < opening:
            return
        initial = opening <= self.first_word
        if self.text[opening] in QUOTES:
            before = self.text[max(self.body, opening - 3) : opening].rstrip()[-1:]
            self.roles[closing] = "initial" if initial else "introduced" if before in tuple("：:，,") else "embedded"
            if self._is_short(opening, closing):
                self.protected = max(self.protected, closing)
        elif closing - opening <= _LONGEST_BRACKET and (not initial or self.text[opening] in TITLES):
            self.protected = max(self.protected, closing + 1)

    def _past_closing(self, end: int) -> int:
        """Where the closing marks end that follow a final mark."""
        for position in range(end, len(self.text)):
            mark = self.text[position]
            if mark in STRAIGHT:
                closes = self.partner.get(position, position + 1) < position or (
                    position not in self.partner and not self.text[position + 1 : position + 2].strip()
                )
            else:
                closes = mark in CLOSING
            if not closes:
                return position
        return len(self.text)

    def _ends(self, start: int, mark: str, closed: int) -> bool:
        """Whether the final mark at `start`, together with the closing marks up to `closed`, ends a sentence."""
        at = self._not_space(closed)
        if start < max(self.body, self.first_word) or closed <= self.protected or self.text[at : at + 1] in _GOES_ON:
            return False
        quotation = next((i for i in range(closed - 1, start, -1) if self.text[i] in QUOTES), None)
        if quotation is not None:
            return self._ends_quotation(start, mark, quotation, closed, at)
        if _ELLIPSIS.fullmatch(mark):
            return self._ellipsis_ends(mark, closed, at)
        if mark in (".", "．"):
            return self._stop_ends(start, closed, at)
        return self._exclamation_ends(start, mark, closed, at)

    def _ends_quotation(self, start: int, mark: str, closing: int, closed: int, at: int) -> bool:
        role = self.roles.get(closing, "initial")
        if _is_chinese(self._letter(at)) or (not mark.isascii() and not _ELLIPSIS.fullmatch(mark)):
            if _CHINESE_CONTINUATION.match(self.text, at):
                return False
            if role == "introduced":
                return True
            if _CHINESE_ATTRIBUTION.match(self.text, at):
                return False
            short = closing in self.partner and self._is_short(self.partner[closing], closing)
            return mark in tuple("。｡.．") or (role == "initial" and not short)
        if mark in (".", "．"):
            return self._stop_ends(start, closed, at)
        if self._goes_on_in_lower_case(at):
            return False
        return role == "introduced" or not _ENGLISH_ATTRIBUTION.match(self.text[at : at + _LONGEST_ATTRIBUTION])

    def _ellipsis_ends(self, mark: str, closed: int, at: int) -> bool:
        if at == closed or self._letter(at) == "I":
            return False
        with_full_stop = mark in ("....", "….", ". . . .")
        return self._opens_sentence(at) or (with_full_stop and self._letter(at).isupper())

    def _exclamation_ends(self, start: int, mark: str, closed: int, at: int) -> bool:
        """For ！？!? and 。 in any mixture."""
        if mark in ("!", "！") and self._word_before(start) in EXCLAIMED_NAMES:
            return self._opens_sentence(at)
        if not mark.isascii():
            return True
        if at == closed:
            return _is_chinese(self.text[start - 1]) or _is_chinese(self._letter(at))
        return not self._goes_on_in_lower_case(at)

    def _stop_ends(self, start: int, closed: int, at: int) -> bool:
        """For a single half-width stop."""
        after_chinese = _is_chinese(self.text[start - 1])
        if at == closed:
            if after_chinese:
                return self.plain_stops
            # The space forgotten ("It failed.The firm", “It failed.”He left).
            return (self.text[start - 1].islower() or closed > start + 1) and self._opens_sentence(at)
        if after_chinese:
            return True
        word = self._word_before(start)
        if word.isupper() and len(word) > 1 and word.isalpha():
            word = word.capitalize()
        letter = self._letter(at)
        if self._goes_on_in_lower_case(at):
            # A slip of the keyboard ("on the fifth. the company"), unless it is one of our ignorance.
            known = word in LEADING or word in NUMBERED or word in TRAILING
            return closed == start + 1 and len(word) > 3 and word.isalpha() and word.islower() and not known
        if word in LEADING:
            return False
        uncertain = word in TRAILING or _DOTTED.fullmatch(word) is not None
        if letter.isdigit():
            return not (uncertain or word in NUMBERED)
        if word in OPEN_ENDED:
            follower = _LETTERS.match(self.text, at)
            return not ((follower and follower.group() in AFTER_TIME) or _LOCAL_TIME.match(self.text, at))
        if uncertain:
            return self._opens_sentence(at)
        numbers_item = word.isdigit() and len(word) < 3 and self._before_word(start, word) in tuple(":;,：；，、")
        return not numbers_item

    def _word_before(self, position: int) -> str:
        match = _LAST_WORD.search(self.text[max(0, position - _LONGEST_WORD) : position])
        return match.group() if match else ""

    def _before_word(self, position: int, word: str) -> str:
        return self.text[max(0, position - len(word) - 3) : position - len(word)].rstrip()[-1:]

    def _goes_on_in_lower_case(self, at: int) -> bool:
        """Whether the word at `at` begins in lower case and is not a name such as iPhone."""
        return self._letter(at).islower() and not _BRAND.match(self.text, self._letter_at(at))

    def _opens_sentence(self, at: int) -> bool:
        """Whether the word at `at` is a capitalised word of the kind that opens sentences."""
        word = _LATIN_WORD.match(self.text, self._letter_at(at))
        return word is not None and word.group()[0].isupper() and word.group().lower() in OPENERS

    def _letter(self, at: int) -> str:
        position = self._letter_at(at)
        return self.text[position : position + 1]

    def _letter_at(self, at: int) -> int:
        match = _UP_TO_LETTER.match(self.text, at)
        return match.end() if match else at

    def _not_space(self, position: int) -> int:
        return _search(_NOT_SPACE, self.text, position)

    def _is_short(self, opening: int, closing: int) -> bool:
        return (
            closing - opening <= _SHORT_QUOTATION + 1 and columns(self.text[opening + 1 : closing]) <= _SHORT_QUOTATION
        )


def _search(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.search(text, position)
    return match.start() if match else len(text)


def _is_chinese(character: str) -> bool:
    return character >= "⺀" and character.isalnum()
