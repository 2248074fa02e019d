"""The trained pipeline of the extra ``ner``: what it finds, and that nothing but the copy known here is used."""

import shutil
import sys
from importlib import invalidate_caches
from importlib.metadata import distribution
from importlib.util import find_spec

import pytest

from litreview.errors import InputFaults
from litreview.privacy import trained
from litreview.privacy.trained import PIPELINE, VERSION, check_pipeline, find_entities

installed = pytest.mark.skipif(find_spec(PIPELINE) is None, reason="the extra ner is not installed")


@pytest.fixture
def search_path():
    """Return where packages are looked for, to be changed until the test ends."""
    before = list(sys.path)
    yield sys.path
    sys.path[:] = before
    invalidate_caches()


def found(text):
    return [(text[one.start : one.end], one.kind) for one in find_entities([text])[0]]


@installed
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Sarah Lindqvist drove us to Moncton.", [("Sarah Lindqvist", "name"), ("Moncton", "place")]),
        ("then my friend grace lindqvist drove us", [("grace lindqvist", "name")]),
        ("Peer support helps people.", []),
        ("", []),
    ],
)
def test_names_and_places_are_found_in_either_case(text, expected):
    """Small letters are given capitals where a name may stand, and spans count in the text as it was."""
    assert found(text) == expected


@installed
def test_each_text_has_its_own_answer():
    """Texts keep their order, also those in which nothing is found."""
    texts = ["Nothing here.", "Ask Sarah Lindqvist.", "Nothing there."]
    assert [len(one) for one in find_entities(texts)] == [0, 1, 0]


@installed
def test_the_installed_copy_is_the_one_known():
    """No fault where version and weights are those named here."""
    assert check_pipeline("review.toml") == []


@installed
def test_a_changed_copy_is_refused(tmp_path, search_path):
    """Where the weights are not the ones known, a fault names the file, and nothing is loaded."""
    known = distribution(PIPELINE)
    copy = tmp_path / PIPELINE / f"{PIPELINE}-{VERSION}"
    shutil.copytree(known.locate_file(PIPELINE) / f"{PIPELINE}-{VERSION}", copy)
    shutil.copytree(next(known.locate_file("").glob(f"{PIPELINE}-*.dist-info")), tmp_path / f"{PIPELINE}-{VERSION}.dist-info")
    (copy / "ner" / "model").write_bytes(b"other weights")
    search_path.insert(0, str(tmp_path))
    invalidate_caches()
    assert ["ner/model" in fault.message for fault in check_pipeline("review.toml")] == [True]
    trained._load_pipeline.cache_clear()
    with pytest.raises(InputFaults, match="not the file that is known"):
        find_entities(["Ask Sarah."])


def test_without_the_pipeline_a_fault_says_what_to_do(tmp_path, search_path):
    """Where nothing of that name is installed, the fault names the extra."""
    search_path[:] = [str(tmp_path)]
    faults = check_pipeline("review.toml")
    assert ["litreview-toolkit[ner]" in fault.message for fault in faults] == [True]
