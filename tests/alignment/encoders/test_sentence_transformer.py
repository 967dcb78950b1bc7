"""A real model: loaded from its folder, run, remembered, and refused where it must be."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from toolkit.alignment import align, load_encoder
from toolkit.alignment.encoders import Encoder, Unit
from toolkit.errors import ModelUnavailableError, UsageError
from toolkit.language.dictionary import Dictionary, cache_folder
from toolkit.language.words import words
from toolkit.model import Language, Sentence
from toolkit.settings import ModelSettings

pytestmark = [pytest.mark.neural, pytest.mark.usefixtures("extra")]

ROOT = Path(__file__).resolve().parents[3]
CORPORA = ROOT / "corpora"

CHINESE = ["海峡轮渡恢复航行。", "疫苗试验引起争议。", "太阳能关税裁决公布。"]
ENGLISH = [
    "The strait ferry resumed sailing.",
    "A vaccine trial is disputed.",
    "The ruling on solar tariffs was published.",
]
SIZES = [(1, 1), (2, 1), (1, 2)]


def units(texts: Sequence[str], language: Language) -> list[Unit]:
    return [Unit(text, language, ()) for text in texts]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache that nothing is in yet; the dictionary comes along."""
    folder = tmp_path / "cache"
    folder.mkdir()
    for path in cache_folder().glob("dictionary-*.json"):
        shutil.copy(path, folder)
    monkeypatch.setenv("PARALLAX_CACHE", str(folder))
    return folder


