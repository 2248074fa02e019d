"""One more row at the end of a file that belongs to somebody else."""

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from litreview.errors import InputFaults, RunLocked
from litreview.sources.located import read_located_rows
from litreview.sources.row_appending import append_row, append_rows, extend_rows, is_blank, write_at_end

ROW = {"key": "b", "note": "two"}


@pytest.mark.parametrize(
    ("before", "added"),
    [
        pytest.param(b"key,note\na,one\n", b"b,two\n", id="plain"),
        pytest.param(b"key,note\r\na,one\r\n", b"b,two\r\n", id="line ends of Windows"),
        pytest.param(b"key,note\na,one", b"\nb,two\n", id="no line end at the end"),
        pytest.param(b"\xef\xbb\xbfkey,note\n", b"b,two\n", id="a byte order mark"),
        pytest.param(b"Note , KEY\none,a\n", b"two,b\n", id="columns in another order and case"),
        pytest.param(b"key,other,note\na,,one\n\n", b"b,,two\n", id="a column that nobody knows, and a blank line"),
        pytest.param(b'key,note\na,"one\nmore, ""so"" to say"\n', b"b,two\n", id="a cell over two lines"),
    ],
)
def test_what_stood_there_keeps_its_bytes(tmp_path, before, added):
    """Only the new line is new, in the style of the file."""
    path = tmp_path / "p.csv"
    path.write_bytes(before)
    append_row(path, ROW, ("key", "note"), tmp_path / "lock")
    assert path.read_bytes() == before + added


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b"key\na\n", b"key,note\na,\nb,two\n", id="plain"),
        pytest.param(b"key\r\na\r\n\r\n", b"key,note\r\na,\r\n\r\nb,two\r\n", id="line ends of Windows and a blank line"),
        pytest.param(b'key,x\n"a\n,",1\nc,5" tall', b'key,x,note\n"a\n,",1,\nc,5" tall,\nb,,two\n', id="marks within cells"),
        pytest.param(b"\xef\xbb\xbfkey\na\n", b"\xef\xbb\xbfkey,note\na,\nb,two\n", id="a byte order mark"),
        pytest.param(b"", b"key,note\nb,two\n", id="an empty file"),
        pytest.param(b"\xef\xbb\xbf \n", b"\xef\xbb\xbfkey,note\nb,two\n", id="nothing but a byte order mark"),
        pytest.param(b"key\ra\r", b"key,note\ra,\rb,two\r", id="line ends of old Macs"),
    ],
)
def test_a_new_column_stands_at_the_end_of_every_row(tmp_path, before, after):
    """Nothing else of a row changes."""
    path = tmp_path / "p.csv"
    path.write_bytes(before)
    append_row(path, ROW, ("key",), tmp_path / "lock")
    assert path.read_bytes() == after
    assert sorted(each.name for each in tmp_path.iterdir()) == ["lock", "p.csv"]


@pytest.mark.parametrize(
    "data", [b"key,note\na\n", b'key,"note\n', b"other\n", b"\xff\xfek\x00"], ids=["cells", "mark", "column", "encoding"]
)
def test_a_broken_file_is_left_as_it_is(tmp_path, data):
    """Whoever keeps it mends it first."""
    path = tmp_path / "p.csv"
    path.write_bytes(data)
    with pytest.raises(InputFaults):
        append_row(path, ROW, ("key",), tmp_path / "lock")
    assert path.read_bytes() == data


def test_a_link_stays_a_link_and_rights_stay(tmp_path):
    """A file that lies elsewhere is widened there."""
    real, link = tmp_path / "real.csv", tmp_path / "p.csv"
    real.write_text("key\na\n")
    real.chmod(0o640)
    link.symlink_to(real)
    append_row(link, ROW, ("key",), tmp_path / "lock")
    assert link.is_symlink()
    assert (real.read_text(), real.stat().st_mode & 0o777) == ("key,note\na,\nb,two\n", 0o640)


def test_who_waits_in_vain_is_told(tmp_path):
    """Another writer that hangs does not lose the line in silence."""
    path = tmp_path / "p.csv"
    with FileLock(tmp_path / "lock"), pytest.raises(RunLocked, match=r"p\.csv: somebody else is writing"):
        append_row(path, ROW, ("key", "note"), tmp_path / "lock", patience=0)
    assert not path.exists()


def test_two_who_write_at_once_lose_nothing(tmp_path):
    """Eight processes, eight lines, and the column that each would add stands once."""
    path, code = (
        tmp_path / "p.csv",
        "import sys; from pathlib import Path; from litreview.sources.row_appending import append_row\n",
    )
    code += (
        "where = Path(sys.argv[1]); append_row(where, {'key': sys.argv[2], 'stage': 'x'}, ('key',), where.with_suffix('.lock'))"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, path, str(number)]) for number in range(8)]
    assert [one.wait(60) for one in running] == [0] * 8
    head, *lines = path.read_text().splitlines()
    assert (head, sorted(lines)) == ("key,stage", [f"{number},x" for number in range(8)])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_told(tmp_path):
    """The error reaches the command, which says so."""
    with pytest.raises(OSError, match="No space left"):
        write_at_end(Path("/dev/full"), b"b,two\n")


@pytest.mark.parametrize(
    ("content", "blank"),
    [(None, True), (b"", True), (b"\xef\xbb\xbf\r\n \t", True), (b"key", False)],
    ids=["no file", "touched", "white space behind a mark", "a header"],
)
def test_a_file_in_which_nothing_stands_is_blank(tmp_path, content, blank):
    """As if there were none; what is no file is not blank, so that reading it says what is wrong."""
    path = tmp_path / "p.csv"
    if content is not None:
        path.write_bytes(content)
    assert is_blank(path) == blank
    assert not is_blank(tmp_path)


def test_a_column_that_no_row_fills_is_not_added():
    """Rows may leave out columns of the file, and a file columns of the rows."""
    assert extend_rows(b"key\n", [{"key": "a", "note": ""}, {}], ("key",), "p.csv") == b'key\na\n""\n'


def test_nothing_to_append_changes_nothing(tmp_path):
    """Not even a line end is written behind what stands there."""
    (tmp_path / "p.csv").write_bytes(b"key\na")
    append_rows(tmp_path / "p.csv", [], ("key",))
    assert (tmp_path / "p.csv").read_bytes() == b"key\na"


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0")).map(str.strip)


@given(st.lists(st.dictionaries(st.sampled_from(["key", "note", "stage"]), CELLS, min_size=1), max_size=4))
def test_any_cells_are_read_back(tmp_path_factory, rows):
    """Commas, quotation marks and line ends within them, in columns that were there or not, a row at a time or all at once."""
    path = tmp_path_factory.mktemp("rows") / "p.csv"
    path.write_bytes(b"key,other\n")
    for row in rows:
        append_rows(path, [row], ("key",))
    found, faults = read_located_rows(path, "p.csv", ["key", "other"])
    assert not faults
    full = [row for row in rows if any(row.values())]
    assert [{name: cell for name, cell in row.items() if cell} for _, row in found] == [
        {name: cell for name, cell in row.items() if cell} for row in full
    ]
    assert extend_rows(b"key,other\n", rows, ("key",), "p.csv").count(b",") >= len(rows)
