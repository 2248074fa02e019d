import re

from litreview.exchange.qda import QdaCoding, list_coders, make_guid


def test_a_guid_is_the_same_in_every_run_and_tells_its_parts_apart() -> None:
    """Joined parts never collide."""
    assert make_guid("code", "VAL.HOPE") == make_guid("code", "VAL.HOPE")
    assert make_guid("a", "bc") != make_guid("ab", "c")
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", make_guid("x"))


def test_coders_are_listed_once() -> None:
    """In an order that does not depend on the codings."""
    codings = [QdaCoding("d", 0, 1, "a", "C", coder) for coder in ("zoe", "ann", "zoe")]
    assert list_coders(codings) == ["ann", "zoe"]