@pytest.fixture
def model(bilingual_model: Path, tmp_path: Path) -> Path:
    """A copy of the model, to be spoilt."""
    return Path(shutil.copytree(bilingual_model, tmp_path / "private" / "my model"))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that a model reads from now on."""
    from sentence_transformers import SentenceTransformer

    texts: list[str] = []
    encode = SentenceTransformer.encode

    def counted(self: Any, inputs: list[str], **options: Any) -> Any:
        texts.extend(inputs)
        return encode(self, inputs, **options)

    monkeypatch.setattr(SentenceTransformer, "encode", counted)
    return texts


def tables(encoder: Encoder, source: Sequence[str] = CHINESE, target: Sequence[str] = ENGLISH) -> dict[Any, Any]:
    evidence = encoder.evidence(units(source, "zh"), units(target, "en"), 2)
    found = evidence.tables(range(len(source)), range(len(target)), SIZES)
    return {size: table.tolist() for size, table in found.items()}


def test_sentences_find_their_counterparts(bilingual_model: Path, cache: Path) -> None:
    encoder = load_encoder(str(bilingual_model))
    table = np.array(tables(encoder)[1, 1])
    assert table.argmax(axis=1).tolist() == [0, 1, 2]


def test_each_text_is_read_once(bilingual_model: Path, cache: Path, read: list[str]) -> None:
    first = tables(load_encoder(str(bilingual_model)))
    assert sorted(read) == sorted(
        [*CHINESE, *ENGLISH, *("".join(CHINESE[at : at + 2]) for at in (0, 1))]
        + [" ".join(ENGLISH[at : at + 2]) for at in (0, 1)]
    )
    assert len(list(cache.glob("embeddings-*.sqlite"))) == 1
    read.clear()
    assert tables(load_encoder(str(bilingual_model))) == first
    assert read == []
    tables(load_encoder(str(bilingual_model)), [*CHINESE, "港口开放了。"])
    assert read == ["港口开放了。", CHINESE[2] + "港口开放了。"]


def test_a_cache_that_cannot_be_written(bilingual_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("PARALLAX_CACHE", str(tmp_path / "file" / "cache"))
    assert np.array(tables(load_encoder(str(bilingual_model)))[1, 1]).argmax(axis=1).tolist() == [0, 1, 2]


def test_the_name_tells_the_model_and_no_private_path(bilingual_model: Path, model: Path) -> None:
    name = load_encoder(str(model)).name
    title, _, rest = name.partition("@")
    assert title == "my-model"
    assert len(rest.partition("[")[0]) == 8
    assert rest.endswith("[float32]")
    assert load_encoder(f"lexicon+{model}").name == f"lexicon+{name}"
    assert load_encoder(str(bilingual_model)).name == name.replace("my-model", "bilingual")
    assert load_encoder(str(model), ModelSettings(dtype="bfloat16")).name == name.replace("float32", "bfloat16")
    assert load_encoder(str(model), ModelSettings(device="cpu", batch_size=1)).name == name


@pytest.mark.parametrize("change", ["weights", "dtype"])
def test_another_model_reads_anew(model: Path, cache: Path, read: list[str], change: str) -> None:
    from safetensors.numpy import load_file, save_file

    first = load_encoder(str(model))
    tables(first)
    count = len(read)
    settings = ModelSettings()
    if change == "weights":
        weights = load_file(model / "model.safetensors")
        save_file({name: value[:, ::-1].copy() for name, value in weights.items()}, model / "model.safetensors")
    else:
        settings = ModelSettings(dtype="bfloat16")
    second = load_encoder(str(model), settings)
    assert second.name != first.name
    tables(second)
    assert len(read) == 2 * count


def test_device_and_batches_change_nothing(bilingual_model: Path, cache: Path, read: list[str]) -> None:
    first = tables(load_encoder(str(bilingual_model)))
    read.clear()
    assert tables(load_encoder(str(bilingual_model), ModelSettings(device="cpu", batch_size=1))) == first
    assert read == []


def test_the_model_computes_with_its_dtype(bilingual_model: Path, cache: Path) -> None:
    import torch

    for dtype in ("float32", "bfloat16"):
        encoder: Any = load_encoder(str(bilingual_model), ModelSettings(dtype=dtype))
        assert encoder._loaded.dtype == getattr(torch, dtype)


def test_a_sentence_without_text_or_known_words(bilingual_model: Path, cache: Path) -> None:
    table = tables(load_encoder(str(bilingual_model)), [*CHINESE, "  ", "☃☃"], [*ENGLISH, ""])[1, 1]
    assert table[3] == table[4] == [0.0] * 4
    assert [row[3] for row in table] == [0.0] * 5
    assert tables(load_encoder(str(bilingual_model)), [], []) == {size: [] for size in SIZES}
    assert tables(load_encoder(str(bilingual_model)), [""], [" "])[1, 1] == [[0.0]]


def test_a_text_longer_than_the_model_reads_is_read_in_pieces(
    transformer_model: Path, cache: Path, read: list[str]
) -> None:
    encoder: Any = load_encoder(str(transformer_model))
    short, long = "the port is open.", "the port is open. " * 9 + "the port"
    vectors = encoder._read([short, long, "港口开放" * 9])
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3)
    assert read[0] == short
    pieces = [text for text in read[1:] if "p" in text]
    assert " ".join(pieces) == long
    assert "".join(read[1 + len(pieces) :]) == "港口开放" * 9  # nowhere to cut
    assert max(len(encoder._loaded.tokenizer.tokenize(text)) for text in read) <= 14


def test_numbers_that_are_none(model: Path, cache: Path) -> None:
    from safetensors.numpy import load_file, save_file

    weights = load_file(model / "model.safetensors")
    save_file({name: np.full_like(value, np.nan) for name, value in weights.items()}, model / "model.safetensors")
    with pytest.raises(ModelUnavailableError, match="gives no numbers for some texts with float32"):
        tables(load_encoder(str(model)))
    with pytest.raises(ModelUnavailableError, match="Use --dtype float32"):
        tables(load_encoder(str(model), ModelSettings(dtype="bfloat16")))


def modules(model: Path, **changes: str) -> None:
    listed = json.loads((model / "modules.json").read_text(encoding="utf-8"))
    listed[0] |= changes
    (model / "modules.json").write_text(json.dumps(listed), encoding="utf-8")


def spoil_weights(model: Path) -> None:
    (model / "model.safetensors").write_bytes(b"\0" * 100)


def spoil_modules(model: Path) -> None:
    (model / "modules.json").write_text("{", encoding="utf-8")


def remove_weights(model: Path) -> None:
    (model / "model.safetensors").unlink()


def pickle_weights(model: Path) -> None:
    (model / "model.safetensors").rename(model / "pytorch_model.bin")


def code_of_its_own(model: Path) -> None:
    (model / "evil.py").write_text("raise SystemExit('ran')", encoding="utf-8")
    modules(model, type="evil.Model")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (spoil_weights, "could not be loaded: .* Check that the folder is whole"),
        (remove_weights, "could not be loaded: .* Check that the folder is whole"),
        (spoil_modules, "is damaged: modules.json can't be read"),
        (pickle_weights, "weights in my model that are not safetensors"),
        (code_of_its_own, "wants to run code of its own"),
    ],
)
def test_models_that_are_refused(model: Path, cache: Path, spoil: Callable[[Path], None], message: str) -> None:
    spoil(model)
    with pytest.raises(ModelUnavailableError, match=message):
        tables(load_encoder(str(model)))


def test_a_folder_has_no_revision(bilingual_model: Path) -> None:
    with pytest.raises(UsageError, match="is a folder, which has no revision 'main'"):
        load_encoder(str(bilingual_model), ModelSettings(revision="main"))


def test_a_device_that_is_not_there(bilingual_model: Path, cache: Path) -> None:
    with pytest.raises(ModelUnavailableError, match="This machine has no device 'abacus'"):
        tables(load_encoder(str(bilingual_model), ModelSettings(device="abacus")))


def test_a_downloaded_model_is_named_by_its_commit(
    bilingual_model: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The Hub's cache as its library lays it out; nothing asks the network."""
    commit = "0123456789abcdef0123456789abcdef01234567"
    repository = tmp_path / "hub" / "models--somebody--bilingual"
    shutil.copytree(bilingual_model, repository / "snapshots" / commit)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text(commit, encoding="utf-8")
    monkeypatch.setenv("SENTENCE_TRANSFORMERS_HOME", str(tmp_path / "hub"))
    for revision in (None, "main", commit):
        encoder = load_encoder("somebody/bilingual", ModelSettings(revision=revision))
        assert encoder.name == "somebody/bilingual@01234567[float32]"
        assert np.array(tables(encoder)[1, 1]).argmax(axis=1).tolist() == [0, 1, 2]


