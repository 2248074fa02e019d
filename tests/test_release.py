"""Nothing leaves a run past the release gate: each kind of secret in each kind of artefact, one file for each pair."""

import base64
import html
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import nbformat
import pandas as pd
import pytest
import xlsxwriter
from docx import Document as Docx

from litreview.errors import ReleaseRefused
from litreview.privacy.confidential import Secrets, gather_secrets
from litreview.privacy.gate import Passed, check_release
from litreview.privacy.ledger import Participant
from litreview.privacy.roster import Roster, RosterEntry
from litreview.sources.blocks import Block

HELD_BACK = "They asked me to wait in the corridor until somebody would maybe come"
NAMED = "Nobody but Amira Noorvik listened when I said that the ward was too loud to sleep"
SPOKEN = """
Call me at 613-555-0147 after five.
My card is 1234-567-897 AB and my SIN is 046 454 286.
Write to zo.wick@mail.example.ca when you can.
We live at 14 Bramble Street, K1A 0B1.
Born on 3 May 1984, see www.quillmere.example.org or @zo_quillmere.
"""
LEAKS = {
    "full name": "Amira Noorvik",
    "name in capitals": "AMIRA NOORVIK",
    "inverted name": "Noorvik, Amira",
    "first name": "amira",
    "surname": "Noorvik",
    "accented name": "Zoélie",
    "name without accents": "zoelie",
    "alias": "Zolie",
    "name of one who was only mentioned": "Orla Quistgaard",
    "name of one who withdrew": "Tam Vesperling",
    "name as one word": "AmiraNoorvik",
    "name as an id": "amira_noorvik_2",
    "name in a longer id": "chartZolie2",
    "organisation": "Quillmere House",
    "town": "Lower Finchcombe",
    "phone": "(613) 555 0147",
    "phone without spaces": "6135550147",
    "health card": "1234567897",
    "social insurance number": "046.454.286",
    "e-mail": "zo.wick@mail.example.ca",
    "e-mail spelled out": "zo.wick [at] mail [dot] example [dot] ca",
    "postal code": "k1a0b1",
    "street": "14 Bramble St.",
    "date of birth": "3 May 1984",
    "web address": "www.quillmere.example.org",
    "account": "@zo_quillmere",
    "turn of one who may not be quoted": HELD_BACK,
    "part of that turn": "asked me to wait in the corridor until somebody",
    "turn of one who withdrew": "I left the group because nobody there had lived through it",
    "sentence that names somebody": NAMED,
    "home folder": "/home/someone/review/x.csv",
    "drive": "C:\\Users\\someone\\x.csv",
}
CLEAN = [
    "Peer support helps, and 1984 people said so.",
    "They found hope, and 12.345 678.901 in a figure",
    "P01 spoke of [town 1] with [organisation 1]",
    "They asked me to wait",
    "See https://example.org/home/user/tmp/x and #1ada2b",
]


@pytest.fixture(scope="module")
def secrets() -> Secrets:
    """Return what may not leave of a session of four people, one of whom withdrew."""
    names = {"P01": "Zoélie O'Brannagh-Wick", "P02": "Hope Tarrowby", "P03": "Amira Noorvik", "P04": "Tam Vesperling"}
    roster = Roster(
        (
            RosterEntry("P01", names["P01"], ("Zolie",), ("Quillmere House",), ("Lower Finchcombe",)),
            *(RosterEntry(key, name) for key, name in names.items() if key != "P01"),
            RosterEntry("N01", "Orla Quistgaard", mentioned=True),
        )
    )
    consents = {"P01": "quote", "P02": "paraphrase", "P03": "quote", "P04": "quote"}
    ledger = {
        key: Participant(key, "peer worker", "", "en", consent, "2026-01-05" if key == "P04" else "", "FG1")
        for key, consent in consents.items()
    }
    turns = [
        *(Block(line, speaker="P01") for line in SPOKEN.strip().splitlines()),
        Block(HELD_BACK, speaker="P02"),
        Block(NAMED, speaker="P03"),
        Block(LEAKS["turn of one who withdrew"], speaker="P04"),
    ]
    return gather_secrets([turns], roster, ledger, ["Peer support is public."])


