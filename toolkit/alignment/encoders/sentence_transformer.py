"""Sentence embeddings: any sentence-transformers model, from the Hugging Face Hub or from a folder.

Needs the extra `neural`. Only weights in safetensors are loaded and no code of a model's own is run. A model that can't
be had is an error that says what to do, never a reason to compare by something else.
"""

import contextlib
import hashlib
import json
import logging
import os
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.alignment.encoders.density import DensityEvidence
from toolkit.alignment.encoders.embeddings import Embeddings
from toolkit.alignment.encoders.interface import Unit
from toolkit.errors import ModelUnavailableError, UsageError
from toolkit.language.dictionary import cache_folder
from toolkit.settings import ModelSettings

if TYPE_CHECKING:
    from numpy import float16, float32
    from numpy.typing import NDArray

    Vectors = NDArray[float32]

EXTRA = ("sentence_transformers", "torch")
"""The packages that `parallax-toolkit[neural]` brings."""

INSTALL = "Install it with: pip install 'parallax-toolkit[neural]'"

READ = (".json", ".model", ".safetensors", ".txt")
"""Suffixes of a model's files that change what it makes of a text: configuration, vocabulary and weights."""

NOT_WANTED = ["*.bin", "*.h5", "*.msgpack", "*.onnx", "*.ot", "*.pt", "onnx/*", "openvino/*"]
"""What is not downloaded: the same weights in other forms, some of which could run code."""

CHUNK = 1024
"""Texts that are embedded before they are stored; an interrupted run loses no more."""

BREAK = re.compile(r"\s+|(?<=[。！？；，、.!?;,])")
"""Where a text that is too long for a model may be cut."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model at hand: its folder, and the name and the revision that tell it from any other."""

    folder: Path
    title: str
    revision: str


class SentenceTransformerEncoder:
    """Compares sentences, and groups of consecutive ones, by the cosine of their embeddings."""

    def __init__(self, model: str, settings: ModelSettings) -> None:
        """`model` is a name on the Hugging Face Hub or a folder.

        Nothing is loaded yet. Raises `ModelUnavailableError` where packages are missing or the folder holds no model,
        `UsageError` for the revision of a folder.
        """
        missing = [package for package in EXTRA if find_spec(package) is None]
        if missing:
            raise ModelUnavailableError(f"The encoder {model} needs {' and '.join(missing)}. {INSTALL}")
        self._wanted = model
        self._settings = settings
        self._folder = _folder(model)
        if self._folder and settings.revision:
            raise UsageError(
                f"{model} is a folder, which has no revision {settings.revision!r}. Leave the revision out."
            )

    @cached_property
    def name(self) -> str:
        """Model, revision and data type, as signatures tell them: sentence-transformers/LaBSE@836121a0[float32]."""
        return f"{self._model.title}@{self._model.revision[:8]}[{self._settings.dtype}]"

    def evidence(self, source: Sequence[Unit], target: Sequence[Unit], largest: int) -> DensityEvidence:
        """The evidence between two documents, for groups of up to `largest` sentences.

        Raises `ModelUnavailableError` where the model can't be loaded or makes no sense of the texts.
        """
        sides = [[_groups(side, size) for size in range(1, largest + 1)] for side in (source, target)]
        texts = list(dict.fromkeys(text for side in sides for groups in side for text in groups if text))
        vectors = self._embedded(texts)
        return DensityEvidence(*([_stacked(groups, vectors) for groups in side] for side in sides))

    @cached_property
    def _model(self) -> Model:
        if self._folder:
            # A folder may lie anywhere; its bare name and what it holds tell it apart.
            title = re.sub(r"[^\w.-]+", "-", self._folder.resolve().name)
            return Model(self._folder, title, _content_hash(self._folder))
        folder = _downloaded(self._wanted, self._settings.revision)
        return Model(folder, self._wanted, folder.name)

    @cached_property
    def _cache(self) -> Embeddings:
        return Embeddings(cache_folder(), f"{self._model.title}\0{self._model.revision}\0{self._settings.dtype}")

    @property
    def _loaded(self) -> Any:
        with _quiet(), _explained(f"The model {self._wanted} could not be loaded", _advice(self._folder)):
            return _load(self._model, self._settings.dtype, self._settings.device)

    def _embedded(self, texts: Sequence[str]) -> "dict[str, NDArray[float16]]":
        found = self._cache.load(texts)
        missing = [text for text in texts if text not in found]
        for start in range(0, len(missing), CHUNK):
            chunk = missing[start : start + CHUNK]
            # What is used is what is stored, so that a second run sees the same.
            made = dict(zip(chunk, self._read(chunk).astype("float16"), strict=True))
            self._cache.store(made)
            found |= made
        return found

    def _read(self, texts: Sequence[str]) -> "Vectors":
        """What the model makes of texts: vectors of length one, or of none where it knows nothing in a text.

        A text longer than the model reads is read in pieces, and the vectors of these are added up by their length;
        the model would leave out its end without a word.
        """
        import numpy as np

        pieces = [list(self._pieces(text)) for text in texts]
        flat = [piece for held in pieces for piece in held]
        with _quiet(), _explained(f"The model {self._wanted} failed", "Try --device cpu, or --dtype float32."):
            vectors = self._loaded.encode(
                flat,
                batch_size=self._settings.batch_size,
                show_progress_bar=False,
                convert_to_numpy=True,
                normalize_embeddings=True,
            ).astype(np.float32)
        if not np.isfinite(vectors).all():
            remedy = "The model is damaged." if self._settings.dtype == "float32" else "Use --dtype float32."
            raise ModelUnavailableError(
                f"The model {self._wanted} gives no numbers for some texts with {self._settings.dtype}. {remedy}"
            )
        weights = np.array([len(piece) for piece in flat], dtype=np.float32)
        starts = np.cumsum([0, *(len(held) for held in pieces[:-1])])
        sums = np.add.reduceat(vectors * weights[:, None], starts)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        unit: Vectors = np.divide(sums, lengths, out=np.zeros_like(sums), where=lengths > 0)
        return unit

    def _pieces(self, text: str) -> Iterator[str]:
        """`text`, cut near its middle until each part is as short as the model needs it."""
        longest = self._loaded.max_seq_length or float("inf")
        tokenize = getattr(self._loaded.tokenizer, "tokenize", None)
        # No tokenizer makes more tokens than bytes; two more frame each text.
        if len(text) < 2 or len(text.encode("utf-8", "replace")) + 2 <= longest or tokenize is None:
            yield text
            return
        with _quiet():
            tokens = len(tokenize(text)) + 2
        if tokens <= longest:
            yield text
            return
        middle = len(text) / 2
        places = [match.end() for match in BREAK.finditer(text, 1, len(text) - 1)]
        cut = min(places, key=lambda place: abs(place - middle), default=int(middle))
        yield from self._pieces(text[:cut].rstrip())
        yield from self._pieces(text[cut:].lstrip())


