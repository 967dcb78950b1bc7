"""Every form of the bundled packs is found in its `fires` examples and not in its `silent` ones."""

from collections import defaultdict

import pytest

from toolkit.errors import PackError
from toolkit.framing import chinese, english
from toolkit.framing.cues import find_matches
from toolkit.framing.interface import Entry, Form
from toolkit.framing.lexicon import BUNDLED, load_lexicon
from toolkit.model import Document, Language

FILES = sorted(BUNDLED.rglob("*.yaml"))
# Read one by one, so that a malformed file fails by itself and not with all the others.
PROBLEMS: dict[str, str] = {}
for file in FILES:
    try:
        load_lexicon([str(file)])
    except PackError as error:
        PROBLEMS[file.name] = str(error)
LEXICON = load_lexicon([str(file) for file in FILES if file.name not in PROBLEMS])
FORMS = [
    pytest.param(language, entry, form, id=f"{entry.category}/{entry.id}/{form.text}")
    for language in ("zh", "en")
    for entry, form in LEXICON.forms(language)
]


def document(text: str, language: Language) -> Document:
    return Document(text, language, "zh-Hans" if language == "zh" else "en", ((0, len(text)),), "text", "text")


def same(one: Form, other: Form, language: Language) -> bool:
    """Whether two forms differ in spelling alone (criticise, criticize), so that either stands for both."""
    if language == "zh":
        return chinese.compile_form(one.text) == chinese.compile_form(other.text)
    return english.compile_form(one.text) == english.compile_form(other.text)


@pytest.mark.parametrize("file", [file.name for file in FILES])
def test_file_is_well_formed(file: str) -> None:
    assert file not in PROBLEMS, PROBLEMS[file]


def test_no_form_stands_twice() -> None:
    """One wording has one category: two entries with the same form would make the second one void."""
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for language in ("zh", "en"):
        for entry, form in LEXICON.forms(language):
            places[language, form.text.lower()].append(f"{entry.category}/{entry.id}")
    twice = [f"{text}: {', '.join(found)}" for (_, text), found in places.items() if len(found) > 1]
    assert not twice, "\n".join(["the same form stands in two entries; keep one:", *twice])


@pytest.mark.parametrize(("language", "entry", "form"), FORMS)
def test_examples(language: Language, entry: Entry, form: Form) -> None:
    problems = []
    for text in form.fires:
        matches = find_matches(document(text, language), LEXICON)
        if not any(match.entry is entry and same(match.form, form, language) for match in matches):
            others = [f"{match.entry.id}/{match.form.text}" for match in matches]
            problems.append(f"fires: “{form.text}” is not found in: {text}\n    found there: {others or 'nothing'}")
    problems.extend(
        f"silent: “{form.text}” is found in: {text}"
        for text in form.silent
        if any(match.form is form for match in find_matches(document(text, language), LEXICON))
    )
    assert not problems, "\n".join([f"{entry.category}.yaml, entry {entry.id}:", *problems])
