"""Inflected shapes are generated from the base form."""

import pytest

from toolkit.framing.inflection import inflections


@pytest.mark.parametrize(
    ("word", "shapes"),
    [
        ("claim", "claims claimed claiming"),
        ("slam", "slams slammed slamming"),
        ("rate", "rates rated rating"),
        ("vilify", "vilifies vilified vilifying"),
        ("bully", "bullies bullied bullying"),
        ("bash", "bashes bashed bashing"),
        ("vie", "vies vied vying"),
        ("admit", "admits admitted admitting"),
        ("target", "targets targeted targeting"),
        ("life", "lives"),
        ("thief", "thieves"),
        ("hero", "heroes"),
        ("shoot", "shoots shot shooting"),
        ("leave", "leaves left leaving"),
        ("be", "is was been being"),
        ("man", "men"),
    ],
)
def test_shapes(word: str, shapes: str) -> None:
    assert {word, *shapes.split()} <= inflections(word)


@pytest.mark.parametrize(
    ("word", "shape"), [("rat", "rated"), ("bar", "bared"), ("even", "evening"), ("slam", "slamed"), ("rate", "ratted")]
)
def test_other_words_are_no_shapes(word: str, shape: str) -> None:
    assert shape not in inflections(word)
