"""Builds every report from its `annotation.yaml`: zh.txt, en.txt, gold.json, and the manifest of them all.

    python corpora/build.py            writes what is generated
    python corpora/build.py --check    writes nothing; fails where something generated is stale

An annotation is hand-written and holds sentences and words, never offsets; the offsets are computed here, over the
very text that is written. README.md beside this file describes the format. The output depends on the annotations
alone. A report with a mistake in it is refused with every mistake named; the others are built all the same.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent
LICENCE = "CC0-1.0"
LANGUAGES = ("zh", "en")
JOINER = {"zh": "", "en": " "}
CATEGORIES = frozenset(
    {
        "doubting-verb",
        "hostile-verb",
        "attack-verb",
        "factive-verb",
        "distancing-label",
        "scare-quotes",
        "manner-adverb",
        "name-calling",
        "imputed-intent",
        "coercion",
        "negative-evaluation",
        "legitimation",
        "intensifier",
        "exaggeration-minimisation",
        "hedge",
        "counter-expectation",
        "threat-metaphor",
    }
)
POLARITIES = frozenset({"negative", "positive", "neutral"})
VOICES = frozenset({"outlet", "quoted", "reported"})
KEYS = frozenset({"title", "direction", "script", "genre", "about", "zh", "en", "beads", "cues", "shifts"})
CUE_KEYS = frozenset({"sentence", "text", "category", "intensity", "polarity", "voice"})

BEAD = re.compile(r"\[(\d+(?:, \d+)*)?\]:\[(\d+(?:, \d+)*)?\]")
# A Chinese sentence ends at its first 。！？, closing quotes and brackets included.
ENDS_EARLY = re.compile(r"[。！？][”’」』）》]*[^。！？”’」』）》]")


class AnnotationError(Exception):
    """A mistake in an annotation; the message says where and what."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands: half-open code point offsets into the text of its side, and its paragraph from 0."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Side:
    """One version of a report."""

    text: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that answer each other, by index; `moved` when out of the order of the others."""

    zh: tuple[int, ...]
    en: tuple[int, ...]
    moved: bool = False

    def of(self, language: str) -> tuple[int, ...]:
        """The indices of one side."""
        return self.zh if language == "zh" else self.en

    @property
    def is_null(self) -> bool:
        """Whether one side is empty."""
        return not (self.zh and self.en)


@dataclass(frozen=True, slots=True)
class Cue:
    """A gold cue; `text`, `start` and `end` are its first part, `parts` all of them."""

    text: str
    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    category: str
    intensity: int
    polarity: str
    voice: str
    negated: bool
    sentence: int


@dataclass(frozen=True, slots=True)
class Report:
    """A report whose annotation holds together."""

    slug: str
    title: Mapping[str, str]
    direction: str
    script: str
    genre: str
    about: str
    sides: Mapping[str, Side]
    beads: tuple[Bead, ...]
    cues: Mapping[str, tuple[Cue, ...]]
    shifts: tuple[Mapping[str, Any], ...]
    boilerplate: Mapping[str, tuple[int, ...]]


def read(folder: Path) -> Report:
    """The report in `folder`; raises `AnnotationError` naming every mistake found."""
    try:
        data = yaml.safe_load((folder / "annotation.yaml").read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise AnnotationError(str(error)) from error
    if not isinstance(data, dict) or KEYS - data.keys():
        missing = ", ".join(sorted(KEYS - set(data or ())))
        raise AnnotationError(f"missing at the top: {missing}")
    if unknown := data.keys() - KEYS - {"boilerplate"}:
        raise AnnotationError(f"unknown at the top: {', '.join(sorted(unknown))}")
    if data["direction"] not in {"zh-en", "en-zh"} or data["script"] not in {"zh-Hans", "zh-Hant"}:
        raise AnnotationError("direction is zh-en or en-zh, script zh-Hans or zh-Hant")

    texts = {language: paragraphs(data[language], language) for language in LANGUAGES}
    sides = {language: side(texts[language], language) for language in LANGUAGES}
    beads = read_beads(str(data["beads"]))
    refuse(bead_mistakes(beads, sides))
    cues = {
        language: tuple(read_cue(cue, sides[language], f"{language} cue {index}") for index, cue in enumerate(given))
        for language, given in ((language, data["cues"].get(language) or []) for language in LANGUAGES)
    }
    refuse(cue_mistakes(cues))
    shifts = tuple(data["shifts"] or [])
    refuse(shift_mistakes(shifts, cues, beads))
    boilerplate = {language: tuple((data.get("boilerplate") or {}).get(language) or ()) for language in LANGUAGES}
    refuse(boilerplate_mistakes(boilerplate, beads))
    return Report(
        slug=folder.name,
        title=data["title"],
        direction=data["direction"],
        script=data["script"],
        genre=data["genre"],
        about=" ".join(str(data["about"]).split()),
        sides=sides,
        beads=with_moves(beads),
        cues=cues,
        shifts=tuple(read_shift(shift, cues, beads, sides) for shift in shifts),
        boilerplate=boilerplate,
    )


def refuse(mistakes: Iterator[str]) -> None:
    """Raises `AnnotationError` with all `mistakes`, one a line, if there are any."""
    if found := list(mistakes):
        raise AnnotationError("\n".join(found))


def paragraphs(given: Any, language: str) -> list[list[str]]:
    """The paragraphs of one side, checked to be lists of clean sentences."""

    def mistakes() -> Iterator[str]:
        for number, paragraph in enumerate(given):
            if not isinstance(paragraph, list) or not paragraph:
                yield f"{language} paragraph {number}: not a list of sentences"
                continue
            for sentence in paragraph:
                if not isinstance(sentence, str):
                    yield f"{language} paragraph {number}: not text, quote it: {sentence!r}"
                elif not sentence or sentence != " ".join(sentence.split()):
                    yield f"{language} paragraph {number}: stray white space: {sentence!r}"
                elif language == "zh" and ENDS_EARLY.search(sentence):
                    yield f"{language} paragraph {number}: more than one sentence: {sentence!r}"
        if given and len(given[0]) != 1:
            yield f"{language}: the first paragraph is the headline, one sentence (quote it if it has a comma)"

    refuse(mistakes())
    return list(given)


def side(given: Sequence[Sequence[str]], language: str) -> Side:
    """Joins paragraphs by a blank line and sentences as the language does, noting where each sentence lands."""
    sentences = []
    texts = []
    start = 0
    for number, paragraph in enumerate(given):
        for sentence in paragraph:
            sentences.append(Sentence(start, start + len(sentence), number))
            start += len(sentence) + len(JOINER[language])
        texts.append(JOINER[language].join(paragraph))
        start += len("\n\n") - len(JOINER[language])
    return Side("\n\n".join(texts), tuple(sentences))


def read_beads(lines: str) -> tuple[Bead, ...]:
    """Beads in ladder form, one a line: `[0, 1]:[0]`."""
    beads = []
    for line in lines.split("\n"):
        if not line.strip():
            continue
        match = BEAD.fullmatch(line.strip())
        if not match:
            raise AnnotationError(f"not a bead: {line!r}")
        zh, en = (tuple(int(index) for index in (group or "").split(", ") if index) for group in match.groups())
        beads.append(Bead(zh, en))
    return tuple(beads)


def bead_mistakes(beads: Sequence[Bead], sides: Mapping[str, Side]) -> Iterator[str]:
    """Every sentence stands in one bead; indices run on within a bead; a null bead holds one sentence."""
    for language in LANGUAGES:
        seen = [index for bead in beads for index in bead.of(language)]
        count = len(sides[language].sentences)
        for index in sorted(set(range(count)) - set(seen)):
            yield f"{language} sentence {index} is in no bead"
        for index in sorted(index for index in set(seen) if seen.count(index) > 1 or index >= count):
            yield f"{language} sentence {index} is in several beads or does not exist"
        for bead in beads:
            if any(after != before + 1 for before, after in pairwise(bead.of(language))):
                yield f"bead {bead.zh}:{bead.en}: indices of one side must run on"
    for bead in beads:
        if bead.is_null and len(bead.zh + bead.en) != 1:
            yield f"bead {bead.zh}:{bead.en}: a null bead holds one sentence"
    zh = [index for bead in beads for index in bead.zh]
    if zh != sorted(zh):
        yield "beads: write them in the order of the Chinese sentences"


def with_moves(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """Marks the beads outside the largest set (by Chinese sentences) that runs in the same order on both sides."""
    best: list[tuple[int, tuple[int, ...]]] = []
    pairs = [index for index, bead in enumerate(beads) if not bead.is_null]
    for place, index in enumerate(pairs):
        weight, chain = max(
            (best[before] for before in range(place) if beads[pairs[before]].en < beads[index].en),
            key=lambda kept: kept[0],
            default=(0, ()),
        )
        best.append((weight + len(beads[index].zh), (*chain, index)))
    kept = max(best, key=lambda one: one[0], default=(0, ()))[1]
    return tuple(Bead(bead.zh, bead.en, index in pairs and index not in kept) for index, bead in enumerate(beads))


def find(text: str, within: str, start: int = 0) -> list[tuple[int, int]]:
    """Every span at which `text` stands in `within` from `start` on; Latin letters count as whole words."""
    before = r"(?<![A-Za-z])" if re.match("[A-Za-z]", text) else ""
    after = r"(?![A-Za-z])" if re.search("[A-Za-z]$", text) else ""
    return [match.span() for match in re.compile(before + re.escape(text) + after).finditer(within, start)]


def read_cue(given: Mapping[str, Any], side: Side, where: str) -> Cue:
    """A cue with its offsets; raises `AnnotationError` if its words are not there or its values are not known."""
    if missing := CUE_KEYS - given.keys():
        raise AnnotationError(f"{where}: missing {', '.join(sorted(missing))}")
    if unknown := given.keys() - CUE_KEYS - {"occurrence", "negated"}:
        raise AnnotationError(f"{where}: unknown {', '.join(sorted(unknown))}")
    for key, known in (("category", CATEGORIES), ("polarity", POLARITIES), ("voice", VOICES), ("intensity", {1, 2, 3})):
        if given[key] not in known:
            raise AnnotationError(f"{where}: {key} {given[key]!r} is none of {', '.join(map(str, sorted(known)))}")
    if not 0 <= given["sentence"] < len(side.sentences):
        raise AnnotationError(f"{where}: no sentence {given['sentence']}")

    sentence = side.sentences[given["sentence"]]
    within = side.text[sentence.start : sentence.end]
    first, *others = [given["text"]] if isinstance(given["text"], str) else given["text"]
    found = find(first, within)
    occurrence = given.get("occurrence", 1)
    if len(found) < occurrence:
        raise AnnotationError(f"{where}: {first!r} not found in: {within}")
    if len(found) > 1 and "occurrence" not in given:
        raise AnnotationError(f"{where}: {first!r} stands {len(found)} times, say which (occurrence): {within}")
    parts = [found[occurrence - 1]]
    for other in others:
        found = find(other, within, parts[-1][1])
        if not found:
            raise AnnotationError(f"{where}: {other!r} not found after the part before it in: {within}")
        parts.append(found[0])
    spans = tuple((sentence.start + start, sentence.start + end) for start, end in parts)
    return Cue(
        first,
        *spans[0],
        spans,
        given["category"],
        given["intensity"],
        given["polarity"],
        given["voice"],
        given.get("negated", False),
        given["sentence"],
    )


def cue_mistakes(cues: Mapping[str, Sequence[Cue]]) -> Iterator[str]:
    """Cues are written in the order of the text and share no character."""
    for language in LANGUAGES:
        starts = [cue.start for cue in cues[language]]
        if starts != sorted(starts):
            yield f"{language} cues: write them in the order of the text"
        spans = sorted(part for cue in cues[language] for part in cue.parts)
        for (_, end), (start, _) in pairwise(spans):
            if start < end:
                yield f"{language} cues: two of them overlap at {start}"


def shift_mistakes(
    shifts: Sequence[Mapping[str, Any]], cues: Mapping[str, Sequence[Cue]], beads: Sequence[Bead]
) -> Iterator[str]:
    """Every cue stands in one shift, paired cues in one bead, and the class follows from the cues."""
    for language in LANGUAGES:
        seen = [shift.get(language) for shift in shifts]
        for index, cue in enumerate(cues[language]):
            if seen.count(index) != 1:
                yield f"{language} cue {index} ({cue.text}): in {seen.count(index)} shifts instead of one"
        for index in {index for index in seen if index is not None and not 0 <= index < len(cues[language])}:
            yield f"shifts: no {language} cue {index}"
    for shift in shifts:
        if unknown := shift.keys() - {"zh", "en", "class", "rendering"}:
            yield f"shift {dict(shift)}: unknown {', '.join(sorted(unknown))}"
            continue
        try:
            zh, en = (None if shift[language] is None else cues[language][shift[language]] for language in LANGUAGES)
        except LookupError:
            yield f"shift {dict(shift)}: zh and en are indices of cues or null"
            continue
        if (expected := shift_class(zh, en)) != shift.get("class"):
            yield f"shift {dict(shift)}: the class is {expected}"
        if zh and en and bead_of("zh", zh.sentence, beads) != bead_of("en", en.sentence, beads):
            yield f"shift {dict(shift)}: {zh.text} and {en.text} stand in different beads"
        if "rendering" in shift and zh and en:
            yield f"shift {dict(shift)}: a rendering is what stands where the other side has no cue"


def shift_class(zh: Cue | None, en: Cue | None) -> str:
    """What became of a cue, read from the Chinese to the English side."""
    if not zh or not en:
        return "dropped" if zh else "added" if en else "a cue on one side at least"
    if {zh.polarity, en.polarity} == {"negative", "positive"}:
        return "reversed"
    if zh.intensity == en.intensity:
        return "preserved"
    return "softened" if en.intensity < zh.intensity else "amplified"


def bead_of(language: str, sentence: int, beads: Sequence[Bead]) -> int:
    """The index of the bead that holds a sentence."""
    return next(index for index, bead in enumerate(beads) if sentence in bead.of(language))


def read_shift(
    given: Mapping[str, Any], cues: Mapping[str, Sequence[Cue]], beads: Sequence[Bead], sides: Mapping[str, Side]
) -> Mapping[str, Any]:
    """A shift with its bead and, where one is given, the span of the neutral rendering on the side without a cue."""
    here, there = ("zh", "en") if given["zh"] is not None else ("en", "zh")
    bead = bead_of(here, cues[here][given[here]].sentence, beads)
    shift = {"zh": given["zh"], "en": given["en"], "class": given["class"], "bead": bead}
    if "rendering" not in given:
        return shift
    text = given["rendering"]
    sentences = [sides[there].sentences[index] for index in beads[bead].of(there)]
    start, end = (sentences[0].start, sentences[-1].end) if sentences else (0, 0)
    found = find(text, sides[there].text[start:end])
    if len(found) != 1:
        raise AnnotationError(f"rendering {text!r} stands {len(found)} times in its bead, not once")
    return shift | {"rendering": {"text": text, "start": start + found[0][0], "end": start + found[0][1]}}


def boilerplate_mistakes(boilerplate: Mapping[str, Sequence[int]], beads: Sequence[Bead]) -> Iterator[str]:
    """What is boilerplate on one side only has no counterpart on the other."""
    for language in LANGUAGES:
        for index in boilerplate[language]:
            if not any(bead.is_null and bead.of(language) == (index,) for bead in beads):
                yield f"boilerplate: {language} sentence {index} is in no null bead"


def gold(report: Report) -> str:
    """The gold file of a report: JSON with one sentence, bead, cue or shift a line."""
    data: dict[str, Any] = {
        "slug": report.slug,
        "direction": report.direction,
        "script": report.script,
        "sentences": {language: [asdict(one) for one in report.sides[language].sentences] for language in LANGUAGES},
        "beads": [asdict(bead) for bead in report.beads],
        "boilerplate": report.boilerplate,
        "cues": {language: [asdict(cue) for cue in report.cues[language]] for language in LANGUAGES},
        "shifts": report.shifts,
    }
    return laid_out(data) + "\n"


def laid_out(value: Any, indent: str = "") -> str:
    """JSON in which a list of objects has a line for each and everything smaller stands on one line."""
    deeper = indent + "  "
    if (
        isinstance(value, dict)
        and any(isinstance(one, (list, tuple, dict)) for one in value.values())
        and len(indent) < 4
    ):
        lines = [f"{deeper}{json.dumps(key)}: {laid_out(one, deeper)}" for key, one in value.items()]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(value, (list, tuple)) and any(isinstance(one, dict) for one in value):
        lines = [deeper + json.dumps(one, ensure_ascii=False) for one in value]
        return "[\n" + ",\n".join(lines) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False)


def manifest(reports: Sequence[Report]) -> str:
    """A tab-separated table, a row a report, files given relative to the manifest."""
    rows = [
        {
            "slug": report.slug,
            "zh": f"{report.slug}/zh.txt",
            "en": f"{report.slug}/en.txt",
            "gold": f"{report.slug}/gold.json",
            "zh_title": report.title["zh"],
            "en_title": report.title["en"],
            "direction": report.direction,
            "script": report.script,
            "genre": report.genre,
            "licence": LICENCE,
            "zh_sentences": len(report.sides["zh"].sentences),
            "en_sentences": len(report.sides["en"].sentences),
            "beads": len(report.beads),
            "nulls": sum(bead.is_null for bead in report.beads),
            "moved": sum(bead.moved for bead in report.beads),
            "boilerplate": sum(map(len, report.boilerplate.values())),
            "zh_cues": len(report.cues["zh"]),
            "en_cues": len(report.cues["en"]),
            "about": report.about,
        }
        for report in reports
    ]
    header = list(rows[0]) if rows else []
    return "".join("\t".join(map(str, row)) + "\n" for row in [header, *(row.values() for row in rows)])


def generated(reports: Sequence[Report]) -> Iterator[tuple[Path, str]]:
    """Every generated file and what it holds."""
    for report in reports:
        for language in LANGUAGES:
            yield ROOT / report.slug / f"{language}.txt", report.sides[language].text + "\n"
        yield ROOT / report.slug / "gold.json", gold(report)
    yield ROOT / "manifest.tsv", manifest(reports)


def main() -> int:
    """Builds, or with --check compares; returns 1 when an annotation is wrong or something generated is stale."""
    parser = argparse.ArgumentParser(description="Build the corpora from their annotations.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where something generated is stale")
    check = parser.parse_args().check
    reports = []
    wrong = False
    for folder in sorted(path for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(("_", "."))):
        try:
            reports.append(read(folder))
        except AnnotationError as error:
            wrong = True
            for line in str(error).splitlines():
                print(f"{folder.name}: {line}", file=sys.stderr)
    for path, text in generated(reports):
        data = text.encode()
        if path.exists() and path.read_bytes() == data:
            continue
        if check:
            wrong = True
            print(f"{path.relative_to(ROOT)} is stale: run python corpora/build.py", file=sys.stderr)
        else:
            path.write_bytes(data)
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