def write_notebook(path: Path, outputs: list[dict] | None = None, source: str = "1", **metadata: object) -> None:
    """Write a notebook with one cell."""
    cell = nbformat.v4.new_code_cell(source, outputs=[nbformat.from_dict(one) for one in outputs or []])
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata=metadata), path.with_suffix(".ipynb"))


def write_zip(path: Path, suffix: str, members: dict[str, str | bytes], comment: str = "") -> None:
    """Write an archive."""
    with zipfile.ZipFile(path.with_suffix(suffix), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment.encode()
        for name, content in members.items():
            archive.writestr(name, content)


def png_with(text: str) -> bytes:
    """Return a picture with one text chunk."""
    chunks = [(b"zTXt", b"Comment\x00\x00" + zlib.compress(text.encode())), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(body)) + kind + body + bytes(4) for kind, body in chunks)


def as_workbook(write: Callable, path: Path) -> None:
    """Write a workbook whose parts ``write`` fills."""
    with xlsxwriter.Workbook(path.with_suffix(".xlsx")) as book:
        write(book, book.add_worksheet())


def as_paper(write: Callable, path: Path, styles: bool = False) -> None:
    """Write a Word file whose parts ``write`` fills; without the styles of the template, which are 99 % of its bytes."""
    paper = Docx()
    write(paper)
    if not styles:
        paper.styles.element[:] = []
        for key in [key for key, link in paper.part.rels.items() if link.reltype.endswith("/stylesWithEffects")]:
            del paper.part.rels[key]
    paper.save(path.with_suffix(".docx"))


def fill_runs(paper: Docx, text: str) -> None:
    """Write ``text`` over two runs of one paragraph."""
    paragraph = paper.add_paragraph(text[:3])
    paragraph.add_run(text[3:]).bold = True


def output(kind: str, **fields: object) -> dict:
    """Return an output of a notebook cell."""
    return {"output_type": kind, "metadata": {}, **fields} if kind == "display_data" else {"output_type": kind, **fields}


def frame_with(text: str) -> pd.DataFrame:
    """Return a table with ``text`` as the name of its index."""
    return pd.DataFrame({"a": [1, 2]}, index=pd.Index([3, 7], name=text))


def b64(text: str) -> str:
    """Return ``text`` in base64, with enough around it."""
    return base64.b64encode(f"so somebody said: {text} and more".encode()).decode()


def text(path: Path, suffix: str, content: str) -> None:
    """Write ``content`` to a file of text."""
    path.with_suffix(suffix).write_text(content, encoding="utf-8")


