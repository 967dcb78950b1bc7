"""The Python API."""

import importlib
import inspect
import sys
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

import toolkit
from toolkit.compare import compare_bitext, frame_document, frame_lines, frame_rows, judge_beads, judge_rows
from toolkit.errors import InputError, LanguageError, PackError, UnreadableError, UsageError
from toolkit.reading import from_text, read, read_bitext
from toolkit.rendering import render
from toolkit.settings import AlignmentSettings, FidelitySettings, FramingSettings, ReadingSettings, Settings

CHINESE = "港口周一恢复作业。\n\n局长林志远嘴硬地否认港口“瘫痪”。积压的集装箱约有2.4万个。"
ENGLISH = (
    "The port resumed work on Monday.\n\nThe director, Lin Zhiyuan, stubbornly denied that the port was “paralysed”. "
    "Some 24,000 containers had piled up."
)
OTHER = "Work at the port began again on Monday.\n\nLin Zhiyuan, its director, denied this. 24,000 containers wait."


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    paths = (tmp_path / "zh.txt", tmp_path / "en.txt")
    for path, text in zip(paths, (CHINESE, ENGLISH), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_texts_paths_and_documents_are_compared_alike(files: tuple[Path, Path]) -> None:
    texts = toolkit.compare(CHINESE, ENGLISH)
    paths = toolkit.compare(*files)
    documents = toolkit.compare(read(files[0]), from_text(ENGLISH, "en"))
    assert isinstance(texts, toolkit.Comparison)
    for part in ("alignment", "findings", "source_cues", "target_cues", "shifts", "fidelity", "signature"):
        assert getattr(texts, part) == getattr(paths, part) == getattr(documents, part)
    assert [(bead.source, bead.target) for bead in texts.alignment.beads] == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]
    assert [shift.kind for shift in texts.shifts] == ["preserved"]
    assert 0 < texts.fidelity <= 100
    assert (texts.source.name, paths.source.name, documents.target.name) == ("the first text", str(files[0]), "en")


def test_two_runs_are_equal() -> None:
    first, second = toolkit.compare(CHINESE, ENGLISH), toolkit.compare(CHINESE, ENGLISH)
    assert first == second
    assert hash(first) == hash(second)
    for name in ("html", "json", "text"):
        assert render(first, name) == render(second, name)


def test_a_comparison_is_frozen() -> None:
    comparison = toolkit.compare(CHINESE, ENGLISH)
    with pytest.raises(FrozenInstanceError):
        comparison.fidelity = 100.0  # type: ignore[misc]


def test_a_notebook_shows_the_report() -> None:
    shown = toolkit.compare(CHINESE, ENGLISH)._repr_html_()
    assert shown.startswith("<iframe ")
    assert "嘴硬" in shown


def test_english_may_be_the_original() -> None:
    comparison = toolkit.compare(ENGLISH, CHINESE)
    assert (comparison.source.language, comparison.swapped) == ("en", False)


def test_a_long_text_in_one_line_is_no_file_name() -> None:
    chinese, english = "港口周一恢复作业，" * 40, "The port resumed work on Monday. " * 40
    assert toolkit.compare(chinese, english).source.text == chinese


