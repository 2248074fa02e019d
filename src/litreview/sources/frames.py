"""The frame of an HTML page: menus, footers, banners, asides of links, and what the page does not show."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNREAD = "script style head template noscript iframe object embed canvas audio video svg math select textarea button"
_SKIPPED = frozenset(_UNREAD.split())
_FURNITURE = frozenset(("nav", "footer", "dialog", "label"))
_QUOTING = frozenset(("blockquote", "figure"))
_ROLES = "navigation contentinfo banner search menu menubar dialog alertdialog"
_FURNITURE_ROLES = frozenset(_ROLES.split())
_FRAME = """
nav navbar navigation submenu footer breadcrumb breadcrumbs cookie cookies cookieconsent cookiebanner cookiebar gdpr onetrust
pagination pager
"""
_FRAME_WORDS = frozenset(_FRAME.split())
_DOUBTFUL = frozenset(("menu", "sidebar", "skip", "social", "share", "sharing", "newsletter", "toolbar"))
_FITTING = """
main site page top bottom left right primary secondary header global mobile desktop links link icons icon buttons button bar
list item items block widget widgets wrapper wrap container box area inner outer region section panel column col form signup
subscribe media follow to content first second offcanvas dropdown toggle this
"""
_COMPANIONS = _DOUBTFUL | frozenset(_FITTING.split())
_NAMED = frozenset(("div", "ul", "ol", "section", "aside", "p", "form", "header", "span", "a"))
_CONTENT = frozenset(("body", "main", "article"))
_TOKEN = re.compile(r"[a-z0-9]+")
_LITTLE = 400
_ABOUT = ("has", "no", "with", "without")


def is_unread(element: "_Element", tag: str) -> bool:
    """Return whether a page does not show the words of ``element``, or they are none of its text (scripts, form fields).

    Example:
        >>> from lxml.html import fromstring
        >>> is_unread(fromstring("<p style='display: none'>x</p>"), "p"), is_unread(fromstring("<p>x</p>"), "p")
        (True, False)
    """
    style = element.get("style", "").replace(" ", "").lower()
    return tag in _SKIPPED or "hidden" in element.attrib or "display:none" in style or "visibility:hidden" in style


def is_frame(element: "_Element", tag: str, in_content: bool) -> bool:
    """Return whether ``element`` is a part of the page's frame: by its tag, role or class, or because it is all links.

    ``in_content`` says whether it stands inside ``main`` or ``article``. What holds the page's heading or most of its
    words is no frame, whatever its class says.

    Example:
        >>> from lxml.html import fromstring
        >>> [is_frame(fromstring(f"<div class='{name}'>x</div>"), "div", True) for name in ("main-menu", "social-support")]
        [True, False]
    """
    if tag in _CONTENT:
        return False
    if tag == "footer" and any(above.tag in _QUOTING for above in element.iterancestors()):
        return False
    if tag in _FURNITURE or element.get("role", "").lower() in _FURNITURE_ROLES or (tag == "header" and not in_content):
        return True
    if tag in ("aside", "td"):
        return _is_all_links(element, 0.5 if tag == "aside" else 0.9) or (tag == "aside" and _is_named(element))
    return tag in _NAMED and _is_named(element)


def _is_named(element: "_Element") -> bool:
    names = f"{element.get('class', '')} {element.get('id', '')}".lower().split()
    if not any(map(_names_frame, names)) or any(element.find(f".//{tag}") is not None for tag in ("h1", "main", "article")):
        return False
    body = next((above for above in element.iterancestors("body")), None)
    return body is None or 2 * _length(element) < _length(body) or _length(element) < _LITTLE


def _names_frame(name: str) -> bool:
    """Return whether a class or id names a part of the frame; "social-links" does, "social-support" does not."""
    words = _TOKEN.findall(name)
    if not words or words[0] in _ABOUT:
        return False
    if not _FRAME_WORDS.isdisjoint(words):
        return True
    return not _DOUBTFUL.isdisjoint(words) and all(word in _COMPANIONS or word.isdigit() for word in words)


def _is_all_links(element: "_Element", share: float) -> bool:
    links = [_length(link) for link in element.iter("a") if link.get("href")]
    return len(links) > 1 and sum(links) >= share * _length(element) > 0


def _length(element: "_Element") -> int:
    return sum(len(words.strip()) for words in element.itertext())
