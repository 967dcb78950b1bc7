"""A `Comparison` rendered: the page that people read, and the forms that programs read."""

from collections.abc import Mapping
from types import MappingProxyType

from toolkit.errors import UsageError
from toolkit.model import Comparison
from toolkit.rendering.data import JsonRenderer
from toolkit.rendering.html import HtmlRenderer
from toolkit.rendering.interface import Renderer
from toolkit.rendering.text import TextRenderer

ENTRY_POINTS = "parallax.renderers"
"""The entry point group by which another package adds formats: a name, and an instance of `Renderer` or its class."""

RENDERERS: Mapping[str, Renderer] = MappingProxyType(
    {renderer.name: renderer for renderer in (HtmlRenderer(), JsonRenderer(), TextRenderer())}
)
"""The formats of this package; an outsider cannot replace one."""


def renderer(format: str) -> Renderer:  # noqa: A002 - the word of the interface
    """The renderer of a format by its name, ours first. Raises `UsageError` for an unknown or a broken one."""
    if format in RENDERERS:
        return RENDERERS[format]
    from importlib.metadata import entry_points

    outsiders = entry_points(group=ENTRY_POINTS)
    if format not in outsiders.names:
        known = ", ".join(sorted({*RENDERERS, *outsiders.names}))
        raise UsageError(f"There is no format named {format!r}. Known formats: {known}.")
    point = outsiders[format]
    try:
        loaded = point.load()
        found: Renderer = loaded() if isinstance(loaded, type) else loaded
    except Exception as error:  # whatever a stranger's module raises on import
        raise UsageError(f"The format {format!r} of {point.value} could not be loaded: {error}") from error
    return found


def render(comparison: Comparison, format: str) -> str:  # noqa: A002 - the word of the interface
    """The whole comparison in a format, the same text for the same comparison. Raises `UsageError` as `renderer`."""
    return renderer(format).render(comparison)
