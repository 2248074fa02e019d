"""The line end of a text that somebody keeps, for what is written behind it."""


def find_line_end(text: str) -> str:
    r"""Return the line end that most lines of ``text`` have, ``"\n"`` where it has none.

    Example:
        >>> find_line_end("one\r\ntwo\r\n"), find_line_end("")
        ('\r\n', '\n')
    """
    windows = text.count("\r\n")
    counts = {"\n": text.count("\n") - windows, "\r\n": windows, "\r": text.count("\r") - windows}
    return max(counts, key=lambda end: counts[end])
