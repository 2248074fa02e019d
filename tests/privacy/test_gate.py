"""The release gate: each identifier in each artefact type."""

import base64
import html
import io
import json
import zipfile

import nbformat
import pandas as pd
import pytest
import xlsxwriter
from docx import Document as Docx

from litreview.errors import ReleaseRefused
from litreview.privacy.confidential import gather_secrets
from litreview.privacy.gate import check_release
from litreview.privacy.withhold import MARKER
from litreview.sources.blocks import Block

UNRELEASED = "They told me to wait in the corridor until somebody would maybe come"
PUBLIC = "The plan comes from Ardenvale. Hope grows. Marie-Anik Delorvais, author. Mail info@public.example.org."
LEAKS = {
    "full name": "Zoélie O'Brannagh-Wick",
    "first name": "zoelie",
    "alias": "ZOLIE",
    "word name": "we asked Hope about it",
    "organisation": "quillmere house",
    "town": "Lower Finchcombe",
    "e-mail": "zo.wick@mail.example.ca",
    "spelled e-mail": "zo [at] mail [dot] ca",
    "phone": "(613) 555 0147",
    "health card": "1234567897",
    "postal code": "k1a 0b1",
    "street": "14 Bramble Street",
    "turn": UNRELEASED,
    "part of a turn": "wait in the corridor until somebody would maybe",
    "home": "/home/someone/review",
    "temporary": "/tmp/pytest-1/run",
    "windows": "C:\\Users\\someone",
}


@pytest.fixture(scope="module")
def secrets(roster, ledger, data):
    """Return what may not leave: the roster, the planted identifiers, and a turn of someone who may not be quoted."""
    planted = [Block(line, speaker="P01") for line in (data / "signatures.txt").read_text(encoding="utf-8").splitlines()]
    turns = [
        *planted,
        Block(UNRELEASED, speaker="P02"),
        Block("Welcome and thank you for coming here today", speaker="Moderator"),
    ]
    return gather_secrets([turns], roster, ledger, [PUBLIC])


def as_csv(text, path):
    pd.DataFrame({"component": ["K1"], "summary": [text]}).to_csv(path.with_suffix(".csv"), index=False)


def as_parquet(text, path):
    pd.DataFrame({"component": ["K1"], "quotes": [[text]]}).to_parquet(path.with_suffix(".parquet"))


def as_html(text, path):
    path.with_suffix(".html").write_text(f"<html><body><p>So: {html.escape(text)}</p></body></html>", encoding="utf-8")


def as_entities(text, path):
    coded = "".join(f"&#{ord(c)};" for c in text)
    path.with_suffix(".html").write_text(f"<p>{coded}</p>", encoding="utf-8")


def as_alt_text(text, path):
    path.with_suffix(".html").write_text(f'<img alt="{html.escape(text)}">', encoding="utf-8")


def as_split_tags(text, path):
    path.with_suffix(".html").write_text(f"<p>{html.escape(text[:2])}<b>{html.escape(text[2:])}</b></p>", encoding="utf-8")


def as_svg(text, path):
    path.with_suffix(".svg").write_text(f"<svg><title>x</title><text>{html.escape(text)}</text></svg>", encoding="utf-8")


def as_embedded_svg(text, path):
    coded = base64.b64encode(f"<svg><desc>{html.escape(text)}</desc></svg>".encode()).decode()
    path.with_suffix(".html").write_text(f'<img src="data:image/svg+xml;base64,{coded}">', encoding="utf-8")


def as_notebook_output(text, path):
    output = nbformat.v4.new_output("execute_result", data={"text/html": f"<td>{html.escape(text)}</td>"})
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1", outputs=[output])]), path.with_suffix(".ipynb"))


def as_notebook_metadata(text, path):
    book = nbformat.v4.new_notebook(metadata={"papermill": {"input_path": text}})
    nbformat.write(book, path.with_suffix(".ipynb"))


def as_json(text, path):
    path.with_suffix(".json").write_text(json.dumps({"inputs": {"x": [text]}}), encoding="utf-8")


def as_json_key(text, path):
    path.with_suffix(".json").write_text(json.dumps({text: 1}), encoding="utf-8")


def as_xlsx(text, path):
    with xlsxwriter.Workbook(path.with_suffix(".xlsx")) as book:
        book.add_worksheet().write_string(0, 0, text)


def as_xlsx_property(text, path):
    with xlsxwriter.Workbook(path.with_suffix(".xlsx")) as book:
        book.set_properties({"author": text})
        book.add_worksheet()


def as_docx(text, path):
    paper = Docx()
    paragraph = paper.add_paragraph(text[:3])
    paragraph.add_run(text[3:]).bold = True
    paper.save(path.with_suffix(".docx"))


def as_qdpx(text, path):
    with zipfile.ZipFile(path.with_suffix(".qdpx"), "w") as archive:
        archive.writestr("project.qde", "<Project/>")
        archive.writestr("sources/1.txt", text)


