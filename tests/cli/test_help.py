"""Help, version, completion; and every example that help and README give, run."""

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click import Command, Context, Group

import toolkit
from toolkit.cli import COMMANDS, evaluate, parallax
from toolkit.errors import DictionaryError, InputError, ModelUnavailableError, OutputError, PackError, UsageError

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


SUBCOMMANDS = [*COMMANDS, *(f"evaluate {command}" for command in evaluate.COMMANDS)]


def help_of(command: str) -> str:
    """The help of the whole (""), of a command, or of a command of a group."""
    found: Command = parallax
    context = Context(parallax, info_name="parallax", **parallax.context_settings)
    for name in command.split():
        assert isinstance(found, Group)
        inner = found.get_command(context, name)
        assert inner is not None
        found, context = inner, Context(inner, info_name=name, parent=context)
    return found.get_help(context)


def examples() -> Iterator[str]:
    texts = [help_of(command) for command in ("", *SUBCOMMANDS)]
    texts += re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for text in texts:
        yield from (found[0].strip() for found in re.finditer(r"^ *(?:curl .*\| )?parallax .*$", text, re.MULTILINE))


EXAMPLES = sorted({example for example in examples() if "COMMAND" not in example})


def test_there_are_examples_of_every_command() -> None:
    for command in SUBCOMMANDS:
        assert any(f"parallax {command}" in example for example in EXAMPLES)
        assert "Examples:\n" in help_of(command)


def make_gold(folder: Path) -> None:
    """A small folder of each kind that holds gold."""
    slug = "county-marathon"
    shutil.copytree(ROOT / "corpora" / slug, folder / "corpora" / slug)
    rows = (ROOT / "corpora" / "manifest.tsv").read_text(encoding="utf-8").splitlines(keepends=True)
    few = "".join(row for row in rows if row.startswith(("slug", slug)))
    (folder / "corpora" / "manifest.tsv").write_text(few, encoding="utf-8")
    (folder / "gold-folder").mkdir()
    for suffix, text in (("zh", "港口开放了。\n"), ("en", "The port is open.\n"), ("gold", "[0]:[0]\n")):
        (folder / "gold-folder" / f"a.{suffix}").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_work(run: Any, folder: Path, monkeypatch: pytest.MonkeyPatch, example: str) -> None:
    for language in ("zh", "en"):
        text = (folder / f"{language}.txt").read_text(encoding="utf-8")
        (folder / f"{language}.html").write_text(f"<p>{text}</p>".replace("\n\n", "<p>"), encoding="utf-8")
    if "en.html zh.html" in example:
        shutil.copy("zh.txt", "other.txt")  # a reference is in the language of the translation
    shutil.copy("en.txt", "headlines.txt")
    make_gold(folder)
    before, _, after = example.rpartition("parallax ")
    if before:
        data = (folder / "zh.html").read_bytes()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    result = run(*shlex.split(after.partition(" > ")[0], comments=True))
    assert (result.code, result.err) == (0, "")
    for name in re.findall(r"report\.\w+", after):
        assert (folder / name).stat().st_size > 0


def test_python_example_of_the_readme(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [code] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own README
    assert "preserved" in capsys.readouterr().out


@pytest.mark.parametrize("command", SUBCOMMANDS)
def test_help(run: Any, command: str) -> None:
    for flag in ("-h", "--help"):
        result = run(*command.split(), flag)
        assert (result.code, result.err) == (0, "")
        assert result.out.startswith(f"Usage: parallax {command} ")
    assert max(len(line) for line in result.out.splitlines()) <= 84


def test_help_of_the_whole(run: Any) -> None:
    result = run("--help")
    assert (result.code, result.err) == (0, "")
    for command in COMMANDS:
        assert re.search(rf"^  {command} +\w", result.out, re.MULTILINE)
    assert "Exit codes:" in result.out
    bare = run()
    assert (bare.code, bare.out) == (2, "")
    assert bare.err == result.out


def test_exit_codes_of_help_are_those_of_the_errors(run: Any) -> None:
    told = set(map(int, re.findall(r"\b\d+\b", run("--help").out.partition("Exit codes:")[2])))
    kinds = (UsageError, OutputError, PackError, InputError, DictionaryError, ModelUnavailableError)
    raised = {kind.exit_code for kind in kinds}
    assert raised | {0, 70, 130} == told


@pytest.mark.parametrize("flag", ["-V", "--version"])
def test_version(run: Any, flag: str) -> None:
    assert run(flag) == (0, f"parallax, version {toolkit.__version__}\n", "")


@pytest.mark.parametrize(
    ("shell", "mark"),
    [
        ("bash", "complete -o nosort -F _parallax_completion parallax"),
        ("zsh", "#compdef parallax"),
        ("fish", "complete --no-files --command parallax"),
    ],
)
def test_completion_scripts(run: Any, shell: str, mark: str) -> None:
    result = run("completion", shell)
    assert (result.code, result.err) == (0, "")
    assert mark in result.out
    assert f"_PARALLAX_COMPLETE={shell}_complete" in result.out
    assert run("completion", "tcsh").code == 2


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("parallax ''", {"compare", "align", "score", "framing", "evaluate", "completion"}),
        ("parallax sc", {"score"}),
        ("parallax align --dir", {"--direction"}),
        ("parallax align --direction ''", {"zh-en", "en-zh"}),
        ("parallax completion f", {"fish"}),
        ("parallax align --format t", {"text", "tsv", "tmx"}),
        ("parallax evaluate ''", {"alignment"}),
        ("parallax evaluate alignment --for", {"--format"}),
    ],
)
def test_completion_in_bash(
    run: Any, folder: Path, environment: Mapping[str, str], words: str, expected: set[str]
) -> None:
    command = folder / "bin" / "parallax"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m toolkit "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    (folder / "completion").write_text(run("completion", "bash").out, encoding="utf-8")
    script = (
        f"source ./completion; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); "
        '_parallax_completion parallax; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        capture_output=True,
        env={**environment, "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}"},
        encoding="utf-8",
        timeout=60,
    )
    assert (set(done.stdout.split()), done.stderr) == (expected, "")
