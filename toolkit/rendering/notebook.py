"""A comparison in a notebook: the page in a frame, so that neither can disturb the other."""

from html import escape

from toolkit.model import Comparison
from toolkit.rendering.html import HtmlRenderer


def framed(comparison: Comparison) -> str:
    """The whole page as the `srcdoc` of a sandboxed frame, in which nothing can run."""
    page = escape(HtmlRenderer().render(comparison), quote=True)
    return (
        f'<iframe title="Parallax comparison" sandbox width="100%" height="720" '
        f'style="border: 1px solid #8886; border-radius: 6px" srcdoc="{page}"></iframe>'
    )
