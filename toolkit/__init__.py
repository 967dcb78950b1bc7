"""Parallax: compare the Chinese and the English version of one report.

from pathlib import Path
import toolkit

comparison = toolkit.compare(Path("zh.txt"), Path("en.txt"))
comparison.fidelity, comparison.findings, comparison.shifts
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from toolkit.version import __version__

if TYPE_CHECKING:
    from toolkit.compare import compare
    from toolkit.model import Comparison
    from toolkit.settings import Settings

__all__ = ["Comparison", "Settings", "__version__", "compare"]

_HOMES = {"Comparison": "toolkit.model", "Settings": "toolkit.settings"}


def __getattr__(name: str) -> Any:
    """Import what is asked for, when it is asked for: `import toolkit` stays light."""
    if name == "compare":
        return import_module("toolkit.compare")  # a module that can be called, see there
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'toolkit' has no attribute {name!r}")
