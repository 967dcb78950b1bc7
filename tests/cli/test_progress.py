import time
from pathlib import Path
from typing import Any

import pytest

from toolkit.cli import progress
from toolkit.cli.progress import Progress


def test_a_quick_run_is_silent(run: Any, folder: Path) -> None:
    assert run("compare", "zh.txt", "en.txt", "-o", "r.html").err == ""


def test_a_long_run_tells_its_stages(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    result = run("compare", "zh.txt", "en.txt", "--format", "json")
    assert result.out.startswith("{")
    stages = [line.removeprefix("parallax: ").removesuffix(" …") for line in result.err.splitlines()]
    assert [stage for stage in dict.fromkeys(stages) if "dictionary" not in stage] == [
        "reading",
        "aligning",
        "comparing",
        "writing",
    ]


def test_rows_are_counted(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    for command in ("score", "framing"):
        err = run(command, "pairs.tsv", "--format", "jsonl").err
        assert [line for line in err.splitlines() if "pairs" in line] == [
            f"parallax: {done} of 5 pairs …" for done in range(1, 6)
        ]
    assert "6 of 7 lines …" in run("framing", "en.txt", "--lines").err


def test_a_stage_that_lasts_is_told_while_it_lasts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.05)
    with Progress() as told:
        told("aligning")
        assert capsys.readouterr().err == ""
        deadline = time.monotonic() + 10
        err = ""
        while not err and time.monotonic() < deadline:
            time.sleep(0.01)
            err = capsys.readouterr().err
    assert err == "parallax: aligning …\n"


def test_nothing_is_told_after_the_end(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.02)
    with Progress() as told:
        told("aligning")
    time.sleep(0.06)
    assert capsys.readouterr().err == ""


def test_a_closed_standard_error_is_no_matter(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr", None)
    progress.say("unheard")
    assert capsys.readouterr().out == ""
