from pathlib import Path

import pytest

from litreview.coding.codebook import COLUMNS, load_codebook
from litreview.exchange.codebook_appending import append_codes
from litreview.exchange.qda import QdaCode

NEW = QdaCode("V.NEW", "Values", 'A "new", one', "Two\nlines.", phrases="new*; one")
HEADER = ",".join(COLUMNS)
STANDING = f"{HEADER}\nV.HOPE,Values,Hope,,Forward.,,,hop*,\n"


@pytest.mark.parametrize(
    "standing",
    [
        STANDING,
        STANDING.rstrip("\n"),
        STANDING.replace("\n", "\r\n"),
        "\ufeff" + STANDING,
        f"\n\n{STANDING}\n",
        STANDING.replace(HEADER, " , ".join(reversed(COLUMNS))).replace(
            "V.HOPE,Values,Hope,,Forward.,,,hop*,", ",hop*,,,Forward.,,Hope,Values,V.HOPE"
        ),
    ],
    ids=["plain", "no line end", "windows", "mark", "blank lines", "other order"],
)
def test_every_byte_that_stands_stays_and_the_codebook_has_the_code(standing: str, tmp_path: Path) -> None:
    """Whatever program the file was saved with."""
    after = append_codes(standing.encode(), [NEW])
    assert after.startswith(standing.encode())
    (tmp_path / "codebook.csv").write_bytes(after)
    book = load_codebook(tmp_path / "codebook.csv", "codebook.csv")
    assert list(book) == ["V.HOPE", "V.NEW"]
    assert (book["V.NEW"].name, book["V.NEW"].phrases) == (NEW.name, ("new*", "one"))
    assert (b"\r\n" in after.removeprefix(standing.encode())) is ("\r\n" in standing)


@pytest.mark.parametrize("standing", [b"", b"\n", b"\xef\xbb\xbf"])
def test_a_missing_codebook_gets_a_header(standing: bytes, tmp_path: Path) -> None:
    """The same as that of the codebook that litreview brings."""
    (tmp_path / "codebook.csv").write_bytes(append_codes(standing, [NEW]))
    assert list(load_codebook(tmp_path / "codebook.csv", "codebook.csv")) == ["V.NEW"]


def test_plain_words_go_where_the_file_has_columns_for_them() -> None:
    """And nowhere else."""
    plain = NEW._replace(definition="", plain="In short", plain_fr="En bref")
    assert append_codes(b"id,plain,plain_fr,mine\n", [plain]).decode().splitlines()[1] == "V.NEW,In short,En bref,"


def test_a_file_that_is_not_utf8_is_left_alone() -> None:
    """Nothing is guessed of what belongs to a researcher."""
    with pytest.raises(UnicodeDecodeError):
        append_codes("id,name\nÉ".encode("cp1252"), [NEW])