PLANTS: dict[str, Callable[[str, Path], object]] = {
    "csv cell": lambda t, p: pd.DataFrame({"component": ["K1"], "summary": [t]}).to_csv(p.with_suffix(".csv"), index=False),
    "csv header": lambda t, p: pd.DataFrame({t: ["K1"]}).to_csv(p.with_suffix(".csv"), index=False),
    "csv cells": lambda t, p: pd.DataFrame([t.split()]).to_csv(p.with_suffix(".csv"), index=False),
    "parquet cell": lambda t, p: pd.DataFrame({"quotes": [[t]]}).to_parquet(p.with_suffix(".parquet")),
    "parquet dictionary": lambda t, p: pd.DataFrame({"a": pd.Categorical(["x", t])})[:1].to_parquet(p.with_suffix(".parquet")),
    "parquet metadata": lambda t, p: frame_with(t).to_parquet(p.with_suffix(".parquet")),
    "notebook source": lambda t, p: write_notebook(p, source=f"name = {t!r}"),
    "notebook stream": lambda t, p: write_notebook(p, [output("stream", name="stdout", text=f"so:\n{t}\n")]),
    "notebook html": lambda t, p: write_notebook(p, [output("display_data", data={"text/html": f"<td>{html.escape(t)}</td>"})]),
    "notebook error": lambda t, p: write_notebook(
        p, [output("error", ename="ValueError", evalue="x", traceback=["\x1b[0;31m", f"\x1b[0;31m{t}\x1b[0m"])]
    ),
    "notebook metadata": lambda t, p: write_notebook(p, papermill={"parameters": {"who": t}}),
    "notebook widgets": lambda t, p: write_notebook(p, widgets={"state": {"buffers": [{"encoding": "base64", "data": b64(t)}]}}),
    "notebook chart": lambda t, p: write_notebook(
        p, [output("display_data", data={"application/vnd.vegalite.v5+json": {"datasets": {"d": [{"who": t}]}}})]
    ),
    "notebook picture": lambda t, p: write_notebook(
        p, [output("display_data", data={"image/png": base64.b64encode(png_with(t)).decode()})]
    ),
    "html text": lambda t, p: text(p, ".html", f"<main><p>So: {html.escape(t)}</p></main>"),
    "html lines": lambda t, p: text(p, ".html", f"<p>{html.escape(t).replace(' ', chr(10) + ' ' * 20)}</p>"),
    "html cells": lambda t, p: text(p, ".html", "<tr>" + "".join(f"<td>{html.escape(w)}</td>" for w in t.split()) + "</tr>"),
    "html tags": lambda t, p: text(p, ".html", f"<p>{html.escape(t[:2])}<b>{html.escape(t[2:])}</b></p>"),
    "html entities": lambda t, p: text(p, ".html", "<p>" + "".join(f"&#{ord(c)};" for c in t) + "</p>"),
    "html alt text": lambda t, p: text(p, ".html", f'<img alt="{html.escape(t)}">'),
    "html comment": lambda t, p: text(p, ".html", f"<p>x</p><!-- {t} -->"),
    "html script": lambda t, p: text(p, ".html", f'<script type="application/json">{json.dumps([t])}</script>'),
    "html style": lambda t, p: text(p, ".html", "<style>a{content:'" + t.replace("\\", "\\5c ") + "'}</style>"),
    "html data": lambda t, p: text(
        p,
        ".html",
        f'<img src="data:image/svg+xml;base64,{base64.b64encode(f"<desc>{html.escape(t)}</desc>".encode()).decode()}">',
    ),
    "html broken": lambda t, p: text(p, ".html", f"<p>x</p><p title='{t}"),
    "svg text": lambda t, p: text(p, ".svg", f"<svg><text>{html.escape(t[:1])}<tspan>{html.escape(t[1:])}</tspan></text></svg>"),
    "svg title": lambda t, p: text(p, ".svg", f"<svg aria-label='x'><title>{html.escape(t)}</title></svg>"),
    "png": lambda t, p: p.with_suffix(".png").write_bytes(png_with(t)),
    "xlsx cell": lambda t, p: as_workbook(lambda book, sheet: sheet.write_string(0, 0, t), p),
    "xlsx comment": lambda t, p: as_workbook(lambda book, sheet: sheet.write_comment(0, 0, t), p),
    "xlsx property": lambda t, p: as_workbook(lambda book, sheet: book.set_properties({"author": t}), p),
    "xlsx custom property": lambda t, p: as_workbook(lambda book, sheet: book.set_custom_property("x", t), p),
    "docx runs": lambda t, p: as_paper(lambda paper: fill_runs(paper, t), p),
    "docx header": lambda t, p: as_paper(lambda paper: paper.sections[0].header.paragraphs[0].add_run(t), p),
    "docx property": lambda t, p: as_paper(lambda paper: setattr(paper.core_properties, "comments", t), p, styles=True),
    "qdpx source": lambda t, p: write_zip(p, ".qdpx", {"project.qde": "<Project/>", "sources/1.txt": t}),
    "qdpx attribute": lambda t, p: write_zip(p, ".qdpx", {"project.qde": f"<Project name='{html.escape(t)}'/>"}),
    "archive comment": lambda t, p: write_zip(p, ".zip", {"a.txt": "x"}, comment=t),
    "archive in an archive": lambda t, p: write_zip(p, ".zip", {"b.zip": zip_bytes(t)}),
    "run record": lambda t, p: text(p, ".json", json.dumps({"run_id": "r", "notices": [t]})),
    "json key": lambda t, p: text(p, ".json", json.dumps({"inputs": {t: "x"}})),
    "json in base64": lambda t, p: text(p, ".json", json.dumps({"data": b64(t)})),
    "text": lambda t, p: text(p, ".txt", f"So: {t}"),
    "text with soft hyphens": lambda t, p: text(p, ".txt", f"So: {t[:2]}\u00ad{t[2:]}"),
    "text decomposed and wide": lambda t, p: text(p, ".txt", "".join(WIDE.get(c, c) for c in t)),
    "markdown": lambda t, p: text(p, ".md", " ".join(f"**{w}**" for w in t.split())),
    "css": lambda t, p: text(p, ".css", f"/* {t} */"),
}
WIDE = {chr(code): chr(code + 0xFEE0) for code in range(ord("A"), ord("z") + 1) if chr(code).isalpha()} | {"é": "e\u0301"}


