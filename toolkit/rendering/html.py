"""The page that people read: one file, no script, nothing loaded from anywhere."""

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.model import Comparison
from toolkit.rendering import phrases
from toolkit.rendering.page import build_page

if TYPE_CHECKING:
    from jinja2 import Template

_HERE = Path(__file__).parent
# What HTML cannot hold, even as a character reference: control characters and halves of surrogate pairs.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")


class HtmlRenderer:
    """`html`: one self-contained page, readable without JavaScript."""

    name = "html"
    suffix = ".html"

    def render(self, comparison: Comparison) -> str:
        """The page. Characters that HTML cannot hold are shown as U+FFFD, one for one."""
        return _FORBIDDEN.sub("\ufffd", _template().render(page=build_page(comparison)))


@lru_cache(maxsize=1)
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style = (_HERE / "assets" / "report.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    environment.globals.update(
        phrases=phrases,
        style=Markup(style),  # noqa: S704 - our own style sheet, the one thing that is not escaped
        content_security_policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    )
    return environment.get_template("report.html.j2")
