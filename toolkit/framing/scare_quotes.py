"""Quotation marks that sneer, told from those that quote, name or define.

Most short quotations are titles, nicknames and terms, so a quotation is taken for scare quotes only where it holds
a word of value or role (民主, "experts") that an outlet denies by quoting, and is neither announced as a term or
name nor what somebody said; or where it stands in a frame that denies it already (以“安全”为由). In BASIL (Fan et al.
2019) one in ten lower-case quotations of one word was marked as biased, and one in a hundred of capitalised ones.

Directly after a distancing label (所谓“民主”, so-called "experts") the marks are no second cue: they raise the label's
intensity to 3 and are highlighted with it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.framing.inflection import inflections
from toolkit.framing.interface import Entry, Form
from toolkit.framing.matching import Match, positions
from toolkit.framing.quotations import MARKS, Quotation
from toolkit.model import Language

LONGEST = {"zh": 6, "en": 3}
"""Characters (Chinese) or words (English) that scare quotes hold at most."""
LONGEST_LABELLED = {"zh": 15, "en": 6}
"""The same directly after a distancing label, where what is quoted may be a longer name."""


def _inflected(phrases: str) -> Iterator[str]:
    """Every shape of each phrase of a list with commas, its last word inflected."""
    for phrase in " ".join(phrases.split()).split(", "):
        modifiers, space, head = phrase.rpartition(" ")
        yield from (f"{modifiers}{space}{shape}" for shape in inflections(head))


_VALUES_ZH = frozenset(
    """民主 自由 人权 法治 正义 公正 公平 公义 和平 安全 国家安全 规则 秩序 国际秩序 国际规则 规则秩序 盟友 朋友
    友谊 友好 伙伴 受害者 威胁 安全威胁 专家 学者 智库 证据 事实 真相 援助 帮助 保护 防御 自卫 人道 人道主义
    独立 中立 客观 透明 公开 改革 繁荣 文明 道德 善意 好意 诚意 关心 关切 担忧 合作 对话 协商 谈判 航行自由
    自由航行 言论自由 新闻自由 自由贸易 公平竞争 公平贸易 对等 合法 正当 正当防卫 爱国 英雄 救世主 解放 胜利
    成功 成果 政绩 误伤 误判 意外 巧合 自愿 无私 仁慈 大度 捍卫 维护和平 民主价值 普世价值 价值观 民意 选举 公投
    调查 报告 研究 科学 中肯 理性 克制 保障 防务 反恐 维和""".split()
)
_VALUES_EN = frozenset(
    _inflected(
        """democracy, freedom, liberty, justice, peace, security, national security, rule of law, rule, order, rules-
        based order, international order, ally, friend, partner, partnership, friendship, victim, threat, expert,
        scholar, scientist, researcher, journalist, patriot, hero, moderate, leader, evidence, fact, proof, truth,
        science, research, news, aid, help, assistance, protection, defence, defense, self-defence, self-defense,
        humanitarian aid, humanitarian, reform, solution, progress, progressive, success, victory, achievement,
        independence, independent, neutral, fair, fairness, fair play, free, free trade, fair trade, free speech,
        freedom of speech, freedom of the press, freedom of navigation, human rights, right, diverse, diversity,
        tolerance, tolerant, inclusive, peaceful, legitimate, legal, lawful, voluntary, volunteer, honest, honesty,
        transparent, transparency, generous, generosity, concern, dialogue, cooperation, negotiation, consultation,
        goodwill, good people, liberation, accident, mistake, coincidence, value, moral, principle, approved, safe,
        safety, election, referendum, vote, investigation, civilised, civilized, smart, fact-checker, protester"""
    )
)
_HOUSE_STYLE_ZH = frozenset(
    "总统 副总统 总统府 立法院 行政院 司法院 监察院 外交部 国防部 立委 中央政府 国会 宪法 国防部长 外交部长".split()
)
_TAIWAN = re.compile(r"台|民进党")

# What comes before or after the marks of a term, a name, or something said.
_NAMED_BEFORE = {
    "zh": re.compile(
        r"(?:[称叫谓喊说道问答喻]|称[为作之]|[名题]为|叫[做作]|称呼|简称|又称|俗称|即|是指|意为|意思是|写[着道有]|标有|代号|绰号|外号|网名|口号|标语"
        r"|关键词|主题|名词|术语|概念|表示|指出|强调|认为|提出|倡导|主张|高呼|回应|发文|评选|荣获|获得|入选|授予|使用|用)[了过的是]?[：:，,]?$"
    ),
    "en": re.compile(
        r"\b(?:words?|terms?|phrases?|slogans?|titles?d?|nicknames?d?|labell?ed|called?|calls|calling|named?|dubbed"
        r"|known as|means?|meaning|saying|says?|said|saw|tells?|told|wrote|writes|adding|added|reads?"
        r"|as|is|was|are|were|be|been|being|pronouns?|hashtag|acronym|category|categories|entitled|codenamed|defines?d?|answer(?:ed)?|repl(?:y|ied))"
        r"(?:\s+(?:the|a|an|it|him|her|them|us|not|so|very|more|too))*[,:]?\s*$",
        re.IGNORECASE,
    ),
}
_NAMED_AFTER = {
    "zh": re.compile(
        r"(?:一词|[一二两三四]字|这一?(?:概念|词|术语)|概念|理念|主题|专项|工程|计划|项目|号|杯|奖|活动|行动|法案|战略|倡议|原则|峰会|论坛|日|节|榜|榜样|称号|[、，]?“|、)"
    ),
    "en": re.compile(
        r"\s*(?:is a term|means|refers|bill|act|law|award|prize|campaign|movement|slogan|,?\s*(?:he|she|they)\b)"
    ),
}

_NO_FORMS: tuple[Form, ...] = ()
SNEER = Entry(
    id="scare-quotes",
    category="scare-quotes",
    why="The marks quote nobody; they tell the reader that the word does not fit. "
    "A plain report drops them or says whose word it is.",
    neutral_zh="",
    neutral_en="",
    zh=_NO_FORMS,
    en=_NO_FORMS,
)
HOUSE_STYLE = replace(
    SNEER,
    id="house-style-quotes",
    why="Some style books require these marks around the titles of bodies that they do not recognise; "
    "the reporter did not choose them.",
)


def strengthen_labels(
    text: str, matches: Sequence[Match], quotations: Sequence[Quotation], language: Language
) -> list[Match]:
    """`matches`, in which a distancing label directly before a short quotation takes it in, at intensity 3."""
    taken = _taken(matches)
    opening = {quotation.start: quotation for quotation in quotations if quotation.closed}
    strengthened = []
    for match in matches:
        quotation = None
        if match.entry.category == "distancing-label" and not _is_frame(match):
            quotation = next((opening[at] for at in _after(text, match.end) if at in opening), None)
        if quotation and _size(text, quotation, language) <= LONGEST_LABELLED[language]:
            marks = (quotation.start, quotation.end)
            free = taken.isdisjoint(range(*marks))
            match = replace(match, intensity=3, parts=(*match.parts, marks) if free else match.parts)
        strengthened.append(match)
    return strengthened


def find_scare_quotes(
    text: str, matches: Sequence[Match], quotations: Sequence[Quotation], language: Language
) -> Iterator[Match]:
    """Scare quotes of `text`, apart from those that hold a cue of `matches` or belong to one."""
    taken = _taken(matches)
    framed = {position for match in matches if _is_frame(match) for position in _framed(text, match)}
    for quotation in quotations:
        span = (quotation.start, quotation.end)
        if not quotation.closed or _size(text, quotation, language) > LONGEST[language]:
            continue
        if not taken.isdisjoint(range(*span)):
            continue
        found = _judge(text, quotation, language, span[0] in framed)
        if found:
            entry, intensity = found
            form = Form(text[span[0] : span[1]], intensity, "negative", (), (), ())
            yield Match((span,), entry, form, intensity)


def _judge(text: str, quotation: Quotation, language: Language, framed: bool) -> tuple[Entry, int] | None:
    inner = text[quotation.inner_start : quotation.inner_end]
    if language == "en" and not (inner[:1].islower() and inner[-1:].isalnum()):
        return None
    if language == "zh" and not re.fullmatch(r"[㐀-鿿]+", inner):
        return None
    valued = inner in _VALUES_ZH if language == "zh" else inner.lower() in _VALUES_EN
    if framed:
        return SNEER, 2 if valued else 1
    before, after = text[max(0, quotation.start - 40) : quotation.start], text[quotation.end : quotation.end + 20]
    if _NAMED_BEFORE[language].search(before) or _NAMED_AFTER[language].match(after):
        return None
    if inner in _HOUSE_STYLE_ZH and language == "zh":
        return (HOUSE_STYLE, 1) if _TAIWAN.search(before) else None
    return (SNEER, 2) if valued else None


def _is_frame(match: Match) -> bool:
    """Whether a distancing label calls a reason ungenuine (以…为由, under the guise of), not a name."""
    return match.entry.category == "distancing-label" and (len(match.parts) > 1 or match.form.text.endswith(" of"))


def _framed(text: str, frame: Match) -> Iterator[int]:
    """Where the quotation may begin that a frame denies: in its gap, or right after it."""
    yield from range(frame.start + 1, frame.end)
    yield from _after(text, frame.end)


def _after(text: str, end: int) -> Iterator[int]:
    """The places that follow `end` directly, or after a space, a comma or 的."""
    return (start for start in range(end, end + 3) if not text[end:start].strip(" \n的，,"))


def _taken(matches: Sequence[Match]) -> set[int]:
    return {position for match in matches for position in positions(match.parts)}


def _size(text: str, quotation: Quotation, language: Language) -> int:
    inner = text[quotation.inner_start : quotation.inner_end].strip(MARKS)
    return len(inner) if language == "zh" else len(inner.split())
