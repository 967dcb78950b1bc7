"""The omission check: what the source says and the target does not."""

from collections.abc import Iterator

from toolkit.fidelity.checks.interface import Example
from toolkit.fidelity.checks.uncovered import Uncovered
from toolkit.model import BeadText, Finding

_UNCOVERED = Uncovered(
    "omission",
    "accuracy/omission",
    "source",
    "This sentence of the original has no counterpart in the translation.",
    "Nothing in the translation seems to answer this sentence of the original.",
    "This clause of the original seems to be missing from the translation.",
)


class OmissionCheck:
    """Sentences and clauses of the source that were left out."""

    name = "omission"
    examples = (
        Example("环保组织批评这项计划破坏湿地。", "", fires=True),
        Example(
            "市政府周二宣布关闭三座老旧电厂，环保组织批评计划破坏湿地鸟类栖息，并将建设新的风力发电场。",
            "The city announced on Tuesday that it would close three old power plants and build new wind farms.",
            fires=True,
        ),
        Example(
            "市政府周二宣布关闭三座老旧电厂，并将建设新的风力发电场。",
            "The city announced on Tuesday that it would close three old power plants and build new wind farms.",
            fires=False,
        ),
        Example("港口已恢复运营。", "The port has resumed operations.", fires=False),
    )

    def find(self, bead: BeadText) -> Iterator[Finding]:
        """A lost sentence is major (minor for a heading or a credit line), a lost clause minor."""
        return _UNCOVERED.find(bead)
