"""A small bilingual model that really is one: sentence-transformers saves it, loads it and runs it."""

import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from toolkit.alignment.encoders.sentence_transformer import EXTRA
from toolkit.language import english
from toolkit.language.dictionary import Dictionary

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

CORPORA = Path(__file__).resolve().parents[3] / "corpora"

DIMENSION = 256
LONGEST = 4
"""Characters of the longest Chinese word in the vocabulary."""

UNKNOWN = "[UNK]"

HAN = re.compile(r"[㐀-鿿]+")


@pytest.fixture(scope="session")
def extra() -> None:
    """Skips what needs the extra neural where it is not installed."""
    if any(find_spec(package) is None for package in EXTRA):
        pytest.skip("needs the extra neural: make neural")


@pytest.fixture(scope="session")
def bilingual_model(extra: None, tmp_path_factory: pytest.TempPathFactory, dictionary: Dictionary) -> Path:
    """The folder of a model whose vocabulary are the words of our corpora."""
    folder = tmp_path_factory.mktemp("models") / "bilingual"
    build_model(folder, [path.read_text(encoding="utf-8") for path in sorted(CORPORA.glob("*/*.txt"))], dictionary)
    return folder


@pytest.fixture(scope="session")
def transformer_model(extra: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a transformer that has learnt nothing and reads sixteen tokens: no more than the machinery."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("models")
    vocabulary = ["[PAD]", UNKNOWN, "[CLS]", "[SEP]", *"the port is open 港 口 开 放".split()]
    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate(vocabulary)}, unk_token=UNKNOWN))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    special = {"unk_token": UNKNOWN, "pad_token": "[PAD]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=16, **special).save_pretrained(folder / "bare")
    torch.manual_seed(1)
    sizes = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    BertModel(BertConfig(vocab_size=len(vocabulary), **sizes)).save_pretrained(folder / "bare")
    parts = [Transformer(str(folder / "bare"), max_seq_length=16), Pooling(32)]
    SentenceTransformer(modules=parts, device="cpu").save(str(folder / "transformer"))
    return folder / "transformer"


def build_model(folder: Path, texts: Iterable[str], dictionary: Dictionary, dimension: int = DIMENSION) -> None:
    """Write a model that knows the words of `texts`.

    A word's vector is the sum of random directions, one for each of its English stems, the rare ones longer: a Chinese
    word and its translations share stems, hence directions. WordPiece without a prefix for later pieces cuts Chinese by
    the longest match and leaves known English words whole.
    """
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    frequencies = Counter(key for keys in dictionary.entries.values() for key in keys.split())
    vocabulary = {UNKNOWN: frozenset[str]()}
    for text in texts:
        for run in HAN.findall(text):
            for start in range(len(run)):
                for stop in range(start + 1, min(len(run), start + LONGEST) + 1):
                    if stop == start + 1 or run[start:stop] in dictionary:
                        vocabulary.setdefault(run[start:stop], frozenset(dictionary.keys(run[start:stop])))
        for token in re.findall(r"\w", text):
            vocabulary.setdefault(token.lower(), frozenset())
        for token in english.TOKEN.findall(text):
            key = english.key(token)
            vocabulary.setdefault(token.lower(), frozenset({key} if key else ()))
    tokenizer = Tokenizer(
        models.WordPiece(
            {word: number for number, word in enumerate(vocabulary)},
            unk_token=UNKNOWN,
            continuing_subword_prefix="",
            max_input_chars_per_word=1000,
        )
    )
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    weights = _vectors(vocabulary.values(), frequencies, len(dictionary.entries), dimension)
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=weights)], device="cpu").save(str(folder))


def _vectors(
    words: Iterable[frozenset[str]], frequencies: Counter[str], entries: int, dimension: int
) -> "NDArray[float32]":
    import numpy as np

    rows = []
    for keys in words:
        row = np.zeros(dimension)
        rarest = 0.0
        for key in sorted(keys):
            rarity = math.log(entries / (frequencies[key] + 1))
            seed = int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest())
            row += rarity * np.random.default_rng(seed).standard_normal(dimension)
            rarest = max(rarest, rarity)
        length = float(np.linalg.norm(row))
        rows.append(row * (rarest / length) if length else row)
    return np.array(rows, dtype=np.float32)
