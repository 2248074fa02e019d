"""Literature: one reader for each ending."""

from collections.abc import Callable, Mapping
from pathlib import Path

from litreview.sources.docx import read_docx
from litreview.sources.html import read_html
from litreview.sources.markdown import read_markdown
from litreview.sources.pdf import read_pdf
from litreview.sources.plain import read_plain
from litreview.sources.reading import Reading, read_by_ending

_READERS: Mapping[str, Callable[[Path], Reading]] = {
    ".docx": read_docx,
    ".html": read_html,
    ".md": read_markdown,
    ".pdf": read_pdf,
    ".txt": read_plain,
}
LITERATURE_SUFFIXES = frozenset(_READERS)


def read_literature(path: Path) -> Reading:
    """Return the blocks of the text at ``path``, read by its ending (.docx .html .md .pdf .txt).

    Raises:
        UnreadableSource: the ending is another, or the file cannot be used; see the reader of its format.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "a.TXT"; _ = path.write_text("Peer support.")
        >>> read_literature(path).blocks[0].text
        'Peer support.'
    """
    return read_by_ending(path, _READERS, "literature")
