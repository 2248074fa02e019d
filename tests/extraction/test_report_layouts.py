"""Numbered recommendations of reports, from PDF pages of several layouts made here."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Paragraph, Spacer

from litreview.corpus.build import build_document
from litreview.extraction.lists import find_lists
from litreview.extraction.recommendations import find_recommendations
from litreview.sources.pdf import read_pdf

TEXT = ParagraphStyle("text", fontName="Times-Roman", fontSize=11, leading=14, spaceAfter=8)
BOLD = ParagraphStyle("bold", parent=TEXT, fontName="Times-Bold")
HEAD = ParagraphStyle("head", parent=TEXT, fontName="Times-Bold", fontSize=17, leading=20, spaceBefore=10, spaceAfter=10)
SMALL = ParagraphStyle("small", parent=TEXT, fontSize=8, leading=10)

DEEDS = [
    "The ministry should pay every ferry worker for the hours spent waiting in harbour.",
    "We recommend that the harbour board publish the delays of each ferry once a month.",
    "Island schools must be told of a cancelled crossing before seven in the morning.",
    "We urge the county to open a night shelter beside the terminal before the winter.",
    "Ticket prices for carers ought to be halved within two years of this report.",
    "The operator should train its crews to help passengers who use a wheelchair.",
    "We recommend a single telephone number for the lost goods of all three lines.",
    "Parliament should review the licence of the operator in the light of these findings.",
    "The regulator must fine the operator where a boat leaves ahead of its timetable.",
    "We recommend that the islanders elect half of the members of the harbour board.",
]
TOLD = [
    "The first steam ferry crossed the sound in 1871 and carried mail and cattle.",
    "Witnesses said that fares should be lower, and one called the pier a disgrace.",
    "The operator told us that it would have to hire forty people to keep the timetable.",
]


def build(path: Path, flow: list[Flowable], columns: int = 1) -> list[str]:
    """The recommendations found in a PDF of ``flow`` with a running head and page numbers."""
    width, height = A4
    step = (width - 120) / columns
    frames = [Frame(60 + at * step, 70, step - 12 * (columns > 1), height - 150) for at in range(columns)]

    def furnish(canvas: object, template: BaseDocTemplate) -> None:
        canvas.setFont("Times-Roman", 9)  # type: ignore[attr-defined]
        canvas.drawString(60, height - 40, "FERRIES AND THE ISLANDS")  # type: ignore[attr-defined]
        canvas.drawString(300, 30, str(template.page))  # type: ignore[attr-defined]

    document = BaseDocTemplate(str(path), pagesize=A4)
    document.addPageTemplates([PageTemplate(frames=frames, onPage=furnish)])
    document.build(flow)
    reading = read_pdf(path)
    made = build_document(path.name, "", reading.blocks, depth="full text", evidence_kind="policy", pages=reading.pages)
    return [" ".join(str(row["quote"]).split()) for row in find_recommendations(made, {}, find_lists(made, {}))]


def body() -> list[Flowable]:
    """Two pages of report before its list."""
    return [
        Paragraph("The crossing", HEAD),
        *[Paragraph(f"{n}. {text}", TEXT) for n, text in enumerate(TOLD * 3, 1)],
        PageBreak(),
    ]


def in_section(number: Callable[[int], str], style: ParagraphStyle = TEXT) -> list[Flowable]:
    """A report whose last chapter lists its recommendations."""
    items = [Paragraph(f"{number(n)} {text}", style) for n, text in enumerate(DEEDS, 1)]
    return [*body(), Paragraph("Conclusions and recommendations", HEAD), *items]


LAYOUTS: dict[str, tuple[list[Flowable], int]] = {
    "plain numbers": (in_section(lambda n: f"{n}."), 1),
    "decimal numbers": (in_section(lambda n: f"8.{n}"), 1),
    "bold paragraphs": (in_section(lambda n: f"{n + 40}.", BOLD), 1),
    "two columns": (in_section(lambda n: f"{n}."), 2),
    "labels": ([*body(), *[Paragraph(f"Recommendation {n}: {text}", TEXT) for n, text in enumerate(DEEDS, 1)]], 1),
    "letters": ([*body(), *[Paragraph(f"R{n}. {text}", BOLD) for n, text in enumerate(DEEDS, 1)]], 1),
    "labels apart": (
        [
            *body(),
            *[
                part
                for n, text in enumerate(DEEDS, 1)
                for part in (Paragraph(f"Recommendation {n}", HEAD), Paragraph(text, TEXT), Paragraph(TOLD[n % 3], TEXT))
            ],
        ],
        1,
    ),
    "over pages": (
        [
            *body(), Paragraph("Recommendations", HEAD), Spacer(1, 420),
            *[Paragraph(f"{n}. {text}", TEXT) for n, text in enumerate(DEEDS, 1)],
        ],
        1,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("flow", "columns"), LAYOUTS.values(), ids=LAYOUTS)
def test_a_reports_list_is_found_in_any_layout(flow: list[Flowable], columns: int, tmp_path: Path) -> None:
    """Each of ten recommendations is found, what is told in the report is not."""
    found = build(tmp_path / "report.pdf", list(flow), columns)
    assert [text for text in DEEDS if not any(text in row for row in found)] == []
    assert len(found) <= len(DEEDS) + 1


def test_a_summary_that_says_it_first_does_not_count_twice(tmp_path: Path) -> None:
    """The list in the summary and the list at the end make one row each."""
    summary = [
        Paragraph("Summary of recommendations", HEAD),
        *[Paragraph(f"{n}. {text}", TEXT) for n, text in enumerate(DEEDS, 1)],
    ]
    found = build(tmp_path / "report.pdf", [*summary, PageBreak(), *in_section(lambda n: f"{n}.")])
    assert len(found) == len(DEEDS)


def test_the_chapters_that_a_list_repeats_add_nothing(tmp_path: Path) -> None:
    """What a chapter recommends and the list says again is one row, what only the chapter recommends one more."""
    chapter = [Paragraph("The pier", HEAD), Paragraph(f"14. {DEEDS[1]} {TOLD[0]}", TEXT)]
    alone = Paragraph("15. We recommend that the old pier be kept for anglers and walkers.", TEXT)
    found = build(tmp_path / "report.pdf", [*chapter, alone, PageBreak(), *in_section(lambda n: f"{n}.")])
    assert len(found) == len(DEEDS) + 1
    assert sum("old pier" in text for text in found) == 1


def test_an_answer_gives_what_was_recommended_to_its_authors(tmp_path: Path) -> None:
    """Of a response to a report only the recommendations it answers are rows, not its own argument."""
    flow: list[Flowable] = [Paragraph("Response to the Harbour Inquiry’s report on ferries", HEAD)]
    for n, text in enumerate(DEEDS[:3], 1):
        flow += [Paragraph(f"Recommendation {n}: {text}", BOLD), Paragraph("Our response", HEAD)]
        flow += [Paragraph("We accept this in part. The money must be found elsewhere and should not come from schools.", TEXT)]
        flow += [Paragraph("The next point", HEAD)]
    found = build(tmp_path / "answer.pdf", flow)
    assert [any(text in row for row in found) for text in DEEDS[:3]] == [True] * 3
    assert len(found) == 3


def test_footnotes_and_wrapped_words_stay_out_of_the_way(tmp_path: Path) -> None:
    """Small print under the list is no recommendation, though it says "should"."""
    notes = [Spacer(1, 30), *[Paragraph(f"{n} Evidence of the pilots, who say fares should fall.", SMALL) for n in (1, 2, 3)]]
    found = build(tmp_path / "report.pdf", [*in_section(lambda n: f"{n}."), *notes])
    assert not any("pilots" in text for text in found)
