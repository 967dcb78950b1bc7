"""The floors of the house (a file imports only from the floors below its own), asserted from the imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

FLOORS: tuple[tuple[str, ...], ...] = (
    ("model", "errors", "settings", "version"),
    ("reading", "language"),
    ("alignment", "fidelity", "framing"),
    ("pairs", "compare"),
    ("rendering",),
    ("corpus", "classroom"),
    ("cli",),
    ("__init__", "__main__"),
)
"""Modules and packages directly under toolkit/, from the ground up; those of a floor do not import each other."""

NEIGHBOURS = {("reading", "language"), ("compare", "pairs")}
"""Who may import whom on one floor."""

RENDERING_READS = {"model", "errors", "settings", "version", "rendering"}
"""Everything a renderer says, it reads from the comparison."""

NOTEBOOK_DOOR = ("toolkit.model", "Comparison._repr_html_", "toolkit.rendering.notebook")
"""The one import that goes upstairs: a notebook asks the value itself how it looks."""

TOP_LEVEL = {"corpora", "reports", "tests", "toolkit"}

Import = tuple[str, str]
"""The enclosing definition ("" at the top of the module) and the module that is imported."""


def imports(source: str, module: str, is_package: bool) -> Iterator[Import]:
    """Everything of toolkit that `source` imports, also within functions and under TYPE_CHECKING."""
    package = module if is_package else module.rpartition(".")[0]

    def visit(node: ast.AST, place: str) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                yield from visit(child, f"{place}.{child.name}".lstrip("."))
                continue
            if isinstance(child, ast.Import):
                yield from ((place, alias.name) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                above = package.rsplit(".", child.level - 1)[0] if child.level else ""
                base = ".".join(filter(None, (above, child.module)))
                # `from toolkit import pairs` names a module only in the names it imports.
                names = [f"toolkit.{alias.name}" for alias in child.names] if base == "toolkit" else [base]
                yield from ((place, name) for name in names)
            elif (
                isinstance(child, ast.Call)
                and getattr(child.func, "id", getattr(child.func, "attr", "")) in {"import_module", "__import__"}
                and child.args
            ):
                # The fixed start of the name is enough to tell the floor.
                for part in ast.walk(child.args[0]):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield (place, part.value.rstrip("."))
                        break
            yield from visit(child, place)

    return (found for found in visit(ast.parse(source), "") if found[1].split(".")[0] == "toolkit")


def room(module: str) -> str:
    """The module or package directly under toolkit/ that `module` belongs to."""
    return [*module.split("."), "__init__"][1]


def floor(place: str) -> int | None:
    """The floor that a room is on."""
    return next((number for number, rooms in enumerate(FLOORS) if place in rooms), None)


def violations(source: str, module: str, is_package: bool = False) -> list[str]:
    """What `module` imports and must not, a line each; empty for a module that keeps to its floor."""
    own = room(module)
    own_floor = floor(own)
    if own_floor is None:
        return [f"{module} belongs to no floor"]
    found = []
    for place, imported in imports(source, module, is_package):
        other = room(imported)
        if other == own or (module, place, imported) == NOTEBOOK_DOOR:
            continue
        other_floor = floor(other)
        if other_floor is None:  # a name of the API in toolkit/__init__.py; inside the house nobody goes that way
            other_floor = len(FLOORS) - 1
        if own == "rendering" and other not in RENDERING_READS:
            found.append(f"{module} imports {imported}: rendering reads only the comparison")
        elif other_floor >= own_floor and (own, other) not in NEIGHBOURS:
            found.append(
                f"{module} (floor {own_floor}) imports {imported} (floor {other_floor}) in {place or 'module'}"
            )
    return found


def modules() -> list[tuple[str, Path]]:
    """Every module under toolkit/ by its dotted name."""
    found = []
    for path in sorted((ROOT / "toolkit").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found.append((".".join(parts[:-1] if parts[-1] == "__init__" else parts), path))
    return found


@pytest.mark.parametrize(("module", "path"), modules(), ids=[module for module, _ in modules()])
def test_module_imports_only_from_floors_below(module: str, path: Path) -> None:
    assert violations(path.read_text(encoding="utf-8"), module, path.stem == "__init__") == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("toolkit.model", "from toolkit.errors import ParallaxError"),
        ("toolkit.model", "def show():\n    from toolkit.rendering.notebook import framed"),
        ("toolkit.language.words", "import toolkit.reading.text"),
        ("toolkit.language.words", "from toolkit import reading"),
        ("toolkit.alignment.search", "from toolkit.fidelity.coverage import coverage"),
        ("toolkit.framing.cues", "if TYPE_CHECKING:\n    from toolkit.alignment import align"),
        ("toolkit.fidelity.checks.number", "def late():\n    from toolkit.compare import compare"),
        ("toolkit.fidelity.checks.number", "from ...compare import compare"),
        ("toolkit.pairs", "from toolkit.compare import compare"),
        ("toolkit.rendering.html", "from toolkit.compare import compare"),
        ("toolkit.rendering.html", "from toolkit.language.script import simplify"),
        ("toolkit.reading", "from ..cli import main"),
        ("toolkit.reading.text", "import importlib\nimportlib.import_module('toolkit.cli.compare')"),
        ("toolkit.cli.compare", "from toolkit import Comparison"),
        ("toolkit.attic", "import os"),
    ],
)
def test_checker_catches_violations(module: str, source: str) -> None:
    assert len(violations(source, module, is_package=module == "toolkit.reading")) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        (
            "toolkit.model",
            "class Comparison:\n    def _repr_html_(self):\n        from toolkit.rendering.notebook import framed",
        ),
        ("toolkit.reading.text", "from toolkit.language.identify import identify"),
        ("toolkit.compare", "from toolkit import pairs\nfrom toolkit.framing import find_cues"),
        ("toolkit.fidelity.checks.number", "from ..figures import figures\nfrom toolkit.model import Finding"),
        ("toolkit.cli.compare", "import click\nfrom toolkit.version import __version__"),
    ],
)
def test_checker_lets_pass_what_is_allowed(module: str, source: str) -> None:
    assert violations(source, module) == []


def test_top_level_folders() -> None:
    ignored = {"out", "dist", "build"}
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "__"))}
    assert {name for name in folders - ignored if not name.endswith(".egg-info")} == TOP_LEVEL


def prints(source: str) -> list[int]:
    """The lines of `source` that call print()."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]


def test_only_the_command_line_prints() -> None:
    assert prints("def f():\n    print(1)") == [2]
    loud = {module for module, path in modules() if prints(path.read_text(encoding="utf-8"))}
    assert {module for module in loud if room(module) != "cli"} == set()
