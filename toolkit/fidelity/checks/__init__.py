"""The fidelity checks, by name."""

from collections.abc import Sequence

from toolkit.errors import UsageError
from toolkit.fidelity.checks.addition import AdditionCheck
from toolkit.fidelity.checks.interface import Check, Example
from toolkit.fidelity.checks.number import NumberCheck
from toolkit.fidelity.checks.omission import OmissionCheck
from toolkit.fidelity.checks.untranslated import UntranslatedCheck

__all__ = ["CHECKS", "ENTRY_POINTS", "Check", "Example", "load_checks"]

CHECKS: dict[str, Check] = {
    check.name: check for check in (NumberCheck(), UntranslatedCheck(), OmissionCheck(), AdditionCheck())
}
"""The checks of this package. Others come from entry points of the group `ENTRY_POINTS` that name a `Check` class."""

ENTRY_POINTS = "parallax.checks"


def load_checks(names: Sequence[str]) -> tuple[Check, ...]:
    """The checks called `names`, in that order; a name that is not in `CHECKS` is looked up among the entry points.

    Raises `UsageError` for a name that is in neither.
    """
    return tuple(CHECKS[name] if name in CHECKS else _plugged_in(name) for name in names)


def _plugged_in(name: str) -> Check:
    from importlib.metadata import entry_points

    offered = entry_points(group=ENTRY_POINTS)
    for entry in offered.select(name=name):
        check: Check = entry.load()()
        return check
    known = ", ".join([*CHECKS, *sorted(entry.name for entry in offered)])
    raise UsageError(f"There is no fidelity check called {name!r}. Known checks: {known}.")
