"""The recipe makes every table of the interface, the same ones each time."""

from collections.abc import Callable
from dataclasses import replace

import pypandoc

from litreview.coding.codebook import Codebook
from litreview.review import FlowBox, Review
from litreview.running.inputs import load_inputs
from litreview.running.pipeline import Built, build_tables
from litreview.running.spans import check_spans
from litreview.synthesis.cited import MOST_CITED
from litreview.tables import COLUMNS


def build(review: Review) -> Built:
    """Return the tables of a review."""
    return build_tables(review, load_inputs(review), 1, lambda line: None)


def test_every_declared_table_is_made_and_every_quotation_is_its_text(tiny: Review) -> None:
    """No table is missing, and spans hold across all stages."""
    built = build(tiny)
    assert sorted(built.tables) == sorted(COLUMNS)
    assert check_spans(built.tables, built.texts) > 10


def test_two_builds_are_equal(tiny: Review) -> None:
    """Same inputs, same tables."""
    one, two = build(tiny), build(tiny)
    assert all(one.tables[name].equals(two.tables[name]) for name in COLUMNS)
    assert one.texts == two.texts


def test_a_file_that_could_not_be_read_is_a_document_with_a_message(tiny: Review) -> None:
    """It stands among the documents as rejected, and in rejected with the reason."""
    (tiny.corpus / "literature" / "fake.docx").write_bytes(b"not a zip")
    tables = build(tiny).tables
    row = tables["documents"].set_index("document_id").loc["fake"]
    assert (row.status, row.segments) == ("rejected", 0)
    assert row.message == tables["rejected"].set_index("path").reason["corpus/literature/fake.docx"]


def test_screening_decisions_stand_beside_their_records(tiny: Review) -> None:
    """A decision and its reason are in the table of records."""
    with (tiny.corpus / "screening.csv").open("a", encoding="utf-8") as file:
        file.write("roe2020,include,on topic,a,2026-01-01\n")
    records = build(tiny).tables["records"].set_index("citation_key")
    assert records.loc["roe2020", ["screening", "reason"]].tolist() == ["include", "on topic"]
    assert records.screening["guide2021"] == ""


def test_the_flow_counts_the_review_and_takes_up_its_own_boxes(tiny: Review) -> None:
    """Full texts are a stage of their own once one was decided on; a file that could not be read is no text."""
    (tiny.corpus / "literature" / "fake.docx").write_bytes(b"not a zip")
    line = "citation_key,decision,reason,coder,date,stage\nroe2020,include,,a,2026-01-01,full text\n"
    (tiny.corpus / "screening.csv").write_text(line, encoding="utf-8")
    box = FlowBox(after="identified", words="Set aside before import", number=3)
    flow = build(replace(tiny, settings=tiny.settings.model_copy(update={"prisma": [box]}))).tables["flow"]
    numbers = {(row.step, row.detail): row.number for row in flow.itertuples()}
    assert numbers["reports assessed for eligibility", ""] == numbers["studies included", ""] == 1
    assert numbers["custom, after identified", "Set aside before import"] == 3
    assert numbers["texts read without a record", ""] == 0


def test_a_review_without_anything_in_it_still_has_its_tables(tiny: Review) -> None:
    """No literature and no consultation: empty tables and every gap named."""
    for path in [*(tiny.corpus / "literature").iterdir(), tiny.corpus / "consultation" / "fg1.vtt"]:
        path.unlink()
    tables = build(tiny).tables
    assert tables["segments"].empty
    assert set(tables["framework_evidence"].gap) == {"no evidence found in this review"}
    assert set(tables["recommendation_evidence"].gap) == {"no recommendation found in this review"}


