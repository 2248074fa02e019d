"""Word lists as they are written in the modules of this layer."""


def words(text: str, separator: str | None = None) -> frozenset[str]:
    """Return the words of ``text``, told apart by spaces, or by ``separator`` where entries have spaces inside.

    Example:
        >>> sorted(words("the a")), sorted(words("see also | links", "|"))
        (['a', 'the'], ['links', 'see also'])
    """
    return frozenset(word.strip() for word in text.split(separator))