def as_text(text, path):
    path.with_suffix(".txt").write_text(f"So: {text}", encoding="utf-8")


def as_hidden_characters(text, path):
    path.with_suffix(".txt").write_text(text[:2] + "\u200b" + text[2:], encoding="utf-8")


FORMATS = [value for name, value in sorted(globals().items()) if name.startswith("as_")]


@pytest.mark.parametrize("leak", LEAKS.values(), ids=LEAKS)
@pytest.mark.parametrize("plant", FORMATS, ids=lambda plant: plant.__name__)
def test_each_leak_in_each_artefact_stops_the_release(plant, leak, tmp_path, secrets):
    """Whatever is planted wherever, the gate stays shut and shows the place, not the text."""
    (tmp_path / "reports").mkdir()
    plant(leak, tmp_path / "reports" / "index")
    with pytest.raises(ReleaseRefused) as caught:
        check_release(tmp_path, secrets)
    assert caught.value.places
    assert caught.value.places[0].startswith("reports/index.")
    assert "cannot search" not in str(caught.value)
    assert leak.lower() not in str(caught.value).lower()


def run_folder(folder, **texts):
    """Write a small run: a documents table with one text of each kind, and their texts."""
    (folder / "tables").mkdir()
    (folder / "texts").mkdir()
    (folder / "tables" / "documents.csv").write_text("document_id,evidence_kind\npaper,research\nfg1,consultation\n")
    for document, text in texts.items():
        (folder / "texts" / f"{document}.txt").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("plant", FORMATS, ids=lambda plant: plant.__name__)
def test_harmless_words_pass_in_each_artefact(plant, tmp_path, secrets):
    """No format is refused for itself."""
    plant("Peer support helps.", tmp_path / "index")
    check_release(tmp_path, secrets)


def test_a_clean_run_passes(tmp_path, secrets):
    """Clean turns, public towns and authors, hope at the head of a sentence, and public addresses are let through."""
    fg1 = f"Hope is what P01 gave [organisation 1]. {MARKER} Welcome and thank you for coming here today. I hope so."
    run_folder(tmp_path, paper="In Ardenvale, Marie-Anik Delorvais (2019) wrote to info@public.example.org. Hope grows.", fg1=fg1)
    (tmp_path / "reports").mkdir()
    as_html("Ardenvale: Hope. Call 988. See https://example.org/home/page/tmp/x.", tmp_path / "reports" / "index")
    check_release(tmp_path, secrets)


@pytest.mark.parametrize(
    "leak", ["from Ardenvale", "Marie-Anik Delorvais", "info@public.example.org", "my number is 819-555-0100", "I asked Hope."]
)
def test_consultation_text_may_not_even_hold_what_is_public(leak, tmp_path, secrets):
    """In the words of participants a public town or address is theirs."""
    run_folder(tmp_path, paper=leak if leak in PUBLIC else "", fg1=leak)
    with pytest.raises(ReleaseRefused) as caught:
        check_release(tmp_path, secrets)
    assert {place.partition(":")[0] for place in caught.value.places} == {"texts/fg1.txt"}


def test_rows_of_consultation_documents_are_searched_as_strictly(tmp_path, secrets):
    """A row of a table belongs to its document, by its own id or its segment's."""
    run_folder(tmp_path, fg1="", paper="")
    frame = pd.DataFrame({"segment_id": ["paper#00001", "fg1#00001"], "text": ["In Ardenvale.", "In Ardenvale."]})
    frame.to_csv(tmp_path / "tables" / "segments.csv", index=False)
    frame.to_parquet(tmp_path / "tables" / "segments.parquet")
    with pytest.raises(ReleaseRefused) as caught:
        check_release(tmp_path, secrets)
    assert [place.rpartition(":")[0] for place in caught.value.places] == [
        "tables/segments.csv: row 3, column 2",
        "tables/segments.parquet: row 2, column 2",
    ]


def test_without_a_table_of_documents_every_text_counts_as_consultation(tmp_path, secrets):
    """What cannot be told apart is searched strictly."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "paper.txt").write_text("In Ardenvale.")
    with pytest.raises(ReleaseRefused):
        check_release(tmp_path, secrets)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlsx", b"broken"), ("a.bin", b"\x00\xff"), ("a.parquet", b"x"), ("a.json", b"{"), ("a.txt", b"\xff\xfe")],
)
def test_a_file_that_cannot_be_searched_stops_the_release(name, content, tmp_path, secrets):
    """The gate fails closed."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReleaseRefused, match="cannot search"):
        check_release(tmp_path, secrets)


def test_links_and_names_of_files_are_searched(tmp_path, secrets):
    """A link leads out of the run, and a file's name is text too; it is not shown."""
    (tmp_path / "link.txt").symlink_to("/dev/null")
    (tmp_path / "zoelie-interview.txt").write_text("Nothing.")
    with pytest.raises(ReleaseRefused) as caught:
        check_release(tmp_path, secrets)
    assert len(caught.value.places) == 2
    assert "zoelie" not in str(caught.value)


