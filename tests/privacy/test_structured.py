"""Texts of CSV, JSON, notebooks and Parquet."""

import base64
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from litreview.privacy.structured import read_csv, read_json, read_parquet
from litreview.privacy.units import Unsearchable


def texts(units):
    return [unit.text for unit in units]


def parquet(table):
    into = io.BytesIO()
    pq.write_table(table, into)
    return into.getvalue()


def test_a_notebook_is_read_with_outputs_and_metadata():
    """Lines are joined, HTML outputs read as markup, and keys and metadata seen."""
    notebook = {
        "cells": [
            {"source": ["x = 'A\n", "nn'"], "outputs": [{"data": {"text/html": ["<b>An</b>n\n", "Lee"]}}]},
            {"metadata": {"papermill": {"Secret key": "kept"}}},
        ]
    }
    found = texts(read_json(json.dumps(notebook)))
    assert {"x = 'A\nnn'", "Ann\nLee", "Secret key", "kept"} <= set(found)


def test_json_escapes_are_decoded():
    """A name written as escapes is seen."""
    assert "Zoé" in texts(read_json('["Zo\\u00e9"]'))


@pytest.mark.parametrize(
    "content",
    ['{"a": ', '{"image/jpeg": "AAAA"}', '{"image/png": "!!"}', '{"image/png": "AAAA"}', "[" * 100_000],
    ids=["broken", "jpeg", "no base64", "no PNG", "too deep"],
)
def test_json_that_cannot_be_searched_is_refused(content):
    """What is not JSON, or holds an image that cannot be read, is refused."""
    with pytest.raises(Unsearchable):
        list(read_json(content))


def test_svg_outputs_are_read_as_markup():
    """Text inside an SVG output of a notebook is seen over its tags."""
    svg = json.dumps({"image/svg+xml": "<svg><text>A<tspan>nn</tspan></text></svg>"})
    assert "Ann" in texts(read_json(svg))


def test_every_column_kind_of_parquet_is_read():
    """Strings, dictionaries, nested values, bytes and whole numbers are seen, and so is the metadata."""
    table = pa.table(
        {
            "a": ["Ann"],
            "b": pa.array(["Bea"]).dictionary_encode(),
            "c": [["Cy", "Di"]],
            "d": [{"x": "Ed"}],
            "e": [b"Flo"],
            "f": [130692544],
        }
    ).replace_schema_metadata({"note": "Gus"})
    found = texts(read_parquet(parquet(table)))
    assert {"Ann", "Bea", "Cy", "Di", "Ed", "Flo", "130692544", "note Gus", "a", "x"} <= set(found)


def test_rows_of_parquet_and_csv_know_their_document():
    """The document of each cell is known, so that consultation can be searched more strictly."""
    table = pa.table({"segment_id": ["fg1#00001"], "text": ["Hello."]})
    assert [unit.document for unit in read_parquet(parquet(table)) if unit.text == "Hello."] == ["fg1"]
    assert [unit.document for unit in read_csv("document_id,text\nfg1,Hello.\n") if unit.text == "Hello."] == ["fg1"]


def test_broken_parquet_is_refused():
    """Bytes that are no Parquet are refused."""
    with pytest.raises(Unsearchable):
        list(read_parquet(b"PAR1 and nothing"))


def test_a_csv_that_is_none_is_read_as_text():
    """An open quotation mark, or an endless cell, hides nothing."""
    assert texts(read_csv('a,"Ann')) == ['a,"Ann']
    assert any("Ann" in text for text in texts(read_csv("x" * 200_000 + " Ann")))


def test_base64_png_outputs_are_opened():
    """An image in a notebook is decoded and its texts read."""
    content = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\x05tEXta\x00Ann\x00\x00\x00\x00"
    assert any("Ann" in text for text in texts(read_json(json.dumps({"image/png": base64.b64encode(content).decode()}))))
