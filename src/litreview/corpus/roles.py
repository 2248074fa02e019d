"""The role of each piece: body, heading, list item, caption, navigation, notice or reference."""

import re
from itertools import groupby, pairwise

from litreview.corpus.captions import is_caption
from litreview.corpus.citing import is_attribution, is_reference, is_reference_heading
from litreview.corpus.headings import is_heading_lead, is_heading_line, is_plain_heading
from litreview.corpus.navigation import is_navigation
from litreview.corpus.notices import is_contact, is_crisis_line, is_notice
from litreview.corpus.pieces import Piece
from litreview.corpus.wordlists import words

_LINK_LIST = words(
    """resources | additional resources | related resources | more resources | links | related links | useful links
    | related pages | see also | ressources | liens | liens utiles | pages connexes | voir aussi""",
    "|",
)
_RUN_AFTER_LEAD, _RUN_BY_MENU, _RUN = 3, 3, 5
_DIGIT = re.compile(r"\d")


def assign_roles(pieces: list[Piece]) -> list[Piece]:
    """Return ``pieces`` with a role each; pieces with a speaker or a question are body as they stand.

    Example:
        >>> from litreview.sources.blocks import Block
        >>> from litreview.corpus.pieces import cut_pieces
        >>> [p.role for p in assign_roles(cut_pieces([Block("About us"), Block("We meet weekly."), Block("Add Reply")]))]
        ['heading', 'body', 'navigation']
    """
    if all(piece.role and (piece.speaker or piece.heading) for piece in pieces):
        return pieces
    roles = [_own_role(piece) for piece in pieces]
    _mark_attributions(pieces, roles)
    _mark_headings(pieces, roles)
    _mark_references(pieces, roles)
    return [piece._replace(role=role or "body") for piece, role in zip(pieces, roles, strict=True)]


def _own_role(piece: Piece) -> str:
    text = piece.text
    if piece.speaker or piece.heading:
        return piece.role or "body"
    if is_navigation(text):
        return "navigation"
    if is_crisis_line(text) or (piece.role == "navigation" and is_notice(text)):
        return "notice"
    if piece.role in ("heading", "list item", "caption", "navigation", "notice", "reference"):
        return piece.role
    if is_caption(text):
        return "caption"
    if is_reference(text):
        return "reference"
    return "notice" if is_contact(text) else piece.role


def _mark_attributions(pieces: list[Piece], roles: list[str]) -> None:
    for i, (before, piece) in enumerate(pairwise(pieces), 1):
        told = roles[i] not in ("", "body") or piece.speaker or piece.heading
        if not told and is_attribution(piece.text, before.text, _adjoin(before, piece)):
            roles[i] = "reference"


def _adjoin(before: Piece, piece: Piece) -> bool:
    return before.source == piece.source or (before.line > 0 and piece.line == before.line + 1)


def _mark_headings(pieces: list[Piece], roles: list[str]) -> None:
    first = next((i for i, role in enumerate(roles) if role not in ("navigation", "notice")), -1)
    for i in range(len(pieces) - 1, -1, -1):
        if roles[i]:
            continue
        text, after = pieces[i].text, _next_role(roles, i)
        if text[-1] == ":":
            roles[i] = "heading" if after and is_heading_lead(text) else "body"
        elif after and (is_heading_line(text, i == first) or is_plain_heading(text)):
            roles[i] = "heading"
        else:
            roles[i] = "body"
    _mark_links(pieces, roles)
    _mark_runs(pieces, roles)


def _next_role(roles: list[str], i: int) -> str:
    return next((role for role in roles[i + 1 : i + 9] if role != "navigation"), "")


def _mark_links(pieces: list[Piece], roles: list[str]) -> None:
    """Under a heading such as "Related links", turn the short lines but the last before text into navigation."""
    listing = False
    for i, piece in enumerate(pieces):
        if roles[i] == "heading" and piece.text.strip(" :").lower() in _LINK_LIST:
            listing = True
        elif listing and roles[i] == "heading" and roles[i + 1 : i + 2] == ["heading"] and not piece.role:
            roles[i] = "navigation"
        elif roles[i] != "navigation":
            listing = False


def _mark_runs(pieces: list[Piece], roles: list[str]) -> None:
    """Turn a run of lines that cannot all be headings into a menu where it adjoins one, else into a list without bullets."""
    inferred = [role == "heading" and not piece.role and piece.text[-1] != ":" for piece, role in zip(pieces, roles, strict=True)]
    start = 0
    for told, group in groupby(inferred):
        end = start + len(list(group))
        if told:
            role, stop = _role_of_run(pieces, roles, start, end)
            roles[start:stop] = [role] * (stop - start)
        start = end


def _role_of_run(pieces: list[Piece], roles: list[str], start: int, end: int) -> tuple[str, int]:
    before, after = roles[start - 1 : start], roles[end : end + 1]
    last = end - (after not in ([], ["navigation"]))
    if start and pieces[start - 1].text[-1] == ":" and end - start >= _RUN_AFTER_LEAD:
        return "list item", last
    if "navigation" in before + after and end - start >= _RUN_BY_MENU and "body" not in roles[:start]:
        return "navigation", last - 1 if last < end else last
    if end - start >= _RUN and "body" in roles[:start]:
        return "list item", last
    return "heading", end


def _mark_references(pieces: list[Piece], roles: list[str]) -> None:
    """From the heading of a reference list to the next plain heading, turn the lines into references."""
    listing = False
    for i, piece in enumerate(pieces):
        if roles[i] in ("heading", "body") and is_reference_heading(piece.text):
            listing = True
            roles[i] = "heading"
        elif listing and _leaves_references(piece, roles[i]):
            listing = False
        elif listing and roles[i] in ("body", "list item", "heading") and not is_notice(piece.text):
            roles[i] = "reference"


def _leaves_references(piece: Piece, role: str) -> bool:
    if role == "heading":
        return piece.role == "heading" or is_plain_heading(piece.text)
    return role == "body" and len(piece.text) > 300 and not _DIGIT.search(piece.text)
