"""Encoders by name."""

from toolkit.alignment.encoders.interface import Encoder, Evidence, Unit
from toolkit.alignment.encoders.lexicon import LexiconEncoder
from toolkit.errors import UsageError

ENCODERS: dict[str, type[Encoder]] = {"lexicon": LexiconEncoder}

__all__ = ["ENCODERS", "Encoder", "Evidence", "Unit", "load_encoder"]


def load_encoder(name: str) -> Encoder:
    """The encoder of that name: one of `ENCODERS`, or one that an installed package offers as "parallax.encoders".

    Raises `UsageError` for an unknown name.
    """
    if name in ENCODERS:
        return ENCODERS[name]()
    from importlib.metadata import entry_points

    offered = {point.name: point for point in entry_points(group="parallax.encoders")}
    if name in offered:
        encoder: Encoder = offered[name].load()()
        return encoder
    known = ", ".join(sorted({*ENCODERS, *offered}))
    raise UsageError(f"There is no encoder {name!r}. Known encoders: {known}.")
