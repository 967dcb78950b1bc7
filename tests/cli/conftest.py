import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from toolkit.cli import main, progress
from toolkit.language.dictionary import load_dictionary

ROOT = Path(__file__).resolve().parents[2]

CHINESE = """新城港口周一恢复作业

新城港务局周一宣布，因台风停摆三天的港口已恢复作业。港务局说，积压的集装箱约有2.4万个，预计一周内清空。

有评论妄称港口“瘫痪”，局长林志远嘴硬地否认了这一说法。“我们从未停止调度，”他说。

所谓的“专家”警告，运费可能上涨百分之十二。
"""
ENGLISH = """Xincheng port reopens on Monday

The Xincheng port authority said on Monday that the port, idle for three days because of a typhoon, had resumed work. \
About 24,000 containers had piled up, it said, and would be cleared within a week.

One comment falsely claimed the port was “paralysed”, which the director, Lin Zhiyuan, stubbornly denied. “We never \
stopped dispatching,” he said.

So-called “experts” warned that freight rates could rise by 12 percent.
"""
OTHER = """Port of Xincheng back at work

The port authority of Xincheng announced on Monday that the port had resumed work after a typhoon had kept it idle for \
three days. Some 24,000 containers are waiting and should be gone within a week, it said.

A commentator wrongly said that the port was “paralysed”, and the director, Lin Zhiyuan, denied it. “We never stopped \
dispatching,” he said.

“Experts” warned that freight may become 12 percent dearer.
"""
TABLE = """id\tsource\ttarget\treference
a1\t他嘴硬地否认港口“瘫痪”。\tHe stubbornly denied that the port was “paralysed”.\tThe port was not paralysed, he said.
\t积压的集装箱约有2.4万个。\tAbout 42,000 containers had piled up.\t
c\t\tThis has no source.\t
d\t这句话没有译文。\t\t
e\t\t\t
"""


class Result(NamedTuple):
    """How a run of the command ended, and what it wrote."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two versions, a third as reference, and a table of pairs."""
    files = {"zh.txt": CHINESE, "en.txt": ENGLISH, "other.txt": OTHER, "pairs.tsv": TABLE}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """No progress, however busy the machine is."""
    monkeypatch.setattr(progress, "PATIENCE", 3600.0)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in this process."""

    def run(*arguments: object) -> Result:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        assert isinstance(left.value.code, int)
        return Result(left.value.code, *capsys.readouterr())

    return run


@pytest.fixture(scope="session")
def compiled() -> None:
    """The dictionary is in the cache, so that subprocesses need not compile it."""
    load_dictionary()


@pytest.fixture
def environment(compiled: None) -> dict[str, str]:
    """What a subprocess needs to find the package and the cache."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def spawn(environment: Mapping[str, str]) -> Run:
    """Runs the command in a process of its own; progress, which a busy machine may need, is left out of `err`."""

    def spawn(*arguments: object, given: str | bytes = b"", python: tuple[str, ...] = (), **variables: str) -> Result:
        done = subprocess.run(
            [sys.executable, *python, "-m", "toolkit", *map(str, arguments)],
            input=given.encode() if isinstance(given, str) else given,
            capture_output=True,
            env={**environment, **variables},
            timeout=120,
        )
        errors = done.stderr.decode().splitlines(keepends=True)
        told = "".join(line for line in errors if not line.endswith(" …\n"))
        return Result(done.returncode, done.stdout.decode(), told)

    return spawn
