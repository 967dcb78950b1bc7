"""The table of formats, and the door for outsiders."""

import subprocess
import sys
from importlib import metadata

import pytest

from toolkit.errors import UsageError
from toolkit.model import Comparison
from toolkit.rendering import ENTRY_POINTS, RENDERERS, render, renderer


class Shout:
    name = "shout"
    suffix = ".shout"

    def render(self, comparison: Comparison) -> str:
        return comparison.source.text.upper()


def _outsiders(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    points = metadata.EntryPoints([metadata.EntryPoint("shout", value, ENTRY_POINTS)])
    monkeypatch.setattr(metadata, "entry_points", lambda group: points if group == ENTRY_POINTS else None)


def test_the_table_names_each_format_as_it_names_itself() -> None:
    assert {name: each.name for name, each in RENDERERS.items()} == {"html": "html", "json": "json", "text": "text"}
    assert [each.suffix for each in RENDERERS.values()] == [".html", ".json", ".txt"]


@pytest.mark.parametrize("name", RENDERERS)
@pytest.mark.parametrize("fixture", ["harbour", "hostile", "plain"])
def test_every_comparison_renders_the_same_every_time_in_utf_8(
    name: str, fixture: str, request: pytest.FixtureRequest
) -> None:
    comparison = request.getfixturevalue(fixture)
    first = render(comparison, name)
    assert first.encode() == render(comparison, name).encode()
    assert first.endswith("\n")
    assert "/home/reader" not in first


def test_an_unknown_format_is_a_usage_error_that_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"no format named 'pdf'. Known formats: html, json, text"):
        renderer("pdf")


def test_another_package_adds_a_format(monkeypatch: pytest.MonkeyPatch, hostile: Comparison) -> None:
    monkeypatch.setattr(sys, "modules", {**sys.modules, "outsider": sys.modules[__name__]})
    _outsiders(monkeypatch, "outsider:Shout")
    assert "THE SAME." in render(hostile, "shout")
    with pytest.raises(UsageError, match="html, json, shout, text"):
        renderer("pdf")


def test_a_format_that_cannot_be_loaded_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    _outsiders(monkeypatch, "nowhere_to_be_found:Shout")
    with pytest.raises(UsageError, match="'shout' of nowhere_to_be_found:Shout could not be loaded"):
        renderer("shout")


def test_importing_the_package_does_not_load_the_template_engine() -> None:
    code = "import sys, toolkit.rendering; print({'jinja2', 'markupsafe'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_half_a_surrogate_pair_does_not_stop_any_format(builder: type) -> None:
    comparison = builder([(["断\ud83d。"], ["Broken \udc00\x00\x1b[31m."])], "zh-Hans", "en", ("a", "b")).comparison()
    for name in RENDERERS:
        render(comparison, name).encode()