def _groups(units: Sequence[Unit], size: int) -> list[str]:
    """Every `size` consecutive sentences as one text."""
    texts = [" ".join(unit.text.split()) for unit in units]
    glue = "" if units and units[0].language == "zh" else " "
    return [glue.join(filter(None, texts[start : start + size])) for start in range(len(texts) - size + 1)]


def _stacked(texts: Sequence[str], vectors: "dict[str, NDArray[float16]]") -> "Vectors":
    """A row a text; one without text is all noughts."""
    import numpy as np

    width = len(next(iter(vectors.values()))) if vectors else 1
    rows: Vectors = np.zeros((len(texts), width), dtype=np.float32)
    for row, text in zip(rows, texts, strict=True):
        if text:
            row[:] = vectors[text]
    return rows


def _folder(model: str) -> Path | None:
    """The folder that is meant, or None for a name on the Hub."""
    path = Path(model)
    with contextlib.suppress(RuntimeError):  # ~somebody who has no home here
        path = path.expanduser()
    if path.is_dir():
        if not any((path / name).is_file() for name in ("modules.json", "config.json")):
            raise ModelUnavailableError(
                f"The folder {model} holds no model: it has no modules.json. Give the folder that "
                "SentenceTransformer.save() wrote."
            )
        return path
    if path.exists() or model.startswith((".", "/", "~")):
        what = "is no folder" if path.exists() else "does not exist"
        raise ModelUnavailableError(f"The model {model} {what}. Give the folder that SentenceTransformer.save() wrote.")
    return None


def _downloaded(model: str, revision: str | None) -> Path:
    """The folder of a model of the Hub: the one that was downloaded before, or else downloaded now."""
    with _quiet(), _explained(f"The model {model} could not be had", _advice(None)):
        from huggingface_hub import snapshot_download

        fetch = partial(
            snapshot_download,
            model,
            revision=revision,
            ignore_patterns=NOT_WANTED,
            cache_dir=os.environ.get("SENTENCE_TRANSFORMERS_HOME") or None,
        )
        with contextlib.suppress(Exception):  # not downloaded yet, whatever the Hub's library calls that today
            folder = Path(fetch(local_files_only=True))
            if any(folder.rglob("*.safetensors")):
                return folder
        return Path(fetch())


