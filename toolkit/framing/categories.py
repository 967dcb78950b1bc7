"""The seventeen ways of framing that Parallax tells apart, with the terms of the field beside them.

The terms are those of Recasens et al. 2013 (framing and epistemological bias), of Appraisal theory (Martin & White
2005: attitude, engagement, graduation) and of the persuasion techniques of SemEval-2020 task 11 and SemEval-2023
task 3.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of loaded wording.

    `code` is its short name in annotated files; `description` completes "This wording …". `weak` categories are
    right too often in plain reports to be more than a suggestion.
    """

    slug: str
    code: str
    name: str
    name_zh: str
    description: str
    recasens: str
    appraisal: str
    semeval: str
    weak: bool = False


_ALL = (
    Category(
        "doubting-verb",
        "R1",
        "Doubting verb",
        "存疑转述动词",
        "reports a statement while casting doubt on it",
        "epistemological bias: assertive and report verbs",
        "engagement: attribute (distance)",
        "Doubt",
    ),
    Category(
        "hostile-verb",
        "R2",
        "Hostile verb of speech",
        "贬斥性言说动词",
        "makes a speaker sound arrogant, shrill or menacing",
        "framing bias: one-sided terms",
        "attitude: judgement (negative propriety)",
        "Loaded Language",
    ),
    Category(
        "attack-verb",
        "R3",
        "Verb of attack",
        "抨击动词",
        "turns disagreement into an attack",
        "framing bias: subjective intensifiers",
        "attitude: judgement; graduation: force",
        "Loaded Language",
    ),
    Category(
        "factive-verb",
        "R4",
        "Factive verb",
        "叙实动词",
        "takes for granted that what follows is true",
        "epistemological bias: factive verbs",
        "engagement: proclaim (endorse)",
        "Doubt",
        weak=True,
    ),
    Category(
        "distancing-label",
        "L1",
        "Distancing label",
        "疏离标签",
        "holds a name or reason at arm's length, as if it were not genuine",
        "framing bias: one-sided terms",
        "engagement: attribute (distance)",
        "Doubt",
    ),
    Category(
        "scare-quotes",
        "L2",
        "Scare quotes",
        "反讽引号",
        "puts a plain or positive word in quotation marks to deny that it fits",
        "framing bias: one-sided terms",
        "engagement: attribute (distance)",
        "Doubt",
    ),
    Category(
        "manner-adverb",
        "A1",
        "Judging adverb of manner",
        "评判性方式状语",
        "judges how something was said or done",
        "framing bias: subjective intensifiers",
        "attitude: judgement; graduation: force",
        "Loaded Language",
    ),
    Category(
        "name-calling",
        "N1",
        "Name-calling",
        "贬损称谓",
        "names people or institutions by a disparaging label",
        "framing bias: one-sided terms",
        "attitude: judgement",
        "Name Calling, Labeling",
    ),
    Category(
        "imputed-intent",
        "I1",
        "Imputed intent",
        "归咎动机",
        "ascribes a hostile or hidden purpose",
        "epistemological bias: entailments",
        "attitude: judgement (negative propriety)",
        "Doubt; Smears",
    ),
    Category(
        "coercion",
        "P1",
        "Power and coercion",
        "强权话语",
        "describes an act as bullying, domination or suppression",
        "framing bias: one-sided terms",
        "attitude: judgement (negative propriety)",
        "Loaded Language",
        weak=True,
    ),
    Category(
        "negative-evaluation",
        "E1",
        "Negative evaluation",
        "负面评价",
        "passes a negative verdict",
        "framing bias: subjective intensifiers",
        "attitude: negative judgement and appreciation",
        "Loaded Language",
    ),
    Category(
        "legitimation",
        "E2",
        "Legitimation",
        "正当化措辞",
        "praises or dignifies an actor or act",
        "framing bias: one-sided terms",
        "attitude: positive judgement and appreciation",
        "Flag Waving",
        weak=True,
    ),
    Category(
        "intensifier",
        "G1",
        "Intensifier",
        "强化词",
        "raises the temperature without adding a fact",
        "framing bias: subjective intensifiers",
        "graduation: force",
        "Exaggeration, Minimisation",
    ),
    Category(
        "exaggeration-minimisation",
        "M1",
        "Exaggeration or minimisation",
        "夸大与淡化",
        "says that something was blown up, or plays it down",
        "framing bias: one-sided terms",
        "graduation: force",
        "Exaggeration, Minimisation",
    ),
    Category(
        "hedge",
        "H1",
        "Hedge or vague source",
        "模糊限制与消息来源",
        "leaves open who says so, or how sure it is",
        "epistemological bias: hedges",
        "engagement: entertain; graduation: focus",
        "Appeal to Authority",
        weak=True,
    ),
    Category(
        "counter-expectation",
        "X1",
        "Counter-expectation",
        "反预期标记",
        "tells the reader to be surprised",
        "epistemological bias: entailments",
        "engagement: disclaim (counter)",
        "Loaded Language",
        weak=True,
    ),
    Category(
        "threat-metaphor",
        "T1",
        "Threat metaphor",
        "威胁隐喻",
        "paints an actor or event as a danger by a figure of speech",
        "framing bias: one-sided terms",
        "attitude: negative appreciation; graduation: force",
        "Appeal to Fear, Prejudice",
    ),
)

CATEGORIES: dict[str, Category] = {category.slug: category for category in _ALL}
"""Every category by its slug, in the order in which they are documented."""
