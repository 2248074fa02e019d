from litreview.corpus.wordlists import words


def test_entries_with_spaces_take_a_separator() -> None:
    """Words are told apart by spaces, entries by their separator, and both are trimmed."""
    assert words(" a\n b ") == {"a", "b"}
    assert words("see also |\n links", "|") == {"see also", "links"}
