"""Loaded wording: found in each version by lexicon and rule, and compared between the two."""

from toolkit.framing.cues import find_cues
from toolkit.framing.interface import Lexicon
from toolkit.framing.lexicon import load_lexicon
from toolkit.framing.shifts import find_shifts

__all__ = ["Lexicon", "find_cues", "find_shifts", "load_lexicon"]
