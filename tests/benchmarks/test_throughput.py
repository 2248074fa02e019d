"""Words per second, of real texts and few of them."""

import pytest
from benchmarks.throughput import Coding, load_sources, measure


@pytest.mark.parametrize("text", ["search", "shipped"])
def test_words_per_second_come_of_real_texts(text: str) -> None:
    """Both parts take time, and both together as long as they."""
    found = measure(load_sources(text, 3)[:3], Coding("phrases"))
    assert found["words"] > 100
    assert 1 / found["both"] == pytest.approx(1 / found["segment"] + 1 / found["code"])


def test_documents_are_those_that_were_asked_for() -> None:
    """The second thousand goes on where the first ended."""
    assert [source.name for source in load_sources("search", 2, first=5)] == ["w5", "w6"]
