from pathlib import Path

import pytest

from litreview.errors import UnreadableSource
from litreview.exchange.qda import QdaCode
from litreview.exchange.qdc import read_qdc, render_qdc


def test_a_codebook_comes_back(tmp_path: Path) -> None:
    """Under the name space of the standard, without empty sets."""
    codes = (QdaCode("VAL.HOPE", "Values", "Hope & trust", "É."), QdaCode("VAL.B", "Values", "B"))
    data = render_qdc(codes)
    (tmp_path / "c.qdc").write_bytes(data)
    assert read_qdc(tmp_path / "c.qdc") == codes
    assert b'xmlns="urn:QDA-XML:codebook:1.0"' in data
    assert b"Sets" not in data


def test_an_empty_codebook_is_not_written() -> None:
    """The schema wants one code at least."""
    with pytest.raises(ValueError, match="no code"):
        render_qdc([])


@pytest.mark.parametrize("data", [b"<CodeBook/>", b"<CodeBook><Sets/></CodeBook>", b"words"])
def test_a_file_without_codes_is_refused(tmp_path: Path, data: bytes) -> None:
    """With a reason."""
    (tmp_path / "c.qdc").write_bytes(data)
    with pytest.raises(UnreadableSource):
        read_qdc(tmp_path / "c.qdc")


def test_a_codebook_of_taguette_is_read(tmp_path: Path) -> None:
    """It writes empty sets and no descriptions."""
    source = (
        '<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette"><Codes>'
        '<Code guid="11111111-1111-1111-1111-111111111111" name="interesting" isCodable="true"/></Codes><Sets/></CodeBook>'
    )
    (tmp_path / "c.qdc").write_text(source)
    assert read_qdc(tmp_path / "c.qdc") == (QdaCode("INTERESTING", "", "interesting"),)
