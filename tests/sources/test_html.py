"""HTML."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.errors import UnreadableSource
from litreview.sources.html import html_blocks, read_html

DATA = Path(__file__).parent.parent / "data" / "sources"


def test_structure_survives_and_the_frame_of_the_page_is_marked() -> None:
    """Scripts, styles and hidden parts are out; entities of the page's own are not expanded."""
    assert [(b.role, b.level, b.text) for b in read_html(DATA / "page.html").blocks] == [
        ("navigation", 0, "Kitchen network"),
        ("navigation", 0, "Home"),
        ("navigation", 0, "About"),
        ("navigation", 0, "We use cookies"),
        ("heading", 1, "Kitchens as meeting places"),
        ("", 0, "Cooking together is a form of support & company. It lasts."),
        ("list item", 1, "a shared meal"),
        ("list item", 2, "soup"),
        ("list item", 1, "company"),
        ("", 0, "They talk."),
        ("caption", 0, "Meals"),
        ("", 0, "Year | Meals"),
        ("", 0, "2021 | 340"),
        ("caption", 0, "Figure 1. The table"),
        ("", 0, "&lol2; stays."),
        ("navigation", 0, "© 2020 Kitchen network"),
    ]


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("words only", [("", "words only")]),
        ("<p>one<p>two", [("", "one"), ("", "two")]),
        ("<div>a<p>b</p>c</div>", [("", "a"), ("", "b"), ("", "c")]),
        ("<header><h1>Title</h1><p>Log in</p></header>", [("heading", "Title"), ("navigation", "Log in")]),
        ("<article><header><h2>Part</h2></header>x</article>", [("heading", "Part"), ("", "x")]),
        ("<div class='main-menu'><main><p>x</p></main></div>", [("", "x")]),
        ("<div id='site-footer'>x</div>", [("navigation", "x")]),
        ("<ol><li>a<li>b</ol>", [("list item", "a"), ("list item", "b")]),
        ("<table><tr><td>a<ul><li>b</ul></td></tr></table>", [("", "a"), ("list item", "b")]),
        ("one<br><br>two<br> <br/>three", [("", "one"), ("", "two"), ("", "three")]),
        ("<p>one<br>two</p>", [("", "one two")]),
        ("<p>Values:<br>• hope<br>• trust</p>", [("", "Values:"), ("list item", "hope"), ("list item", "trust")]),
        ("<p>1. cook<br>2. eat</p>", [("list item", "cook"), ("list item", "eat")]),
        ("<p>5. May<br>in the year 20. and later</p>", [("", "5. May in the year 20. and later")]),
        ("<p><strong>Hope</strong><br>People hope.</p>", [("", "Hope"), ("", "People hope.")]),
        ("<p>We <b>hope</b><br>and trust.</p>", [("", "We hope and trust.")]),
        ("<b>Word</b>next <i>soup</i>kitchen", [("", "Wordnext soupkitchen")]),
        (
            "<dl><dt>Peer<dd>An equal.<dt>Ally:<dd><p>A friend.</p><p>More.</p></dl>",
            [("list item", "Peer: An equal."), ("list item", "Ally: A friend."), ("", "More.")],
        ),
        ("<dl><dt>Peer<dd>An equal.<dd>A friend.</dl>", [("list item", "Peer: An equal."), ("list item", "A friend.")]),
        ("<dl><dt>Alone</dl>after", [("list item", "Alone"), ("", "after")]),
        ("<blockquote><p>Hope.</p><cite>A member</cite></blockquote>", [("", "Hope."), ("reference", "A member")]),
        ("<blockquote>Hope.<footer>A member</footer></blockquote>", [("", "Hope."), ("reference", "A member")]),
        ("<blockquote>As <cite>Roe</cite> says.</blockquote>", [("", "As Roe says.")]),
        ("<ul><li>a<ul><li>b<ol><li>c</ol></ul></ul>", [("list item", "a"), ("list item", "b"), ("list item", "c")]),
        ("<pre>one\n\ntwo\n- three\n- four</pre>", [("", "one"), ("", "two"), ("list item", "three"), ("list item", "four")]),
        ("<table><tr><th>Year<th>Meals<tr><td>2020<td></table>", [("", "Year | Meals"), ("", "2020")]),
        ("", []),
        ("<script>x</script>", []),
    ],
)
def test_forms_of_html(markup: str, blocks: list[tuple[str, str]]) -> None:
    """Each stretch of words is one block with the role that the page gives it."""
    assert [(block.role, block.text) for block in html_blocks(markup)] == blocks


@pytest.mark.parametrize(
    ("data", "text", "notes"),
    [
        (b"<meta charset='iso-8859-1'><p>caf\xe9", "café", ("decoded as iso-8859-1",)),
        (b"<meta charset='nonsense'><p>caf\xc3\xa9", "café", ()),
        ("<p>café".encode("utf-16"), "café", ("decoded as UTF-16-LE",)),
    ],
    ids=["declared", "unknown", "mark"],
)
def test_the_declared_encoding_counts(tmp_path: Path, data: bytes, text: str, notes: tuple[str, ...]) -> None:
    """What the page says of its encoding is believed where it holds."""
    path = tmp_path / "a.html"
    path.write_bytes(data)
    reading = read_html(path)
    assert (reading.blocks[0].text, reading.notes) == (text, notes)


def test_a_page_without_words_is_refused(tmp_path: Path) -> None:
    """A page that a script would fill holds nothing to read."""
    path = tmp_path / "a.html"
    path.write_text("<div id=app></div><script>fill()</script>")
    with pytest.raises(UnreadableSource, match="holds no words"):
        read_html(path)


def test_elements_nested_without_end_are_refused() -> None:
    """What the parser drops there would be lost in silence."""
    with pytest.raises(UnreadableSource, match="nested too deeply"):
        html_blocks("<div>" * 100_000 + "words")


@pytest.mark.parametrize(
    "hostile", ["<" * 300_000, "x<br>" * 100_000, "<a " * 100_000, "<!DOCTYPE a[" * 100_000, "&amp;" * 200_000]
)
def test_hostile_html_is_read_in_linear_time(hostile: str) -> None:
    """Nothing backtracks or joins again and again."""
    begun = time.process_time()
    html_blocks(hostile)
    assert time.process_time() - begun < 5


PARTS = ["<p>", "</p>", "<br>", "<b>", "</b>", "<li>", "<ul>", "</ul>", "<dt>", "<dd>", "<pre>", "</pre>", "<cite>", "<td>"]
WORDS = ["one ", "two. ", "• ", "1. ", "2. ", "\n", "three"]


@given(st.lists(st.sampled_from(PARTS + WORDS), max_size=30))
def test_no_word_of_a_page_is_lost(parts: list[str]) -> None:
    """Whatever encloses them; only bullets and numbers of items go, and signs between cells and terms come in."""
    spoken = " ".join(block.text for block in html_blocks("<div>" + "".join(parts) + "</div>"))
    for word in ("one", "two", "three"):
        assert spoken.count(word) == "".join(parts).count(word)


@given(st.text(alphabet="ab<>/&;pliu \n'\"=", max_size=120))
def test_any_text_is_html(text: str) -> None:
    """Nothing raises, and no block is empty."""
    assert all(block.text for block in html_blocks(text))
