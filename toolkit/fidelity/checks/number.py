"""The number check: the figures of both sides, compared by value."""

import re
from collections.abc import Iterator, Sequence

from toolkit.fidelity.checks.interface import Example
from toolkit.fidelity.figures import Figure, digits_of, figures, likeness, magnitude, renders, unmet
from toolkit.language.numbers import Number
from toolkit.model import BeadText, Finding, Passage, Severity

SMALL = 12
"""Up to here a number is often a word of another kind (两国 "both", 一 "a", 双方), so its loss says nothing."""
ALIKE = 0.5
"""From this likeness on two figures are taken for one that was changed, whatever else is unanswered."""
SPECIFIC = 3
"""A figure with so many significant digits can't well be dropped in good faith."""
GLOSS = re.compile(r"[(（\[［【][^()（）\[\]［］【】]{0,40}$")
"""What stands before a figure that explains another in brackets: "$42 million (about 299 million yuan)"."""
GLOSS_REACH = 8
"""Characters between the figure that is explained and the bracket: room for a unit."""
MOST_PAIRS = 10_000
"""More unanswered figures than that make no sentence that got a figure wrong, but two that have nothing in common."""


class NumberCheck:
    """Figures that changed, went missing or came in between source and target."""

    name = "number"
    examples = (
        Example("该公司去年营收达1.3万亿元。", "The company's revenue reached 1.3 billion yuan last year.", fires=True),
        Example("失业率升至百分之五点二。", "The jobless rate rose to 2.5 percent.", fires=True),
        Example("大桥全长3648米，耗资28亿元。", "The bridge is long and cost a great deal.", fires=True),
        Example("约有4.5万人撤离家园。", "Some 54,000 people were evacuated from their homes.", fires=True),
        Example("比赛持续了5天。", "The contest lasted six days.", fires=True),
        Example("会议定于11月9日举行。", "The meeting is scheduled for October 9.", fires=True),
        Example(
            "该公司去年营收达1.3万亿元。", "The company's revenue reached 1.3 trillion yuan last year.", fires=False
        ),
        Example("两国外长9月5日举行会谈。", "The two foreign ministers met on September 5.", fires=False),
        Example("近三成受访者表示支持。", "Nearly 30 percent of those polled said they were in favour.", fires=False),
        Example(
            "上世纪90年代，这里有两万多户居民。", "In the 1990s, more than 20,000 households lived here.", fires=False
        ),
        Example(
            "二十年来，这头猪是最重的，达80斤。",
            "The heaviest in two decades, the pig weighed 40 kilograms.",
            fires=False,
        ),
        Example("华腾等5家企业受罚。", "Huateng and four other companies were fined.", fires=False),
        Example("其他5家企业受罚。", "Six other companies were fined.", fires=True),
        Example("前三季度，出口下降2%。", "Exports fell 2 percent in the first nine months.", fires=False),
        Example("He was jailed for eighteen months.", "他被判处一年半监禁。", fires=False),
        Example("销量增长了一倍。", "Sales tripled.", fires=True),
        Example("預算為新台幣2兆8,500億元。", "The budget is NT$2.85 billion.", fires=True),
        Example("该公司去年营收达1.3万亿元。", "The company's revenue reached $1.3 billion last year.", fires=True),
        Example("他被判处15年监禁。", "He was sentenced to 15 months in prison.", fires=True),
        Example("管线全长1200公里。", "The pipeline is 1,900 miles long.", fires=True),
        Example("管线全长1200公里。", "The pipeline is 745 miles long.", fires=False),
        Example("预计投资3至5万亿元。", "Investment of 3-5 trillion yuan is expected.", fires=False),
        Example("The fund lost $28 billion in 2023.", "该基金2023年亏损280亿美元。", fires=False),
        Example("The tax raises $42 million a year.", "该税每年带来4200万美元（约合人民币2.99亿元）。", fires=False),
        Example(
            "The tax raises $42 million a year.", "该税每年带来4200万美元，合人民币2.99亿元，另有补贴。", fires=True
        ),
        Example("The fund lost $28 billion in 2023.", "该基金2023年亏损28亿美元。", fires=True),
        Example("The 220-megawatt plant opened in May.", "这座装机容量22万千瓦的电站5月投产。", fires=False),
        Example(
            "该市14日发放许可，在全省尚属首次。", "The city issued a permit, the first in the province.", fires=False
        ),
    )

    def find(self, bead: BeadText) -> Iterator[Finding]:
        """Numbers of one side that nothing on the other side answers, paired where one seems to stand for the other."""
        if bead.source is None or bead.target is None:
            return
        sources, targets = figures(bead.source), figures(bead.target)
        lost, spare_sources = unmet(sources, targets)
        gained, spare_targets = unmet(targets, sources)
        lost, gained = (
            [figure for figure in lost if not any(renders(figure, other) for other in gained)],
            [figure for figure in gained if not any(renders(other, figure) for other in lost)],
        )
        changed = _pairs(lost, gained)
        lost = [figure for figure in lost if not any(figure is pair[0] for pair in changed)]
        gained = [figure for figure in gained if not any(figure is pair[1] for pair in changed)]
        # One of two equal figures may have been changed: its twin answers it, but then nothing answers the new one.
        twins = [*_pairs(spare_sources, gained, strict=True), *_pairs(lost, spare_targets, strict=True)]
        for source, target in (*changed, *twins):
            # A unit got wrong is minor: clean translations have it too, where the reader knows no 亩.
            same_number = source.number.value == target.number.value
            yield Finding(
                self.name,
                "accuracy/mistranslation",
                "minor" if same_number else "major",
                f"The number {target.number.text} is the original's, but counts another unit."
                if same_number
                else f"The original says {source.number.text}, the translation {target.number.text}.",
                f"original {_told(source.number)}; translation {_told(target.number)}",
                bead.index,
                bead.source.span(source.number.start, source.number.end),
                bead.target.span(target.number.start, target.number.end),
            )
        paired = [figure for pair in twins for figure in pair]
        for figure in lost:
            severity = _severity(figure.number)
            explains = _explains_another(figure, sources.found, bead.source)
            if severity and not explains and not any(figure is other for other in paired):
                yield Finding(
                    self.name,
                    "accuracy/omission",
                    severity,
                    f"Nothing in the translation answers the number {figure.number.text}.",
                    f"original {_told(figure.number)}; translation has {_listed(targets.found)}",
                    bead.index,
                    source_span=bead.source.span(figure.number.start, figure.number.end),
                )
        for figure in gained:
            severity = _severity(figure.number)
            explains = _explains_another(figure, targets.found, bead.target)
            if severity and not explains and not any(figure is other for other in paired):
                yield Finding(
                    self.name,
                    "accuracy/addition",
                    severity,
                    f"Nothing in the original answers the number {figure.number.text}.",
                    f"translation {_told(figure.number)}; original has {_listed(sources.found)}",
                    bead.index,
                    target_span=bead.target.span(figure.number.start, figure.number.end),
                )


