"""The dictionary as users have it."""

import pytest

from toolkit.language.dictionary import Dictionary, load_dictionary


@pytest.fixture(scope="session")
def dictionary() -> Dictionary:
    return load_dictionary()
