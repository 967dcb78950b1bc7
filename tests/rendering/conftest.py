"""Comparisons built by hand, so that rendering is tested without the analysis: all texts are our own invention."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from toolkit.model import (
    Alignment,
    Bead,
    BeadScore,
    Comparison,
    Correspondence,
    Cue,
    Document,
    Finding,
    ReferenceScore,
    Script,
    Sentence,
    Severity,
    Shift,
    ShiftClass,
    Side,
    Signature,
    Span,
    Voice,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

CHROMIUM = Path("/usr/bin/chromium")

Row = tuple[list[str], list[str]]


class Builder:
    """Puts a comparison together from rows of sentences; words are named by themselves and found in the text."""

    def __init__(self, rows: list[Row], source: Script, target: Script, names: tuple[str, str]) -> None:
        self._rows = rows
        self.source, self.source_sentences = self._document([row[0] for row in rows], source, names[0])
        self.target, self.target_sentences = self._document([row[1] for row in rows], target, names[1])
        self.scores = [self._score(row) for row in rows]
        self.confidence = dict.fromkeys(range(len(rows)), 0.96)
        self.moved: set[int] = set()
        self.findings: list[Finding] = []
        self.cues: dict[Side, list[Cue]] = {"source": [], "target": []}
        self.shifts: list[Shift] = []

    @staticmethod
    def _document(cells: list[list[str]], script: Script, name: str) -> tuple[Document, tuple[Sentence, ...]]:
        """Each non-empty cell is a paragraph; English sentences are a space apart."""
        gap = " " if script == "en" else ""
        text, paragraphs, sentences = "", list[Span](), list[Sentence]()
        for cell in filter(None, cells):
            text += "\n\n" if text else ""
            start = len(text)
            for sentence in cell:
                text += gap if len(text) > start else ""
                begin = len(text)
                text += sentence
                sentences.append(Sentence(len(sentences), sentence, begin, len(text), len(paragraphs)))
            paragraphs.append((start, len(text)))
        document = Document(text, "en" if script == "en" else "zh", script, tuple(paragraphs), name, "text", "utf-8")
        return document, tuple(sentences)

    @staticmethod
    def _score(row: Row) -> BeadScore:
        return BeadScore(91.0, 0.93, 0.9, 0.98, 0.0) if all(row) else BeadScore(0.0, 0.0, 0.0, 0.0, 0.0)

    def _beads(self) -> tuple[Bead, ...]:
        beads, at = [], [0, 0]
        for number, row in enumerate(self._rows):
            indices = [tuple(range(at[i], at[i] + len(row[i]))) for i in (0, 1)]
            at = [at[i] + len(row[i]) for i in (0, 1)]
            beads.append(Bead(indices[0], indices[1], self.confidence[number], number in self.moved))
        return tuple(beads)

    def span(self, side: Side, row: int, words: str) -> Span:
        """Where `words` first stand in a row; the whole passage for "*"."""
        bead = self._beads()[row]
        sentences, text = (
            (self.source_sentences, self.source.text) if side == "source" else (self.target_sentences, self.target.text)
        )
        indices = bead.source if side == "source" else bead.target
        start, end = sentences[indices[0]].start, sentences[indices[-1]].end
        if words == "*":
            return (start, end)
        at = text.index(words, start, end)
        return (at, at + len(words))

    def finding(
        self, row: int, check: str, category: str, message: str, evidence: str, *, minor: bool = False, **words: str
    ) -> None:
        spans: dict[Side, Span | None] = {"source": None, "target": None}
        if "source" in words:
            spans["source"] = self.span("source", row, words["source"])
        if "target" in words:
            spans["target"] = self.span("target", row, words["target"])
        severity: Severity = "minor" if minor else "major"
        self.findings.append(
            Finding(check, category, severity, message, evidence, row, spans["source"], spans["target"])
        )

    def cue(
        self,
        side: Side,
        row: int,
        words: str,
        category: str,
        intensity: int,
        why: str,
        neutral: str = "",
        voice: Voice = "outlet",
    ) -> int:
        """Adds a cue and returns its index; parts of a discontinuous one stand between "…"."""
        parts = tuple(self.span(side, row, part) for part in words.split("…"))
        text = words.split("…")[0]
        cues = self.cues[side]
        cues.append(
            Cue(text, *parts[0], parts, category, intensity, "negative", voice, False, why, f"news/{words}", neutral)
        )
        return len(cues) - 1

    def shift(
        self, kind: ShiftClass, row: int, source: int | None, target: int | None, why: str, words: str = ""
    ) -> None:
        """`words` are the plain ones on the side without a cue."""
        side: Side = "source" if source is None else "target"
        rendering = self.span(side, row, words) if words else None
        self.shifts.append(Shift(source, target, kind, row, why, rendering))

    def comparison(self) -> Comparison:
        beads = self._beads()
        correspondences = tuple(
            (
                Correspondence(
                    (self.source_sentences[bead.source[0]].start, self.source_sentences[bead.source[0]].start + 2),
                    (self.target_sentences[bead.target[0]].start, self.target_sentences[bead.target[0]].start + 5),
                    "port",
                ),
            )
            if not bead.is_null
            else ()
            for bead in beads
        )
        return Comparison(
            source=self.source,
            target=self.target,
            source_sentences=self.source_sentences,
            target_sentences=self.target_sentences,
            alignment=Alignment(beads, "lexicon"),
            correspondences=correspondences,
            fidelity=71.46,
            bead_scores=tuple(self.scores),
            findings=tuple(self.findings),
            source_cues=tuple(self.cues["source"]),
            target_cues=tuple(self.cues["target"]),
            shifts=tuple(self.shifts),
            signature=Signature("0.1.0", "lexicon", "4be1c09d27aa", "91f6e2d08b35", "c07a4415e3d9"),
        )


@pytest.fixture(scope="session")
def builder() -> type[Builder]:
    return Builder


@pytest.fixture(scope="session")
def harbour() -> Comparison:
    """A report of thirteen pairs with every kind of mark."""
    rows: list[Row] = [
        (
            ["北国打着“安全”的旗号限制进口港口起重机"],
            ["Northland restricts imported harbour cranes on security grounds"],
        ),
        (
            ["北国商务部3日悍然宣布，自下月起对进口岸边起重机加征25%的关税，涉及金额约1.3亿元。"],
            [
                "Northland’s Ministry of Commerce announced on the 3rd that it would levy an extra 25 percent tariff "
                "on imported quayside cranes from next month, affecting goods worth about 13 million yuan."
            ],
        ),
        (
            ["该部妄称，有关设备“随时可能被人从海外操控”。"],
            ["The ministry exaggeratedly claimed that the equipment “could be controlled from overseas at any time.”"],
        ),
        (
            ["面对记者追问，发言人依旧嘴硬，没有出示任何证据。"],
            ["Pressed by reporters, the spokesman stubbornly stuck to his account and produced no evidence."],
        ),
        (
            ["两名港口工程师表示，这批起重机的控制系统从未接入外部网络，且已安全运行十一年。"],
            [
                "Two port engineers said that the control systems of these cranes had never been connected to an "
                "outside network.",
                "They have run safely for eleven years.",
            ],
        ),
        (["北国码头工人联合会尚未就此回应。"], []),
        (
            ["所谓的“评估报告”只有四页，其中三页是目录。", "报告没有列出一项测试结果。"],
            ["The assessment runs to four pages, three of them a table of contents, and lists no test results."],
        ),
        ([], ["Analysts called the levy a reckless gamble that could cripple trade in the whole region."]),
        (
            ["三家码头经营者指责新规仓促出台。"],
            ["Two terminal operators lashed out at the hasty introduction of the new rules."],
        ),
        (
            ["当地媒体力挺港务局“顶住了压力”。"],
            ["Local media mocked the port authority for “holding out against pressure.”"],
        ),
        (
            ["港务局局长林若涛说：“我们会依法维护自身权益。”"],
            ["“We will safeguard our rights in accordance with the law,” said 林若涛, director of the port authority."],
        ),
        (["新规将于7月1日起施行。"], ["The rules take effect on July 1."]),
        (["（编辑：周可心）"], []),
    ]
    b = Builder(rows, "zh-Hans", "en", ("/home/reader/harbour.zh.txt", "/home/reader/harbour.en.txt"))
    b.moved.add(11)
    b.confidence[8] = 0.52
    b.scores[1] = BeadScore(58.4, 0.81, 0.84, 0.97, 25.0)
    b.scores[6] = BeadScore(77.0, 0.74, 0.86, 0.9, 0.0)
    b.scores[8] = BeadScore(61.7, 0.83, 0.79, 0.95, 20.0)
    b.scores[10] = BeadScore(83.0, 0.88, 0.9, 0.99, 5.0)
    b.finding(
        1,
        "number",
        "accuracy/mistranslation",
        "The amount is ten times smaller in English.",
        "1.3亿 is 130,000,000; “13 million” is 13,000,000.",
        source="1.3亿",
        target="13 million",
    )
    b.finding(
        5,
        "omission",
        "accuracy/omission",
        "A Chinese sentence has no counterpart in English.",
        "None of 北国, 码头, 工人, 联合会 and 回应 is found near this place.",
        minor=True,
        source="*",
    )
    b.finding(
        7,
        "addition",
        "accuracy/addition",
        "An English sentence has no counterpart in Chinese.",
        "No word of it is found near this place; it passes a judgement that the original does not.",
        target="*",
    )
    b.finding(
        8,
        "number",
        "accuracy/mistranslation",
        "Three operators in Chinese are two in English.",
        "三 is 3; “Two” is 2.",
        source="三家",
        target="Two terminal operators lashed",
    )
    b.finding(
        10,
        "untranslated",
        "accuracy/untranslated",
        "A Chinese name stands untranslated in the English.",
        "林若涛 would be Lin Ruotao.",
        minor=True,
        target="林若涛",
    )
    banner = b.cue(
        "source", 0, "打着…的旗号", "imputed-intent", 2, "Says that the reason given is a pretext.", "以……为由"
    )
    brazen = b.cue("source", 1, "悍然", "manner-adverb", 3, "Paints the act as an outrage against right and reason.")
    wild = b.cue("source", 2, "妄称", "doubting-verb", 3, "Rejects what is said as baseless while reporting it.", "称")
    stubborn = b.cue(
        "source", 3, "嘴硬", "doubting-verb", 2, "Mocks the speaker for not admitting the evident.", "坚持说法"
    )
    so_called = b.cue(
        "source", 6, "所谓的“评估报告”", "distancing-label", 2, "Denies that the thing deserves its name."
    )
    scare = b.cue("source", 6, "“评估报告”", "scare-quotes", 1, "Quotation marks that cite nobody.")
    accuse = b.cue("source", 8, "指责", "hostile-verb", 1, "Reports a criticism as an accusation.", "批评")
    support = b.cue(
        "source", 9, "力挺", "negative-evaluation", 2, "Takes sides with the authority.", "支持", "reported"
    )
    claimed = b.cue(
        "target",
        2,
        "exaggeratedly claimed",
        "doubting-verb",
        3,
        "The adverb calls the claim untrue in advance.",
        "said",
    )
    stuck = b.cue("target", 3, "stubbornly", "manner-adverb", 1, "Judges the manner in which he answered.")
    gamble = b.cue(
        "target", 7, "reckless gamble", "negative-evaluation", 3, "Condemns the decision.", "risk", "reported"
    )
    cripple = b.cue(
        "target", 7, "cripple", "exaggeration-minimisation", 2, "A drastic image for damage.", "harm", "reported"
    )
    lashed = b.cue("target", 8, "lashed out", "hostile-verb", 3, "A blow in place of a criticism.", "criticised")
    mocked = b.cue("target", 9, "mocked", "hostile-verb", 2, "Ridicule in place of support.", voice="reported")
    b.shift("dropped", 0, banner, None, "English gives the reason as the ministry would.", "on security grounds")
    b.shift("dropped", 1, brazen, None, "Nothing in the English sentence answers it.")
    b.shift("preserved", 2, wild, claimed, "Both reject the claim as they report it, with the same force.")
    b.shift("softened", 3, stubborn, stuck, "A taunt became a remark on his manner.")
    b.shift("dropped", 6, so_called, None, "English names the report plainly.", "The assessment")
    b.shift("dropped", 6, scare, None, "English names the report plainly.", "The assessment")
    b.shift("added", 7, None, gamble, "The judgement stands only in the English.")
    b.shift("added", 7, None, cripple, "The image stands only in the English.")
    b.shift("amplified", 8, accuse, lashed, "An accusation became an outburst.")
    b.shift("reversed", 9, support, mocked, "Support became ridicule.")
    comparison = b.comparison()
    return replace(
        comparison,
        source=replace(comparison.source, encoding="gb18030", notes=("The encoding was guessed to be GB18030.",)),
        swapped=True,
        reference_scores=(
            ReferenceScore("BLEU", 41.327, "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.5.1"),
            ReferenceScore("chrF2", 66.81, "nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.5.1"),
            ReferenceScore(
                "TER",
                44.0,
                "nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.5.1",
                "Few sentences: read with care.",
            ),
        ),
    )


@pytest.fixture(scope="session")
def hostile() -> Comparison:
    """An English original with a Traditional Chinese version, both full of what breaks careless pages."""
    word = "Donaudampfschifffahrtsgesellschaft" * 12
    rows: list[Row] = [
        (
            ["The <script>alert(\"one\")</script> & the <b>bold</b> <img src=x onerror=alert(1)> said “]]>” & 'quit'."],
            ["「<script>alert(1)</script>」與「&amp;」及「]]>」均未執行。"],
        ),
        (
            ["Jinja says {{ 7 * 7 }} and {% raw %} and {# none #}; see https://example.org/a?b=1&c=2 for more."],
            ["模板寫著{{ comparison }}，詳見https://example.org/甲?乙=1&丙=2。"],
        ),
        (
            [
                "An evil \u202eoverride\u202c, a zero\u200bwidth space, a \u05e9\u05dc\u05d5\u05dd, "
                "a \U0001f9d1\u200d\U0001f680 and a \U00020bb7 flew."
            ],
            ["表情\U0001f409與罕字\U00020bb7，以及零寬\u200b字元。"],
        ),
        ([f"Then came {word} and nobody blinked."], ["隨後出現" + "極長" * 60 + "，無人眨眼。"]),
        (["The same."], ["同上。"]),
        (["The same."], ["同上。"]),
        (["A line\nwrapped by an editor."], ["一行\n被編輯折斷。"]),
        ([], ["-->\"'`</style></p></html>"]),
    ]
    b = Builder(rows, "en", "zh-Hant", ('C:\\files\\<i>"en"</i>.txt', "text"))
    b.finding(
        0,
        "number",
        "accuracy/mistranslation",
        "<u>message</u>",
        '"><svg onload=alert(2)>',
        source="<b>bold",
        target="*",
    )
    dragon = b.cue("target", 2, "\U0001f409", "threat-metaphor", 3, "<em>why</em>", "</li>龍")
    evil = b.cue("source", 2, "evil \u202eover", "name-calling", 2, "{{ why }}")
    b.shift("dropped", 2, None, dragon, "Chinese only.", "\U0001f9d1\u200d\U0001f680")
    b.shift("added", 2, evil, None, "English only.")
    return b.comparison()


@pytest.fixture(scope="session")
def plain() -> Comparison:
    """One sentence a side and nothing to remark."""
    return Builder([(["雨停了。"], ["The rain has stopped."])], "zh-Hans", "en", ("text", "text")).comparison()


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Headless Chromium; without one the test is skipped, which in CI is a failure (tests/conftest.py)."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is missing")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        pytest.skip("playwright is missing")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()