@lru_cache(maxsize=2)
def _load(model: Model, dtype: str, device: str | None) -> Any:
    """The model in memory, where it stays for the next pair of documents."""
    _check_files(model)
    import torch
    from sentence_transformers import SentenceTransformer

    if device:
        _check_device(device)
    with _without_progress_bars():
        loaded = SentenceTransformer(
            str(model.folder),
            device=device,
            trust_remote_code=False,
            local_files_only=True,
            model_kwargs={"use_safetensors": True, "dtype": getattr(torch, dtype)},
        )
    return loaded.to(getattr(torch, dtype)).eval()  # not every kind of model heeds the dtype that it is loaded with


File = tuple[str, int, int]
"""The place of a file in its folder, its size, and when it was changed."""


def _content_hash(folder: Path) -> str:
    """A hash of all that is read of a model, wherever it lies."""
    files: list[File] = []
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder)
        if path.suffix in READ and path.is_file() and not any(part.startswith(".") for part in place.parts):
            status = path.stat()
            files.append((place.as_posix(), status.st_size, status.st_mtime_ns))
    return _hash_of(folder, tuple(files))


@lru_cache(maxsize=8)
def _hash_of(folder: Path, files: tuple[File, ...]) -> str:
    """Weights are gigabytes: as long as no file has changed, they are read only once."""
    digest = hashlib.blake2b(digest_size=20)
    for place, _, _ in files:
        with (folder / place).open("rb") as file:
            content = hashlib.file_digest(file, hashlib.blake2b).hexdigest()
        digest.update(f"{place}\0{content}\0".encode())
    return digest.hexdigest()


def _check_files(model: Model) -> None:
    """Raises `ModelUnavailableError` for a model with code of its own or with weights that are not in safetensors."""
    try:
        modules = json.loads((model.folder / "modules.json").read_text(encoding="utf-8"))
        parts = [(str(module["type"]), model.folder / str(module["path"])) for module in modules]
    except FileNotFoundError:
        parts = [("sentence_transformers.models.Transformer", model.folder)]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ModelUnavailableError(
            f"The model {model.title} is damaged: modules.json can't be read ({error})."
        ) from error
    for kind, folder in parts:
        if not kind.startswith("sentence_transformers."):
            raise ModelUnavailableError(
                f"The model {model.title} wants to run code of its own ({kind}), which Parallax never does. "
                "Choose a model that is made of sentence-transformers' modules."
            )
        if any(folder.glob("*.bin")) and not any(folder.glob("*.safetensors")):
            raise ModelUnavailableError(
                f"The model {model.title} has weights in {folder.name} that are not safetensors, and could run code. "
                "Choose another revision, or write it anew with SentenceTransformer.save() where you trust it."
            )


def _check_device(device: str) -> None:
    import torch

    try:
        torch.empty(0, device=device)
    except (RuntimeError, AssertionError, NotImplementedError) as error:
        raise ModelUnavailableError(
            f"This machine has no device {device!r} ({_first_line(error)}). Leave --device out, or use cpu."
        ) from error


def _advice(folder: Path | None) -> str:
    if folder:
        return "Check that the folder is whole; SentenceTransformer.save() writes such folders."
    offline = "HF_HUB_OFFLINE is set, so nothing is downloaded. " if os.environ.get("HF_HUB_OFFLINE") else ""
    return f"{offline}Check the name, download the model once with a network, or give the folder of a copy."


@contextlib.contextmanager
def _explained(what: str, advice: str) -> Iterator[None]:
    """Whatever goes wrong in these libraries becomes one error that says what to do."""
    try:
        yield
    except ModelUnavailableError:
        raise
    except Exception as error:  # they raise several dozen kinds, of the network, of files, of torch
        raise ModelUnavailableError(f"{what}: {_first_line(error)}. {advice}") from error


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].rstrip(" .:")


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep what these libraries tell their developers off standard error."""
    loggers = [logging.getLogger(name) for name in ("sentence_transformers", "transformers", "huggingface_hub")]
    levels = [logger.level for logger in loggers]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for logger in loggers:
            logger.setLevel(logging.CRITICAL)
        try:
            yield
        finally:
            for logger, level in zip(loggers, levels, strict=True):
                logger.setLevel(level)


@contextlib.contextmanager
def _without_progress_bars() -> Iterator[None]:
    from transformers.utils import logging as settings

    shown = settings.is_progress_bar_enabled()
    settings.disable_progress_bar()
    try:
        yield
    finally:
        if shown:
            settings.enable_progress_bar()
