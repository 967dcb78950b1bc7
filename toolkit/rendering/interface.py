"""The seam of output formats: a `Comparison` becomes text, and nothing else is looked at."""

from typing import Protocol

from toolkit.model import Comparison


class Renderer(Protocol):
    """One output format; implementations stand in `toolkit.rendering.RENDERERS`."""

    name: str
    suffix: str
    """The file name extension, with its dot, by which the format is recognised."""

    def render(self, comparison: Comparison) -> str:
        """The whole comparison in this format; the same bytes for the same comparison."""
        ...
