"""Plain forms of English words, and the keys on which their families meet."""

import pytest

from toolkit.language import english
from toolkit.language.inflection import FORMS, plain_form


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("said", "say"),
        ("brought", "bring"),
        ("women", "woman"),
        ("criteria", "criterion"),
        ("better", "good"),
        ("largest", "large"),
        ("biggest", "big"),
        ("earlier", "early"),
        ("higher", "high"),
        ("labour", "labor"),
        ("neighbouring", "neighboring"),
        ("honourable", "honorable"),
        ("organised", "organized"),
        ("privatisation", "privatization"),
        ("centre", "center"),
        ("theatres", "theaters"),
        ("dialogue", "dialog"),
        ("defence", "defense"),
        ("programmes", "programs"),
    ],
)
def test_plain_form(word: str, plain: str) -> None:
    assert plain_form(word) == plain


@pytest.mark.parametrize(
    "word", ["four", "hours", "tour", "rise", "wise", "acre", "vogue", "presence", "water", "number", "forest", "rest"]
)
def test_what_only_looks_inflected_or_british_stays(word: str) -> None:
    assert plain_form(word) == word


def test_taking_the_plain_form_twice_changes_nothing() -> None:
    for form in FORMS:
        assert plain_form(plain_form(form)) == plain_form(form)


@pytest.mark.parametrize(
    "family",
    [
        ("environment", "environmental"),
        ("say", "says", "said", "saying"),
        ("organise", "organizes", "organising", "organized"),
        ("child", "children"),
        ("large", "larger", "largest"),
    ],
)
def test_a_family_shares_a_key(family: tuple[str, ...]) -> None:
    assert len({english.key(word) for word in family}) == 1


@pytest.mark.parametrize(("one", "other"), [("leave", "left-over"), ("found", "foundation"), ("new", "news")])
def test_neighbours_keep_apart(one: str, other: str) -> None:
    assert english.key(one) != english.key(other)
