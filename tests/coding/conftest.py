"""The codebook and the examples bank that the package ships, read once for all tests of coding."""

from pathlib import Path

import pytest

from litreview.coding.codebook import Codebook, load_codebook
from litreview.coding.examples import Example, load_examples

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="session")
def book() -> Codebook:
    """Return the shipped codebook."""
    return load_codebook(CORPUS / "codebook.csv", "corpus/codebook.csv")


@pytest.fixture(scope="session")
def bank(book: Codebook) -> tuple[Example, ...]:
    """Return the shipped examples bank."""
    return tuple(load_examples(CORPUS / "examples.csv", "corpus/examples.csv", book))
