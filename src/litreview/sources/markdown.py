"""Markdown: its structure kept, its signs taken off."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.sources.blocks import Block
from litreview.sources.html import html_blocks
from litreview.sources.markers import find_marker
from litreview.sources.plain import plain_blocks
from litreview.sources.reading import Reading, read_text

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:(?!(?:---|\.\.\.)[ \t]*$).*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|$)", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()\s]*\)")
_LIST_DEPTH = {"bullet_list_open": 1, "ordered_list_open": 1, "bullet_list_close": -1, "ordered_list_close": -1}
_LARGEST, _LONGEST_PARAGRAPH = 5_000_000, 20_000


def read_markdown(path: Path) -> Reading:
    """Return the blocks of the Markdown file at ``path`` (CommonMark and tables); front matter is left out.

    Raises:
        UnreadableSource: see ``read_text``.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "a.md"
        >>> _ = path.write_text("# Values\\n\\n- **hope**\\n- [dignity](https://example.org)\\n")
        >>> [(block.text, block.role, block.level) for block in read_markdown(path).blocks]
        [('Values', 'heading', 1), ('hope', 'list item', 1), ('dignity', 'list item', 1)]
    """
    text, notes = read_text(path, "md", largest=_LARGEST)
    return Reading(tuple(markdown_blocks(text)), notes=notes)


def markdown_blocks(text: str) -> list[Block]:
    """Return the blocks of Markdown ``text``: headings, items with their depth, paragraphs, captions and table rows.

    A paragraph of more than 20,000 characters is taken as plain text, because its signs would take too long to match.

    Example:
        >>> [block.text for block in markdown_blocks("> *Peer* support\\n> is `mutual`.")]
        ['Peer support is mutual.']
    """
    from markdown_it import MarkdownIt

    front = _FRONT_MATTER.match(text)
    skipped = text.count("\n", 0, front.end()) if front else 0
    references: dict[str, object] = {}
    parser = MarkdownIt("commonmark").enable("table").disable("inline")
    tokens = parser.parse(text[front.end() :] if front else text, references)
    return [block for block in _walk(tokens, skipped + 1, _Inline(references)) if block.text]


class _Inline:
    """Takes the signs off the words of one paragraph, knowing the link references of its document."""

    def __init__(self, references: dict[str, object]) -> None:
        from markdown_it import MarkdownIt

        self._parser, self._references = MarkdownIt("commonmark"), references

    def words(self, source: str) -> str:
        if len(source) > _LONGEST_PARAGRAPH:
            return " ".join(source.split())
        (token,) = self._parser.parseInline(source, self._references)
        return " ".join("".join(_words_of(token.children or [])).split())


def _words_of(tokens: Sequence["Token"]) -> Iterator[str]:
    """Yield the words of inline ``tokens``; what stands in a script or style is none."""
    script = False
    for token in tokens:
        tag = token.content[:8].lower() if token.type == "html_inline" else ""
        script = tag.startswith(("<script", "<style")) or (script and not tag.startswith(("</script", "</style")))
        if token.type in ("softbreak", "hardbreak") or tag.startswith("<br"):
            yield "\n"
        elif not tag and not script:
            yield token.content


def _walk(tokens: Sequence["Token"], first: int, inline: _Inline) -> Iterator[Block]:
    """Yield a block for each heading, paragraph, table row, code block and stretch of HTML."""
    depth, fresh, row, row_line = 0, False, [], 0
    before, tag = "", ""
    for token in tokens:
        line = first + token.map[0] if token.map else 0
        if token.type in _LIST_DEPTH:
            depth += _LIST_DEPTH[token.type]
        elif token.type == "list_item_open":
            fresh = True
        elif token.type == "tr_close":
            yield Block(" | ".join(filter(None, row)), line=row_line)
        elif token.type == "tr_open":
            row, row_line = [], line
        elif token.type == "inline" and before in ("th_open", "td_open"):
            row.append(inline.words(token.content))
        elif token.type == "inline" and before == "heading_open":
            yield Block(inline.words(token.content), role="heading", level=int(tag[1:]), line=line)
        elif token.type == "inline":
            yield from _paragraph(token.content, line, depth if fresh else 0, inline)
            fresh = False
        elif token.type in ("fence", "code_block"):
            yield from plain_blocks(token.content, line)
        elif token.type == "html_block":
            yield from html_blocks(token.content, line)
        before, tag = token.type, token.tag


def _paragraph(source: str, line: int, depth: int, inline: _Inline) -> Iterator[Block]:
    """Yield the paragraph as one block, or as several where bullets or numbered references begin its lines."""
    if depth:
        yield Block(inline.words(source), role="list item", level=depth, line=line)
    elif any(_is_item(part) for part in source.split("\n")):
        for block in plain_blocks(source, line):
            yield replace(block, text=inline.words(block.text))
    elif _IMAGE.fullmatch(source):
        yield Block(inline.words(source), role="caption", line=line)
    else:
        yield Block(inline.words(source), line=line)


def _is_item(line: str) -> bool:
    marker = find_marker(line)
    return marker is not None and (marker.kind == "reference" or line.lstrip()[0] not in "–-*") and "number" not in marker.kind