def test_hidden_files_are_searched(tmp_path, secrets):
    """A dot hides nothing from the gate."""
    (tmp_path / ".notes").mkdir()
    (tmp_path / ".notes" / ".x").write_text("zoelie")
    with pytest.raises(ReleaseRefused):
        check_release(tmp_path, secrets)


def test_the_folder_of_the_run_itself_is_a_path_of_the_machine(tmp_path, secrets):
    """Where this run lies is nobody's business, wherever that is."""
    (tmp_path / "run.json").write_text(json.dumps({"root": str(tmp_path)}))
    with pytest.raises(ReleaseRefused, match="path of this machine"):
        check_release(tmp_path, secrets)


def test_a_path_that_the_caller_names_is_a_path_of_the_machine(tmp_path, secrets):
    """A review in an unusual place is known when its folder is given."""
    (tmp_path / "run.json").write_text(json.dumps({"root": "/cluster/people/someone/review"}))
    check_release(tmp_path, secrets)
    with pytest.raises(ReleaseRefused, match="path of this machine"):
        check_release(tmp_path, secrets, ["/cluster/people/someone"])


@pytest.mark.parametrize(
    "coded", ["Zo&eacute;lie", "Zo\\u00e9lie", "Zo\\xe9lie", "Zo%C3%A9lie"], ids=["entity", "escape", "byte", "percent"]
)
def test_text_coded_twice_is_decoded(coded, tmp_path, secrets):
    """Entities, escapes and percent signs in plain text hide no name."""
    (tmp_path / "a.txt").write_text(f"So: {coded}")
    with pytest.raises(ReleaseRefused):
        check_release(tmp_path, secrets)


def test_all_places_are_told_together(tmp_path, secrets):
    """One refusal lists every place once."""
    buffer = io.StringIO()
    pd.DataFrame({"a": ["zoelie", "fine", "ZOLIE"]}).to_csv(buffer, index=False)
    (tmp_path / "a.csv").write_text(buffer.getvalue())
    (tmp_path / "b.txt").write_text("zoelie zoelie")
    with pytest.raises(ReleaseRefused) as caught:
        check_release(tmp_path, secrets)
    assert [place.partition(": a ")[0] for place in caught.value.places] == [
        "a.csv: row 2, column 1",
        "a.csv: row 4, column 1",
        "b.txt: text",
    ]


@pytest.mark.parametrize("suffix", ["csv", "json", "html", "txt"])
def test_a_third_party_may_not_leave_either(tmp_path, suffix):
    """Somebody who was only mentioned is searched for like a participant, in every case and form."""
    from litreview.privacy.confidential import gather_secrets
    from litreview.privacy.roster import Roster, RosterEntry

    roster = Roster((RosterEntry("N01", "Orla Quistgaard", ("Dr. Quistgaard",), mentioned=True),))
    secrets = gather_secrets([], roster, {})
    words = {"csv": "a,b\n1,ORLA QUISTGAARD\n", "json": '{"a": "quistgaard, orla"}', "html": "<p title='Dr. Quistgaard'>x</p>"}
    (tmp_path / f"a.{suffix}").write_text(words.get(suffix, "we lost Orla"), encoding="utf-8")
    with pytest.raises(ReleaseRefused):
        check_release(tmp_path, secrets)
    (tmp_path / f"a.{suffix}").write_text('{"a": "[person 1] was there"}', encoding="utf-8")
    check_release(tmp_path, secrets)


def test_two_processes_find_what_one_finds(tmp_path, secrets):
    """Whichever process searches a file, every leak is told, in the order of the files, and every text is counted."""
    padding = "\n".join(f"<p>Peers helped, time {number}, and that was all. {'-' * 900}</p>" for number in range(80))
    for place, (name, leak) in enumerate(LEAKS.items()):
        (tmp_path / f"{place:02}-{name.replace(' ', '-')}.html").write_text(f"{padding}<p>{leak}</p>", encoding="utf-8")
    tables = tmp_path / "tables"
    tables.mkdir()
    as_csv("zoelie", tables / "a")
    as_parquet("zoelie", tables / "a")
    as_parquet("zoelie", tmp_path / "b")
    (tmp_path / "c.zip").write_bytes(_zipped((tmp_path / "b.parquet").read_bytes()))
    told = []
    for jobs in (1, 2):
        with pytest.raises(ReleaseRefused) as refused:
            check_release(tmp_path, secrets, jobs=jobs)
        told.append(str(refused.value))
    assert told[0] == told[1]
    assert all(f"{place:02}-" in told[0] for place in range(len(LEAKS)))
    for path in [path for path in tmp_path.rglob("*") if path.is_file()]:
        path.write_text(padding, encoding="utf-8") if path.suffix == ".html" else path.unlink()
    assert check_release(tmp_path, secrets, jobs=2) == check_release(tmp_path, secrets)


def _zipped(data):
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("b.parquet", data)
    return into.getvalue()