def test_a_path_as_a_string_is_refused(files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(files[0].parent)
    with pytest.raises(UsageError, match=r"'zh.txt' is the name of a file, not a text. Pass pathlib.Path\('zh.txt'\)"):
        toolkit.compare("zh.txt", "en.txt")
    with pytest.raises(UsageError, match=r"Pass pathlib.Path\('missing/report.HTML'\)"):
        toolkit.compare("missing/report.HTML", ENGLISH)
    files[0].rename("report")
    with pytest.raises(UsageError, match="'report' is the name of a file"):
        toolkit.compare("report", ENGLISH)


@pytest.mark.parametrize(
    ("source", "target", "error", "message"),
    [
        ("", ENGLISH, UnreadableError, "the first text"),
        (CHINESE, " \n", UnreadableError, "the second text"),
        (ENGLISH, OTHER, LanguageError, "the first text and the second text are both English"),
        ("今日は港が再開された。", ENGLISH, LanguageError, "the first text is neither Chinese nor English"),
        (CHINESE, "a\0b", UnreadableError, "control character"),
        (Path("missing.txt"), ENGLISH, UnreadableError, "missing.txt does not exist"),
    ],
)
def test_what_cannot_be_compared(source: str | Path, target: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        toolkit.compare(source, target)


def test_reference(files: tuple[Path, Path]) -> None:
    comparison = toolkit.compare(*files, reference=OTHER)
    assert [score.name for score in comparison.reference_scores] == ["BLEU", "chrF2", "TER"]
    same = toolkit.compare(*files, reference=files[1])
    assert [round(score.score) for score in same.reference_scores] == [100, 100, 0]
    assert not comparison.swapped


def test_reference_tells_the_language_of_the_target(files: tuple[Path, Path]) -> None:
    comparison = toolkit.compare(files[1], files[0], reference=OTHER)
    assert (comparison.swapped, comparison.source.language) == (True, "zh")
    settings = Settings(reading=ReadingSettings(direction="en-zh"))
    with pytest.raises(LanguageError, match="The reference the reference is English, but the translation is Chinese"):
        toolkit.compare(*files, reference=OTHER, settings=settings)


def test_direction(files: tuple[Path, Path]) -> None:
    for direction, swapped in (("zh-en", False), ("en-zh", True)):
        settings = Settings(reading=ReadingSettings(direction=direction))  # type: ignore[arg-type]
        comparison = toolkit.compare(*files, settings=settings)
        assert comparison.swapped is swapped
        assert comparison.source.language == direction[:2]


@pytest.mark.parametrize(
    ("settings", "error"),
    [
        (Settings(alignment=AlignmentSettings(encoder="psychic")), UsageError),
        (Settings(fidelity=FidelitySettings(checks=("psychic",))), UsageError),
        (Settings(framing=FramingSettings(packs=("psychic",))), PackError),
        (Settings(reading=ReadingSettings(encoding="psychic")), UsageError),
        (Settings(reading=ReadingSettings(max_bytes=10)), UnreadableError),
    ],
)
def test_settings_that_make_no_sense(files: tuple[Path, Path], settings: Settings, error: type[Exception]) -> None:
    with pytest.raises(error):
        toolkit.compare(*files, settings=settings)


def test_settings_are_heeded() -> None:
    comparison = toolkit.compare(
        CHINESE.replace("2.4万", "4.2万"),
        ENGLISH,
        settings=Settings(fidelity=FidelitySettings(checks=()), framing=FramingSettings(minimum_intensity=3)),
    )
    assert (comparison.findings, comparison.source_cues, comparison.target_cues) == ((), (), ())
    assert [finding.check for finding in toolkit.compare(CHINESE.replace("2.4", "4.2"), ENGLISH).findings] == ["number"]


def test_progress_is_told() -> None:
    told: list[str] = []
    toolkit.compare(CHINESE, ENGLISH, progress=told.append)
    assert [stage for stage in told if "dictionary" not in stage] == ["reading", "aligning", "comparing"]


def test_the_module_stays_callable() -> None:
    from toolkit.compare import compare

    module = importlib.import_module("toolkit.compare")
    assert sys.modules["toolkit.compare"] is module
    assert vars(toolkit)["compare"] is module
    assert callable(toolkit.compare)
    assert compare(CHINESE, ENGLISH) == toolkit.compare(source=CHINESE, target=ENGLISH)
    assert inspect.signature(toolkit.compare) == inspect.signature(compare)
    with pytest.raises(TypeError, match="target"):
        toolkit.compare(CHINESE)  # type: ignore[call-arg]


def test_unknown_names() -> None:
    with pytest.raises(AttributeError, match="no attribute 'contrast'"):
        toolkit.contrast  # noqa: B018
    assert {"Comparison", "Settings", "compare", "__version__"} <= set(toolkit.__all__)


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for field in fields(value):
        part = getattr(value, field.name)
        yield from leaves(part, (*path, field.name)) if is_dataclass(part) else [(*path, field.name)]


def changed(value: Any, path: tuple[str, ...]) -> Any:
    if not path:
        match value:
            case None:
                return "zh-en"
            case int():
                return value + 1
            case str():
                return value + "x"
            case tuple():
                return (*value, "x")
            case _:
                raise NotImplementedError(type(value))
    return replace(value, **{path[0]: changed(getattr(value, path[0]), path[1:])})


ELSEWHERE = {
    *(("reading", name) for name in ("encoding", "max_bytes", "direction")),
    ("framing", "packs"),
    ("alignment", "encoder"),
    *(("alignment", "model", name) for name in ("revision", "dtype", "device", "batch_size")),
}
"""What shows in the texts themselves, what the lexicon's own hash stands for, and what the encoder's name tells."""


@pytest.mark.parametrize("path", list(leaves(Settings())), ids=".".join)
def test_every_setting_that_changes_the_analysis_enters_the_fingerprint(path: tuple[str, ...]) -> None:
    one, other = changed(Settings(), path), changed(Settings(), path)
    assert one.fingerprint() == other.fingerprint()
    assert (one.fingerprint() != Settings().fingerprint()) is (path not in ELSEWHERE)


def test_fingerprints_differ_between_settings() -> None:
    prints = [changed(Settings(), path).fingerprint() for path in leaves(Settings()) if path not in ELSEWHERE]
    assert len(set(prints)) == len(prints)


def test_signature_follows_settings_and_packs(tmp_path: Path) -> None:
    strict = Settings(framing=FramingSettings(minimum_intensity=2))
    usual, other = (
        toolkit.compare(CHINESE, ENGLISH).signature,
        toolkit.compare(CHINESE, ENGLISH, settings=strict).signature,
    )
    assert usual == replace(other, settings=usual.settings) != other
    assert str(usual).startswith(f"parallax:{toolkit.__version__}|encoder:lexicon|dictionary:")


TABLE = (
    "source\ttarget\treference\n港口开放了。\tThe port is open.\tThe port opened.\n"
    "\tNobody knows why.\t\n\t\t\n他嘴硬地否认。\tHe stubbornly denied it.\t\n"
)


def table(folder: Path, text: str = TABLE) -> Path:
    path = folder / "pairs.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_as_one_comparison(tmp_path: Path) -> None:
    comparison = compare_bitext(read_bitext(table(tmp_path)))
    assert comparison.source.text == "港口开放了。\n他嘴硬地否认。"
    assert [(bead.source, bead.target) for bead in comparison.alignment.beads] == [
        ((0,), (0,)),
        ((), (1,)),
        ((1,), (2,)),
    ]
    assert comparison.signature.encoder == "given"
    assert len(comparison.reference_scores) == 3
    assert comparison.shifts[0].bead == 2


def test_rows_stand_for_themselves(tmp_path: Path) -> None:
    bitext = read_bitext(table(tmp_path))
    judged = list(judge_rows(bitext))
    framed = list(frame_rows(bitext))
    assert len(judged) == len(framed) == len(bitext.rows) == 4
    assert [judgement.fidelity for judgement in judged[1:3]] == [0.0, 0.0]
    assert framed[3].source_cues[0].start == bitext.rows[3].source.index("嘴硬")
    assert list(frame_lines([row.source for row in bitext.rows], "lines"))[3] == framed[3].source_cues


def test_a_row_is_judged_alike_alone_and_in_company(tmp_path: Path) -> None:
    many = list(judge_rows(read_bitext(table(tmp_path))))
    alone = list(judge_rows(read_bitext(table(tmp_path, "source\ttarget\n港口开放了。\tThe port is open.\n"))))
    assert alone == many[:1]


def test_beads_are_judged_in_order(files: tuple[Path, Path]) -> None:
    from toolkit.compare import align

    pair = align(*files)
    judged = list(judge_beads(pair))
    assert len(judged) == len(pair.alignment.beads)
    comparison = toolkit.compare(*files)
    assert tuple(judgement.bead_scores[0] for judgement in judged) == comparison.bead_scores


def test_a_sentence_too_long_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.pairs.LONGEST_SENTENCE", 20)
    with pytest.raises(InputError, match="the second text holds a sentence of 32 characters, “The port resumed wor…”"):
        toolkit.compare(CHINESE, ENGLISH)
    with pytest.raises(InputError, match="the longest that can be analysed has 20"):
        frame_document(from_text(ENGLISH))
    with pytest.raises(InputError, match="lines holds a sentence"):
        list(frame_lines(ENGLISH.split("\n"), "lines"))