Bead = tuple[tuple[int, ...], tuple[int, ...]]


def gold_and_found(slug: str, encoder: Encoder, dictionary: Dictionary) -> tuple[set[Bead], set[Bead]]:
    gold: dict[str, Any] = json.loads((CORPORA / slug / "gold.json").read_text(encoding="utf-8"))
    sides: tuple[Language, Language] = ("zh", "en") if gold["direction"] == "zh-en" else ("en", "zh")
    sentences, found_words = [], []
    for side in sides:
        text = (CORPORA / slug / f"{side}.txt").read_text(encoding="utf-8")
        spans = [(span["start"], span["end"], span["paragraph"]) for span in gold["sentences"][side]]
        sentences.append([Sentence(i, text[start:end], start, end, at) for i, (start, end, at) in enumerate(spans)])
        found_words.append([words(sentence.text, side, dictionary) for sentence in sentences[-1]])
    found = align(sentences[0], sentences[1], found_words[0], found_words[1], sides[0], encoder)
    return (
        {(tuple(bead[sides[0]]), tuple(bead[sides[1]])) for bead in gold["beads"]},
        {(bead.source, bead.target) for bead in found.beads},
    )


@pytest.mark.parametrize(("prefix", "least"), [("", 0.80), ("lexicon+", 0.89)])
def test_strict_f1_on_our_corpora(
    bilingual_model: Path, cache: Path, dictionary: Dictionary, prefix: str, least: float
) -> None:
    """Counted as in tests/alignment/test_gold.py, over all of them, and a margin below what was measured."""
    counts = Counter[str]()
    for path in sorted(CORPORA.glob("*/gold.json")):
        gold, found = gold_and_found(path.parent.name, load_encoder(f"{prefix}{bilingual_model}"), dictionary)
        answered = {bead for bead in gold if bead[0] and bead[1]}
        counts += Counter(found=len(found), right=len(gold & found), gold=len(answered), met=len(answered & found))
    precision, recall = counts["right"] / counts["found"], counts["met"] / counts["gold"]
    assert 2 * precision * recall / (precision + recall) >= least


def run(*arguments: object, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "toolkit", *map(str, arguments)],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **variables},
        encoding="utf-8",
        timeout=300,
    )


def told(done: subprocess.CompletedProcess[str]) -> str:
    """What was said, without progress."""
    return "".join(line for line in done.stderr.splitlines(keepends=True) if not line.endswith(" …\n"))


def test_the_command(bilingual_model: Path, cache: Path) -> None:
    versions = [CORPORA / "glacier-lake-warning" / name for name in ("zh.txt", "en.txt")]
    first, second = (run("align", *versions, "--encoder", bilingual_model, "--format", "json") for _ in range(2))
    assert (first.returncode, told(first)) == (0, "")
    assert first.stdout == second.stdout
    assert sum(1 for bead in json.loads(first.stdout)["beads"] if bead["source"] and bead["target"]) > 10
    done = run("compare", *versions, "--encoder", f"lexicon+{bilingual_model}", "--format", "json")
    assert (done.returncode, told(done)) == (0, "")
    assert json.loads(done.stdout)["signature"]["encoder"].startswith("lexicon+bilingual@")


def test_loading_a_transformer_says_nothing(transformer_model: Path, cache: Path) -> None:
    versions = [CORPORA / "glacier-lake-warning" / name for name in ("zh.txt", "en.txt")]
    done = run("align", *versions, "--encoder", transformer_model, "--dtype", "float16")
    assert (done.returncode, told(done)) == (0, "")


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (("--encoder", "./nowhere"), 4, "The model ./nowhere does not exist."),
        (("--encoder", "labse"), 4, "HF_HUB_OFFLINE is set, so nothing is downloaded."),
        (("--encoder", "lexicon+nobody/nothing", "--revision", "v1"), 4, "The model nobody/nothing could not be had"),
        (("--dtype", "float16"), 2, "The encoder 'lexicon' has no model"),
        (("--device", "cpu"), 2, "The encoder 'lexicon' has no model"),
    ],
)
def test_exit_codes(cache: Path, tmp_path: Path, options: tuple[str, ...], code: int, message: str) -> None:
    versions = [CORPORA / "glacier-lake-warning" / name for name in ("zh.txt", "en.txt")]
    elsewhere = {"HF_HUB_CACHE": str(tmp_path / "nothing"), "SENTENCE_TRANSFORMERS_HOME": ""}
    done = run("align", *versions, *options, HF_HUB_OFFLINE="1", **elsewhere)
    assert (done.returncode, done.stdout) == (code, "")
    assert message in told(done)
    assert len(told(done).splitlines()) == 1


def test_a_damaged_model_is_one_line_and_exit_code_4(model: Path, cache: Path) -> None:
    spoil_weights(model)
    versions = [CORPORA / "glacier-lake-warning" / name for name in ("zh.txt", "en.txt")]
    done = run("align", *versions, "--encoder", model)
    assert (done.returncode, done.stdout) == (4, "")
    assert len(told(done).splitlines()) == 1
