"""Framing packs: found, read, checked and joined into a `Lexicon`.

A pack is a folder of YAML files, one a category, or one such file. Outside packages offer packs through the entry
point group ``parallax.packs``: its name is the pack's, its value the path of the file or folder.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from toolkit.errors import PackError
from toolkit.framing.categories import CATEGORIES
from toolkit.framing.interface import Entry, Form, Lexicon

BUNDLED = Path(__file__).with_name("packs")
ENTRY_POINTS = "parallax.packs"
POLARITIES = ("negative", "positive", "neutral")

Place = tuple[str | int, ...]
"""Where in a YAML file: keys and list positions from the top."""


def load_lexicon(packs: Sequence[str]) -> Lexicon:
    """The lexicon of `packs`, each the name of a pack or the path of a ``.yaml`` file or of a folder of them.

    An entry of a later pack replaces one of the same id from an earlier pack. As long as the files stay as they are,
    the same packs give the same object, so that a long run reads them once.

    Raises:
        PackError: a pack is not there or malformed; the message names file, line, entry, and the fix.
    """
    return _load(tuple(tuple((file, file.stat().st_mtime_ns) for file in _files(_locate(pack))) for pack in packs))


@lru_cache(maxsize=8)
def _load(packs: tuple[tuple[tuple[Path, int], ...], ...]) -> Lexicon:
    entries: dict[str, Entry] = {}
    for files in packs:
        entries.update(_read_pack([file for file, _ in files]))
    return Lexicon(tuple(entries.values()), _fingerprint(entries.values()))


def bundled_packs() -> tuple[str, ...]:
    """The names of the packs that come with Parallax."""
    return tuple(sorted(path.stem for path in BUNDLED.iterdir() if path.is_dir() or path.suffix == ".yaml"))


def _locate(pack: str) -> Path:
    if pack in bundled_packs():
        folder = BUNDLED / pack
        return folder if folder.is_dir() else BUNDLED / f"{pack}.yaml"
    path = Path(pack)
    if path.is_dir() or path.is_file():
        return path
    from importlib.metadata import entry_points

    offered = entry_points(group=ENTRY_POINTS)
    if pack in offered.names:
        return Path(str(offered[pack].load()))
    names = sorted({*bundled_packs(), *offered.names})
    raise PackError(f"There is no framing pack “{pack}”: give the path of a .yaml file or folder, or one of {names}.")


def _files(pack: Path) -> list[Path]:
    files = sorted(pack.glob("*.yaml")) if pack.is_dir() else [pack]
    if not files:
        raise PackError(f"{pack}: the folder holds no .yaml file; a pack needs at least one.")
    return files


def _read_pack(files: Sequence[Path]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    origin: dict[str, Path] = {}
    for file in files:
        reader = _File(file)
        for position, entry in enumerate(reader.entries()):
            if entry.id in entries:
                place: Place = ("entries", position, "id")
                raise reader.error(
                    place, f"id “{entry.id}” is taken by an entry of {origin[entry.id].name}; choose another"
                )
            entries[entry.id] = entry
            origin[entry.id] = file
    return entries


class _File:
    """One YAML file of a pack, checked field by field."""

    def __init__(self, path: Path) -> None:
        import yaml

        self.path = path
        try:
            self.source = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise PackError(f"{path}: cannot be read as UTF-8 text ({error}).") from error
        self.loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            self.content: Any = yaml.load(self.source, self.loader)  # noqa: S506  (a safe loader, the C one if built)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = f", line {mark.line + 1}" if mark else ""
            problem = getattr(error, "problem", None) or "unreadable"
            raise PackError(
                f"{path}{line}: not valid YAML ({problem}). A text that holds a colon, a comma in a [list], a # or a"
                " quotation mark at its start must itself stand in quotation marks."
            ) from error

    def entries(self) -> Iterator[Entry]:
        """The file's entries, each complete and valid."""
        top = self.mapping((), self.content, required=("category", "entries"))
        category = self.choice(("category",), top["category"], tuple(CATEGORIES))
        for position, raw in enumerate(self.list_of(("entries",), top["entries"])):
            yield self.entry(("entries", position), raw, category)

    def entry(self, place: Place, raw: Any, category: str) -> Entry:
        fields = self.mapping(place, raw, required=("id", "why"), optional=("neutral", "zh", "en"))
        identifier = self.text((*place, "id"), fields["id"])
        if not identifier.replace("-", "").isalnum() or identifier != identifier.lower() or not identifier.isascii():
            raise self.error((*place, "id"), f"id “{identifier}” must be kebab-case, such as falsely-claim")
        neutral = self.mapping((*place, "neutral"), fields.get("neutral", {}), optional=("zh", "en"))
        zh, en = (self.forms((*place, language), fields.get(language, [])) for language in ("zh", "en"))
        if not (zh or en):
            raise self.error(place, "the entry has no forms; give it zh, en, or both")
        return Entry(
            id=identifier,
            category=category,
            why=self.text((*place, "why"), fields["why"]),
            neutral_zh=self.text((*place, "neutral", "zh"), neutral["zh"]) if "zh" in neutral else "",
            neutral_en=self.text((*place, "neutral", "en"), neutral["en"]) if "en" in neutral else "",
            zh=zh,
            en=en,
        )

    def forms(self, place: Place, raw: Any) -> tuple[Form, ...]:
        return tuple(self.form((*place, number), item) for number, item in enumerate(self.list_of(place, raw)))

    def form(self, place: Place, raw: Any) -> Form:
        required = ("form", "intensity", "polarity", "fires", "silent")
        fields = self.mapping(place, raw, required=required, optional=("unless",))
        intensity = fields["intensity"]
        if intensity not in (1, 2, 3) or isinstance(intensity, bool):
            raise self.error((*place, "intensity"), f"intensity is {intensity!r}; it must be 1, 2 or 3")
        unless = self.list_of((*place, "unless"), fields.get("unless", []))
        return Form(
            text=self.pattern((*place, "form"), fields["form"]),
            intensity=intensity,
            polarity=self.choice((*place, "polarity"), fields["polarity"], POLARITIES),  # type: ignore[arg-type]
            unless=tuple(self.pattern((*place, "unless", number), item) for number, item in enumerate(unless)),
            fires=self.examples((*place, "fires"), fields["fires"]),
            silent=self.examples((*place, "silent"), fields["silent"]),
        )

    def pattern(self, place: Place, raw: Any) -> str:
        text = self.text(place, raw)
        if "..." in text:
            raise self.error(place, f"“{text}”: write a gap as the one character …, not as three dots")
        if not all(part.strip() for part in text.replace("……", "…").split("…")):
            raise self.error(place, f"“{text}”: a gap … needs words on both sides")
        return text.replace("……", "…")

    def examples(self, place: Place, raw: Any) -> tuple[str, ...]:
        texts = self.list_of(place, raw)
        if not texts:
            raise self.error(place, f"{place[-1]} is empty; every form needs an example sentence there")
        return tuple(self.text((*place, number), item) for number, item in enumerate(texts))

    def text(self, place: Place, raw: Any) -> str:
        if not isinstance(raw, str):
            raise self.error(place, f"{_last_key(place)} must be text, not {raw!r}; put it in quotation marks")
        if not raw.strip():
            raise self.error(place, f"{_last_key(place)} is empty; write it or leave the field out")
        return raw.strip()

    def list_of(self, place: Place, raw: Any) -> list[Any]:
        if not isinstance(raw, list):
            raise self.error(place, f"{_last_key(place)} must be a list: [one, two] or one item a line after “- ”")
        return raw

    def choice(self, place: Place, raw: Any, allowed: Sequence[str]) -> str:
        if raw in allowed:
            return str(raw)
        raise self.error(place, f"{_last_key(place)} is {raw!r}{_suggest(str(raw), allowed)}")

    def mapping(
        self, place: Place, raw: Any, required: Sequence[str] = (), optional: Sequence[str] = ()
    ) -> dict[str, Any]:
        if not isinstance(raw, dict):
            what = _last_key(place) if place else "the file"
            raise self.error(place, f"{what} must be a set of fields ({', '.join((*required, *optional))})")
        for key in raw:
            if key not in required and key not in optional:
                raise self.error((*place, key), f"unknown field {key!r}{_suggest(str(key), (*required, *optional))}")
        for key in required:
            if key not in raw:
                raise self.error(place, f"{key} is missing; add it")
        return raw

    def error(self, place: Place, message: str) -> PackError:
        """The error for `place`, with file, line, and the entry and form it is about."""
        where = [f"{self.path}{self._line(place)}"]
        node = self.content
        for key in place:
            try:
                node = node[key]
            except (KeyError, IndexError, TypeError):
                break
            if isinstance(node, dict):
                where.extend(f"{kind} “{node[kind]}”" for kind in ("id", "form") if isinstance(node.get(kind), str))
        return PackError(f"{', '.join(where).replace('id “', 'entry “')}: {message}.")

    def _line(self, place: Place) -> str:
        import yaml

        node: Any = yaml.compose(self.source, self.loader)
        if node is None:
            return ""
        line = node.start_mark.line
        for key in place:
            if isinstance(node, yaml.MappingNode):
                found = [(name, value) for name, value in node.value if name.value == str(key)]
                if not found:
                    break
                line, node = found[0][0].start_mark.line, found[0][1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
                node = node.value[key]
                line = node.start_mark.line
        return f", line {line + 1}"


def _last_key(place: Place) -> str:
    return next((str(key) for key in reversed(place) if isinstance(key, str)), "the file") if place else "the file"


def _suggest(word: str, allowed: Sequence[str]) -> str:
    close = get_close_matches(word, allowed, n=1)
    return f"; did you mean {close[0]}?" if close else f"; it must be one of {', '.join(allowed)}"


def _fingerprint(entries: Iterable[Entry]) -> str:
    content = [
        (entry.id, entry.category, entry.why, entry.neutral_zh, entry.neutral_en, *map(_content, (entry.zh, entry.en)))
        for entry in entries
    ]
    return hashlib.sha256(repr(content).encode()).hexdigest()[:12]


def _content(forms: Sequence[Form]) -> list[tuple[str, int, str, tuple[str, ...]]]:
    return [(form.text, form.intensity, form.polarity, form.unless) for form in forms]