def test_decisions_of_people_about_nothing_in_the_review_are_told(tiny: Review) -> None:
    """A code on a text that is gone and a judgement on a recommendation that is gone are rows of rejected and notices."""
    (tiny.corpus / "coding" / "a.jsonl").write_text(
        '{"id":"1","document_id":"gone2001","quote":"words","start":0,"code":"VAL.HOPE",'
        '"decision":"accepted","coder":"a","at":"2026-01-01T00:00:00+00:00"}\n',
        encoding="utf-8",
    )
    with (tiny.corpus / "judgements.csv").open("a", encoding="utf-8") as file:
        file.write("recommendation,gone2001.r001,agreement" + "," * 10 + ",a,2026-01-01,x,,,\n")
    built = build(tiny)
    told = {row.kind: (row.path, row.line) for row in built.tables["rejected"].itertuples()}
    assert told == {"coding": ("corpus/coding/a.jsonl", 1), "judgement": ("corpus/judgements.csv", 2)}
    assert {"corpus/coding/a.jsonl", "corpus/judgements.csv"} <= {notice.path for notice in built.notices}


def test_a_record_that_is_screened_out_is_no_evidence(tiny: Review) -> None:
    """Its abstract is not read, and the record stays with its reason."""
    bib = tiny.references.read_text(encoding="utf-8")
    tiny.references.write_text(bib + "\n@article{out2001, title={Out}, abstract={Peer support gives hope.}}\n", encoding="utf-8")
    with (tiny.corpus / "screening.csv").open("a", encoding="utf-8") as file:
        file.write("out2001,exclude,off topic,a,2026-01-01\n")
    tables = build(tiny).tables
    assert "out2001" not in set(tables["documents"].citation_key)
    assert tables["records"].set_index("citation_key").reason["out2001"] == "off topic"


def test_a_transcript_with_something_unsettled_is_held_back(tiny: Review) -> None:
    """Nothing of it may reach a page for participants until a person has signed it; without proposals nothing is held."""
    path = tiny.corpus / "consultation" / "fg1.vtt"
    told = path.read_text(encoding="utf-8")
    held = []
    for words in (told, told.replace("they told me", "Ottoline Brask told me")):
        path.write_text(words, encoding="utf-8")
        inputs = load_inputs(tiny)
        inputs = replace(inputs, examples=[], codebook=Codebook({"OUT.HOPE": inputs.codebook["OUT.HOPE"]}))
        held.append(build_tables(tiny, inputs, 1, lambda line: None).held_back)
    assert held == [(), ("fg1",)]


def test_every_record_is_cited(tiny: Review) -> None:
    """In running text and in full, in both languages; nothing is to be told."""
    built = build(tiny)
    cited = built.tables["citations"]
    assert set(cited.citation_key) == set(built.tables["records"].citation_key)
    assert all((cited[name] != "").all() for name in ("citation", "citation_fr", "reference", "reference_fr"))
    assert not [notice for notice in built.notices if "pandoc" in notice.message]


def test_a_run_without_pandoc_goes_on_and_says_so(tiny: Review, setenv: Callable[[str, str], None]) -> None:
    """Works are then named by their titles."""
    setenv("PYPANDOC_PANDOC", str(tiny.root / "no-pandoc"))
    pypandoc.clean_pandocpath_cache()
    built = build(tiny)
    pypandoc.clean_pandocpath_cache()
    assert built.tables["citations"].empty
    (notice,) = [notice for notice in built.notices if "pandoc" in notice.message]
    assert notice.path == "references.bib"
    assert "named by their titles" in notice.message


def test_of_very_many_records_those_are_cited_that_evidence_rests_on(tiny: Review) -> None:
    """A notice tells how many, and the others keep their rows as records."""
    idle = "".join(f"@article{{idle{n}, title={{Idle {n}}}, author={{Roe, A.}}, year={{2001}}}}\n" for n in range(MOST_CITED))
    tiny.references.write_text(tiny.references.read_text(encoding="utf-8") + idle, encoding="utf-8")
    built = build(tiny)
    assert len(built.tables["records"]) > MOST_CITED
    assert 0 < len(built.tables["citations"]) < 10
    (notice,) = [notice for notice in built.notices if "cited in full" in notice.message]
    assert (notice.path, notice.message.split()[0]) == ("references.bib", str(len(built.tables["records"])))
