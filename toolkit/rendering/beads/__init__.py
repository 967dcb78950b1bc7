"""An alignment rendered: for reading, as a table, as a translation memory, and in the forms that aligners exchange."""

from collections.abc import Mapping
from types import MappingProxyType

from toolkit.rendering.beads.data import JsonLinesRenderer, JsonRenderer
from toolkit.rendering.beads.interface import Aligned, BeadRenderer
from toolkit.rendering.beads.ladder import LadderRenderer
from toolkit.rendering.beads.table import TsvRenderer
from toolkit.rendering.beads.text import TextRenderer
from toolkit.rendering.beads.tmx import TmxRenderer

__all__ = ["BEAD_RENDERERS", "Aligned", "BeadRenderer"]

BEAD_RENDERERS: Mapping[str, BeadRenderer] = MappingProxyType(
    {
        renderer.name: renderer
        for renderer in (
            TextRenderer(),
            JsonRenderer(),
            JsonLinesRenderer(),
            TsvRenderer(),
            TmxRenderer(),
            LadderRenderer(),
        )
    }
)
"""The formats of an alignment by their names."""
