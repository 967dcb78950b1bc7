"""Encoders by name."""

import re
from collections.abc import Callable
from pathlib import Path

from toolkit.alignment.encoders.combined import CombinedEncoder
from toolkit.alignment.encoders.interface import Encoder, Evidence, Unit
from toolkit.alignment.encoders.lexicon import LexiconEncoder
from toolkit.errors import UsageError
from toolkit.settings import ModelSettings

ENCODERS: dict[str, Callable[[], Encoder]] = {"lexicon": LexiconEncoder}
"""Encoders that need no model."""

MODELS = {
    "labse": "sentence-transformers/LaBSE",
    "minilm": "sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2",
}
"""Short names of models; any other is named as on the Hugging Face Hub, or by its folder."""

ON_THE_HUB = re.compile(r"\w[\w.-]*/[\w.-]+")

__all__ = ["ENCODERS", "MODELS", "Encoder", "Evidence", "Unit", "load_encoder"]


def load_encoder(name: str, model: ModelSettings | None = None) -> Encoder:
    """The encoder of that name, or the combination of those that `+` joins.

    A name is one of `ENCODERS`, one that an installed package offers as "parallax.encoders", or a sentence-transformers
    model: one of `MODELS`, its name on the Hugging Face Hub (organisation/name), or its folder. A model is not loaded
    before it is needed. Raises `UsageError` for an unknown name and for settings of a model that nothing here has,
    `ModelUnavailableError` where it is plain already that a model can't be loaded.
    """
    model = model or ModelSettings()
    names = [name] if _is_folder(name) else name.split("+")
    encoders = [_load_one(part, model) for part in names]
    if len(set(names)) < len(names):
        raise UsageError(f"The encoder {name!r} names one twice. Join different ones, such as lexicon+labse.")
    if model != ModelSettings() and not any(map(_has_model, encoders)):
        raise UsageError(
            f"The encoder {name!r} has no model, so it has no revision, dtype, device or batch size to choose. "
            "Leave them out, or choose an encoder with a model, such as labse."
        )
    return encoders[0] if len(encoders) == 1 else CombinedEncoder(encoders)


def _load_one(name: str, model: ModelSettings) -> Encoder:
    if name in ENCODERS:
        return ENCODERS[name]()
    if name in MODELS:
        return _with_model(MODELS[name], model)
    from importlib.metadata import entry_points

    offered = {point.name: point for point in entry_points(group="parallax.encoders")}
    if name in offered:
        encoder: Encoder = offered[name].load()()
        return encoder
    if _is_folder(name) or name.startswith((".", "/", "~")) or ON_THE_HUB.fullmatch(name):
        return _with_model(name, model)
    known = ", ".join([*ENCODERS, *MODELS, *sorted(offered)])
    raise UsageError(
        f"There is no encoder {name!r}. Known encoders: {known}; a sentence-transformers model by its name "
        "(organisation/name) or its folder; and combinations, such as lexicon+labse."
    )


def _with_model(name: str, settings: ModelSettings) -> Encoder:
    from toolkit.alignment.encoders.sentence_transformer import SentenceTransformerEncoder

    return SentenceTransformerEncoder(name, settings)


def _has_model(encoder: Encoder) -> bool:
    from toolkit.alignment.encoders.sentence_transformer import SentenceTransformerEncoder

    return isinstance(encoder, SentenceTransformerEncoder)


def _is_folder(name: str) -> bool:
    try:
        return bool(name) and Path(name).expanduser().is_dir()
    except RuntimeError:  # ~somebody who has no home here
        return False
