"""What users install: the wheel is built, put into an empty environment, and does the main job there."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

from toolkit.version import __version__

pytestmark = pytest.mark.package

ROOT = Path(__file__).resolve().parents[2]
CONSTRAINTS = ROOT / "constraints.txt"
REPORT = ROOT / "corpora" / "chip-tool-curbs"


def run(*command: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, f"{command} failed:\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    # Without isolation nothing is fetched; a tool environment without hatchling fetches it.
    isolation = ["--no-isolation"] if find_spec("hatchling") else []
    run(sys.executable, "-m", "build", *isolation, "--outdir", folder, ROOT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    [found] = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts folder of an empty environment into which the wheel was installed."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    scripts = folder / "venv" / "bin"
    pip: list[str | Path] = [scripts / "python", "-m", "pip", "--disable-pip-version-check"]
    # Fetching one small file tells whether there is an index at all, before a failure means something.
    probe = [*pip, "download", "--quiet", "--no-deps", "--no-cache-dir", "--retries", "1", "--timeout", "20", "six"]
    if subprocess.run(probe, cwd=folder, capture_output=True).returncode:
        pytest.skip("no package index can be reached")
    run(*pip, "install", "--quiet", "-c", CONSTRAINTS, wheel, cwd=folder)
    return scripts


def test_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"toolkit", f"parallax_toolkit-{__version__}.dist-info"}
    # Templates, assets, packs and data as well as modules.
    files = [path for path in (ROOT / "toolkit").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    present = {path.relative_to(ROOT).as_posix() for path in files}
    assert {name for name in names if name.startswith("toolkit/")} == present
    for suffix in (".j2", ".css", ".yaml", ".tsv", "py.typed"):
        assert any(name.endswith(suffix) for name in present), suffix


def test_wheel_names_its_licences(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    info = f"parallax_toolkit-{__version__}.dist-info"
    metadata = archive.read(f"{info}/METADATA").decode()
    assert "License-Expression: Apache-2.0" in metadata
    assert "Requires-Python: >=3.11" in metadata
    assert "Apache License" in archive.read(f"{info}/licenses/LICENSE").decode()
    assert "CC-CEDICT" in archive.read(f"{info}/licenses/NOTICE").decode()
    assert "parallax = toolkit.cli:main" in archive.read(f"{info}/entry_points.txt").decode()


def test_sdist_holds_what_tests_need(built: Path) -> None:
    [path] = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames()}
    wanted = {"pyproject.toml", "LICENSE", "NOTICE", "Makefile", "constraints.txt", "corpora/manifest.tsv"}
    assert wanted | {"toolkit/model.py", "tests/conftest.py", "reports/build.py"} <= names


def test_main_job_in_an_empty_environment(environment: Path, tmp_path: Path) -> None:
    bare = {"PATH": os.defpath, "LC_ALL": "C", "HOME": str(tmp_path), "PARALLAX_CACHE": str(tmp_path / "cache")}
    work = tmp_path / "work"
    work.mkdir()
    for name in ("zh.txt", "en.txt"):
        (work / name).write_bytes((REPORT / name).read_bytes())
    parallax = environment / "parallax"
    run(parallax, "compare", "zh.txt", "en.txt", "-o", "r.html", "--format", "json:r.json", cwd=work, env=bare)

    page = (work / "r.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "芯片设备限制" in page
    data = json.loads((work / "r.json").read_text(encoding="utf-8"))
    assert data["beads"]
    assert data["signature"]["version"] == __version__
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".json"]
    assert {path.name for path in work.iterdir()} == {"zh.txt", "en.txt", "r.html", "r.json"}

    assert __version__ in run(environment / "python", "-m", "toolkit", "--version", cwd=work, env=bare)
    where = run(environment / "python", "-c", "import toolkit; print(toolkit.__file__)", cwd=work, env=bare)
    assert Path(where.strip()).is_relative_to(environment.parent)