def zip_bytes(content: str) -> bytes:
    """Return an archive with one text."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("a.txt", content)
    return into.getvalue()


def plant_all(folder: Path, texts: dict[str, str]) -> set[str]:
    """Return the names of the files written: each text in each artefact."""
    for i, plant in enumerate(PLANTS.values()):
        for j, words in enumerate(texts.values()):
            plant(words, folder / f"a{i:02d}-{j:02d}")
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("part", range(4))
def test_every_secret_in_every_artefact_is_reported_at_its_own_place(tmp_path: Path, secrets: Secrets, part: int) -> None:
    """Each planted file is named among the places, none because it could not be searched, and no text is shown."""
    leaks = dict(list(LEAKS.items())[part::4])
    planted = plant_all(tmp_path, leaks)
    with pytest.raises(ReleaseRefused) as caught:
        check_release(tmp_path, secrets)
    places = caught.value.places
    told = {place.partition(":")[0] for place in places}
    missed = [f"{list(leaks)[int(name[4:6])]} in {list(PLANTS)[int(name[1:3])]}" for name in sorted(planted - told)]
    assert missed == []
    assert not [place for place in places if "cannot" in place]
    assert not [leak for leak in leaks.values() if leak.lower() in "\n".join(places).lower()]
    assert "what to do about" in str(caught.value)


def test_clean_words_pass_in_every_artefact(tmp_path: Path, secrets: Secrets) -> None:
    """No format is refused for itself, nor numbers, colours, web addresses, pseudonyms or hope."""
    planted = plant_all(tmp_path, dict(enumerate(CLEAN)))
    assert check_release(tmp_path, secrets).files == len(planted)


@pytest.mark.parametrize(
    "name",
    [
        "Zolie.txt",
        "zoelie-interview.svg",
        "Zolie-Interview.csv",
        "amiranoorvik.txt",
        "amira_noorvik2.html",
        "lower-finchcombe.md",
    ],
)
@pytest.mark.parametrize("folder", [False, True], ids=["file", "empty folder"])
def test_names_of_files_and_folders_are_searched(tmp_path: Path, secrets: Secrets, name: str, folder: bool) -> None:
    """A name on the outside is a name, and the refusal does not repeat it."""
    path = tmp_path / name
    path.mkdir() if folder else path.write_text("x,y\n")
    with pytest.raises(ReleaseRefused, match="file 1 of the run: its name") as caught:
        check_release(tmp_path, secrets)
    assert name not in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        "Z o l i e",
        "Z.o.l.i.e",
        "Zo-\nlie",
        "Zоliе",
        "Zo%6cie",
        "Zo&amp;#108;ie",
        "Zo\\u{6c}ie",
        "Zo{\\'e}lie",
        "ZoÃ©lie",
        "Zo=C3=A9lie",
    ],
    ids=["spaced", "dotted", "wrapped", "Cyrillic", "percent", "twice", "script", "LaTeX", "misread", "quoted-printable"],
)
def test_coded_names_are_read(tmp_path: Path, secrets: Secrets, content: str) -> None:
    """Whatever a tool makes of a name, the gate reads it back."""
    (tmp_path / "a.txt").write_text(f"So: {content} was", encoding="utf-8")
    with pytest.raises(ReleaseRefused):
        check_release(tmp_path, secrets)


def test_an_empty_run_passes(tmp_path: Path, secrets: Secrets) -> None:
    """The gate counts what it searched."""
    assert check_release(tmp_path, secrets) == Passed(0, 0)
