"""The codebook alone, as REFI-QDA exchanges it (.qdc)."""

from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from litreview.errors import UnreadableSource
from litreview.exchange.qda import ORIGIN, QdaCode
from litreview.exchange.qda_codes import add_codes, read_codes
from litreview.exchange.qda_xml import parse_xml, render_xml
from litreview.sources.reading import read_bytes


def render_qdc(codes: Sequence[QdaCode]) -> bytes:
    """Return ``codes`` as a codebook file.

    Raises:
        ValueError: there is no code, which the schema does not allow.

    Example:
        >>> b"CodeBook" in render_qdc([QdaCode("VAL.HOPE", "Values", "Hope")])
        True
    """
    if not codes:
        raise ValueError("the codebook holds no code; add one to corpus/codebook.csv")
    root = Element("CodeBook", xmlns="urn:QDA-XML:codebook:1.0", origin=ORIGIN)
    add_codes(root, codes)
    return render_xml(root)


def read_qdc(path: Path) -> tuple[QdaCode, ...]:
    """Return the codes of the codebook file at ``path``.

    Raises:
        UnreadableSource: it cannot be opened, is no XML, or holds no codes.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "c.qdc"
        >>> _ = path.write_bytes(render_qdc([QdaCode("VAL.HOPE", "Values", "Hope")])); read_qdc(path)[0].id
        'VAL.HOPE'
    """
    holder = parse_xml(read_bytes(path, "qdc"), "qdc").find("Codes")
    if holder is None:
        raise UnreadableSource("qdc", "holds no codes; export the codebook again")
    try:
        return tuple(read_codes(holder)[0])
    except ValueError as error:
        raise UnreadableSource("qdc", str(error)) from None
