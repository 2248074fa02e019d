import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.records import check_coder
from litreview.exchange.coder_ids import name_coders


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["coder-a"], ["coder-a"]),
        (["Zoë Q."], ["zoe-q"]),
        (["Zoë Q.", "zoe-q", "zoe q"], ["zoe-q-2", "zoe-q", "zoe-q-3"]),
        ([""], ["imported"]),
        (["Łucja", "Юлия"], ["ucja", "imported"]),
        (["litreview", "CON"], ["coder-litreview", "coder-con"]),
        (["x" * 60], ["x" * 28]),
    ],
    ids=["one that can be", "sounds like", "alike", "nobody", "no latin letters", "not to be had", "long"],
)
def test_names_become_ids(names: list[str], ids: list[str]) -> None:
    """Who has an id already keeps it."""
    assert [name_coders(names)[name] for name in names] == ids


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_names_become_ids_of_their_own(names: list[str]) -> None:
    """Each names a file on every machine, and none is that of another."""
    ids = name_coders(names)
    assert set(ids) == set(names)
    assert len(set(ids.values())) == len(ids)
    assert [check_coder(one) for one in ids.values()] == list(ids.values())
