"""The settings tree: every value that can change a result, with its default and its unit.

What tells one analysis from another enters the signature of a comparison through `Settings.fingerprint`.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Literal

Direction = Literal["zh-en", "en-zh"]
"""Which language was translated into which."""
DataType = Literal["float32", "float16", "bfloat16"]
"""What a model can compute with."""


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """`encoding` overrides recognition; `max_bytes` is the largest input that is read.

    `direction` says which language is the original; documents given the other way round are swapped. None takes the
    first document for the original.
    """

    encoding: str | None = None
    direction: Direction | None = None
    max_bytes: int = 20_000_000


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """How an encoder's model is loaded and run.

    `revision` is a branch, a tag or a commit of a model on the Hugging Face Hub; None takes the one that was downloaded
    before, and else the newest. `device` is a name of PyTorch's (cuda, mps, cpu); None takes the best there is.
    `batch_size` is how many texts the model reads at once.
    """

    revision: str | None = None
    dtype: DataType = "float32"
    device: str | None = None
    batch_size: int = 32


@dataclass(frozen=True, slots=True)
class AlignmentSettings:
    """`encoder` is a name that `toolkit.alignment.encoders.load_encoder` knows; `model` is for those that have one."""

    encoder: str = "lexicon"
    model: ModelSettings = field(default_factory=ModelSettings)


@dataclass(frozen=True, slots=True)
class FidelitySettings:
    """`checks` names entries of `toolkit.fidelity.checks.CHECKS`, in the order in which they report."""

    checks: tuple[str, ...] = ("number", "untranslated", "omission", "addition")


@dataclass(frozen=True, slots=True)
class FramingSettings:
    """`packs` names bundled packs; `minimum_intensity` (1-3) leaves weaker cues out."""

    packs: tuple[str, ...] = ("news",)
    minimum_intensity: int = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a comparison."""

    reading: ReadingSettings = field(default_factory=ReadingSettings)
    alignment: AlignmentSettings = field(default_factory=AlignmentSettings)
    fidelity: FidelitySettings = field(default_factory=FidelitySettings)
    framing: FramingSettings = field(default_factory=FramingSettings)

    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change when a setting does that changes what is found in two texts.

        How files were read is not among them, since it shows in the texts, nor are the packs and the encoder: the
        lexicon has a hash of its own and the encoder a name that tells its model's, wherever their files lie.
        """
        telling = (self.fidelity, self.framing.minimum_intensity)
        return hashlib.sha256(repr(telling).encode()).hexdigest()[:12]
