"""Encoders by name; nothing here needs the extra."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from toolkit.alignment.encoders import MODELS, load_encoder, sentence_transformer
from toolkit.alignment.encoders.combined import CombinedEvidence
from toolkit.errors import ModelUnavailableError, UsageError
from toolkit.settings import ModelSettings


@pytest.mark.parametrize(
    "name", ["horoscope", "", "lexicon+", "+", "lexicon+horoscope", "a/b/c", "http://example.org/a"]
)
def test_unknown_names(name: str) -> None:
    with pytest.raises(UsageError, match=r"There is no encoder '.*'. Known encoders: lexicon, labse, minilm"):
        load_encoder(name)


def test_the_folder_of_nobody() -> None:
    with pytest.raises((UsageError, ModelUnavailableError)):
        load_encoder("~no-such-user/model")


def test_an_encoder_named_twice() -> None:
    with pytest.raises(UsageError, match="names one twice"):
        load_encoder("lexicon+lexicon")


@pytest.mark.parametrize(
    "settings",
    [
        ModelSettings(revision="main"),
        ModelSettings(dtype="float16"),
        ModelSettings(device="cpu"),
        ModelSettings(batch_size=8),
    ],
)
def test_settings_of_a_model_need_a_model(settings: ModelSettings) -> None:
    with pytest.raises(UsageError, match="'lexicon' has no model"):
        load_encoder("lexicon", settings)


@pytest.mark.parametrize("name", [*MODELS, "organisation/name", "lexicon+labse", "."])
@pytest.mark.parametrize("package", ["sentence_transformers", "torch"])
def test_without_the_extra(monkeypatch: pytest.MonkeyPatch, name: str, package: str) -> None:
    def find(asked: str) -> Any:
        return None if asked == package else find_spec("json")

    monkeypatch.setattr(sentence_transformer, "find_spec", find)
    with pytest.raises(
        ModelUnavailableError, match=rf"needs {package}\. Install it with: pip install 'parallax-toolkit\["
    ):
        load_encoder(name)


@pytest.mark.parametrize(
    ("name", "message"),
    [("./nowhere", "does not exist"), ("/nowhere/at/all", "does not exist"), ("empty", "holds no model")],
)
def test_folders_without_a_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, message: str) -> None:
    monkeypatch.setattr(sentence_transformer, "EXTRA", ())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelUnavailableError, match=rf"{name}.* {message}.*SentenceTransformer\.save"):
        load_encoder(name)


def test_evidence_of_several_encoders_is_their_mean() -> None:
    class Constant:
        def __init__(self, value: float) -> None:
            self.value = value

        def tables(self, sources: range, targets: range, sizes: Any) -> Any:
            return {size: np.full((2, 3), self.value * size[0], dtype=np.float32) for size in sizes}

    parts = [Constant(1.0), Constant(0.5), Constant(-4.0), Constant(0.5)]
    found = CombinedEvidence(parts).tables(range(2), range(3), [(1, 1), (2, 1)])
    assert {size: table.tolist() for size, table in found.items()} == {
        (1, 1): [[-0.5] * 3] * 2,
        (2, 1): [[-1.0] * 3] * 2,
    }
    assert {table.dtype for table in found.values()} == {np.dtype(np.float32)}
