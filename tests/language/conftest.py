import pytest

from firsthand.language import Language, load_language


@pytest.fixture(scope="session")
def language() -> Language:
    return load_language()