def _pairs(lost: Sequence[Figure], gained: Sequence[Figure], *, strict: bool = False) -> list[tuple[Figure, Figure]]:
    """Figures of both sides that look like one figure got wrong, one to one, the most alike first.

    Where they are less alike than `ALIKE`, each must be the only one of its sort; `strict` takes none of those.
    """
    if len(lost) * len(gained) > MOST_PAIRS:
        return []
    grid = [[likeness(a, b) for b in gained] for a in lost]
    telling_lost = [i for i, figure in enumerate(lost) if _telling(figure.number)]
    telling_gained = [j for j, figure in enumerate(gained) if _telling(figure.number)]
    rivals_of_gained = [sum(grid[i][j] > 0 for i in telling_lost) for j in range(len(gained))]
    rivals_of_lost = [sum(row[j] > 0 for j in telling_gained) for row in grid]
    ranked = sorted(
        ((value, i, j) for i, row in enumerate(grid) for j, value in enumerate(row) if value),
        key=lambda entry: (-entry[0], abs(entry[1] - entry[2]), entry[1]),
    )
    pairs: dict[int, int] = {}
    for value, i, j in ranked:
        if i in pairs or j in pairs.values():
            continue
        if strict:
            paired = value > ALIKE
        else:
            alone = rivals_of_lost[i] == rivals_of_gained[j] == 1
            paired = value >= ALIKE or (alone and _matching(lost[i].number, gained[j].number))
        if paired:
            pairs[i] = j
    return [(lost[i], gained[j]) for i, j in sorted(pairs.items())]


def _matching(one: Number, other: Number) -> bool:
    """Whether two numbers are so much of one sort that they can be one and the same without a digit in common."""
    kinds = {one.kind, other.kind}
    dates = kinds == {"ordinal", "day"} and one.text[0].isdigit() and other.text[0].isdigit()
    anniversaries = kinds == {"ordinal", "cardinal"} and min(one.value, other.value) > SMALL
    near = abs(magnitude(one.value) - magnitude(other.value)) <= 1
    return near and (len(kinds) == 1 or dates or anniversaries) and _telling(one) and _telling(other)


def _telling(number: Number) -> bool:
    """Whether a number says more than an article or a pronoun does (一, "one", "first")."""
    return number.text != "一" and number.text.lower() not in ("one", "first")


def _severity(number: Number) -> Severity | None:
    """How grave it is that a figure stands on one side only; None for what a good translation may do."""
    if number.kind not in ("cardinal", "multiple", "percent") or (number.value <= SMALL and number.kind != "percent"):
        return None
    digits = len(digits_of(number.value))
    if number.approximate or digits < 2:
        return None
    return "major" if digits >= SPECIFIC else "minor"


def _explains_another(figure: Figure, found: Sequence[Figure], passage: Passage) -> bool:
    """Whether a figure stands in brackets behind another of its side: a conversion for the reader, not a claim."""
    bracket = GLOSS.search(passage.text, max(0, figure.number.start - 48), figure.number.start)
    return bracket is not None and any(0 <= bracket.start() - other.number.end <= GLOSS_REACH for other in found)


def _told(number: Number) -> str:
    """A number as it stands and as a figure: 1.3万亿 = 1,300,000,000,000."""
    return f"{number.text} = {_spelled(number)}"


def _spelled(number: Number) -> str:
    value = number.value
    if number.kind == "percent":
        return f"{float(value * 100):g}%"
    if number.kind == "time":
        return f"{int(value)}:{int(value % 1 * 60):02}"
    if number.kind in ("year", "decade"):
        return str(value)
    return f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):g}"


def _listed(found: Sequence[Figure]) -> str:
    """The numbers of a side, or that there are none."""
    return ", ".join(_told(figure.number) for figure in found) or "no number"
