"""What only a process of its own can show: pipes, signals, locales, caches, warnings."""

import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

RUN = [sys.executable, "-m", "toolkit"]


def test_the_main_job(spawn: Any, folder: Path) -> None:
    result = spawn("compare", "zh.txt", "en.txt", "-o", "out/report.html", "--format", "json:out/report.json")
    assert result == (0, "", "")
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["report.html", "report.json"]


def test_standard_input(spawn: Any, folder: Path) -> None:
    data = (folder / "zh.txt").read_bytes()
    code, out, err = spawn("compare", "-", "en.txt", "--format", "json", given=data)
    assert (code, err, json.loads(out)["source"]["name"]) == (0, "", "standard input")
    assert spawn("compare", "-", "en.txt").code == 3


def test_a_locale_without_any_encoding(spawn: Any) -> None:
    plain = spawn("framing", "zh.txt", "en.txt")
    assert spawn("framing", "zh.txt", "en.txt", LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0") == plain
    assert "妄称 → falsely claimed" in plain.out
    code, _, err = spawn("compare", "無.txt", "en.txt", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert code == 3
    assert "does not exist" in err


def test_no_warnings(spawn: Any, folder: Path) -> None:
    result = spawn(
        *("compare", "zh.txt", "en.txt", "--reference", "other.txt", "-o", "r.html", "--format", "json:r.json"),
        python=("-X", "dev", "-X", "warn_default_encoding", "-W", "error"),
    )
    assert result == (0, "", "")


def test_a_cache_that_cannot_be_written(environment: Mapping[str, str], folder: Path) -> None:
    done = subprocess.run(
        [*RUN, "align", "zh.txt", "en.txt", "--format", "json"],
        capture_output=True,
        env={**environment, "PARALLAX_CACHE": str(folder / "zh.txt" / "cache")},
        timeout=120,
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["beads"]
    assert b"could not be cached in " in done.stderr or b"compiling" not in done.stderr  # told unless it was quick
    assert (folder / "zh.txt").is_file()


def test_no_cache_yet(spawn: Any, folder: Path) -> None:
    assert spawn("align", "zh.txt", "en.txt", PARALLAX_CACHE=str(folder / "new" / "cache")).code == 0
    assert [path.suffix for path in (folder / "new" / "cache").iterdir()] == [".json"]


@pytest.mark.parametrize(
    "arguments", [("align", "zh.txt", "en.txt"), ("compare", "zh.txt", "en.txt", "--format", "html")]
)
def test_a_reader_that_leaves(environment: Mapping[str, str], arguments: tuple[str, ...]) -> None:
    with subprocess.Popen(
        [*RUN, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(environment)
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()  # as `| true` does
        err = process.stderr.read().decode()
        assert process.wait(60) == 0
    assert [line for line in err.splitlines() if not line.endswith(" …")] == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk(environment: Mapping[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*RUN, "align", "zh.txt", "en.txt"], stdout=full, stderr=subprocess.PIPE, env=environment)
    assert done.returncode == 2
    assert done.stderr.decode().endswith("parallax: Standard output could not be written: No space left on device.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_closed_streams(environment: Mapping[str, str], folder: Path) -> None:
    command = f"'{sys.executable}' -m toolkit align zh.txt en.txt"
    done = subprocess.run(["sh", "-c", f"{command} >&-"], capture_output=True, env=environment)
    assert done.returncode == 2
    assert b"Standard output is closed; name a file with -o." in done.stderr
    done = subprocess.run(["sh", "-c", f"{command} 2>&-"], capture_output=True, env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"[0]:[0]")


SLOW = """
import signal, sys, time
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job would ignore it
import toolkit.cli, {module}

def slow(*_):
    print("ready", flush=True)
    time.sleep(60)

{module}.{name} = slow
toolkit.cli.main(["compare", "zh.txt", "en.txt", "-o", "report.html"])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.parametrize(
    ("module", "name"),
    [("toolkit.pairs", "align"), ("toolkit.compare", "find_shifts"), ("pathlib", "Path.replace")],
)
def test_interrupted(environment: Mapping[str, str], folder: Path, module: str, name: str) -> None:
    (folder / "report.html").write_text("the report of yesterday", encoding="utf-8")
    before = sorted(folder.iterdir())
    with subprocess.Popen(
        [sys.executable, "-c", SLOW.format(module=module, name=name)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**environment, "TMPDIR": tempfile.gettempdir()},
        encoding="utf-8",
    ) as process:
        assert process.stdout and process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.endswith("parallax: interrupted; nothing was left half-written\n")
    assert "Traceback" not in err
    assert sorted(folder.iterdir()) == before
    assert (folder / "report.html").read_text(encoding="utf-8") == "the report of yesterday"
