"""The addition check: what the target says and the source does not."""

from collections.abc import Iterator

from toolkit.fidelity.checks.interface import Example
from toolkit.fidelity.checks.uncovered import Uncovered
from toolkit.model import BeadText, Finding

_UNCOVERED = Uncovered(
    "addition",
    "accuracy/addition",
    "target",
    "This sentence of the translation has no counterpart in the original.",
    "Nothing in the original seems to answer this sentence of the translation.",
    "This clause of the translation seems to have been added.",
)


class AdditionCheck:
    """Sentences and clauses of the target that the source does not have."""

    name = "addition"
    examples = (
        Example("", "Environmental groups criticised the plan for destroying wetlands.", fires=True),
        Example(
            "市政府周二宣布关闭三座老旧电厂，并将建设新的风力发电场。",
            "The city announced on Tuesday that it would close three old power plants and build new wind farms, "
            "although critics accused officials of ignoring wetland birds and nearby villages.",
            fires=True,
        ),
        Example(
            "市政府周二宣布关闭三座老旧电厂，并将建设新的风力发电场。",
            "The city announced on Tuesday that it would close three old power plants and build new wind farms.",
            fires=False,
        ),
        Example("The port has resumed operations.", "港口已恢复运营。", fires=False),
    )

    def find(self, bead: BeadText) -> Iterator[Finding]:
        """An invented sentence is major (minor for a heading or a credit line), an invented clause minor."""
        return _UNCOVERED.find(bead)
