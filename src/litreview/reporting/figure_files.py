"""The figures of the pages as SVG files that stand alone: what a page draws, and nothing drawn again."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path

_FIGURE = re.compile(
    r'aria-label="(?P<caption>[^"]*)" tabindex="0"><svg role="img" aria-label="(?P<alt>[^"]*)"(?P<look>[^>]*)>'
    r"(?P<inside>.*?)</svg>",
    re.DOTALL,
)
_TAG = re.compile(r"<[^<>]*>")
_SPACE, _LONGEST = ' xmlns="http://www.w3.org/2000/svg"', 80


def write_figures(pages: Iterable[str], folder: Path) -> list[Path]:
    """Return the paths of the figures of ``pages``, written to ``folder`` as SVG files that replace those of before.

    Example:
        >>> import tempfile
        >>> write_figures(["<p>No figure.</p>"], Path(tempfile.mkdtemp()) / "figures")
        []
    """
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.svg"):
        old.unlink()
    figures = collect_figures(pages)
    for name, svg in figures.items():
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
    return [folder / f"{name}.svg" for name in figures]


def collect_figures(pages: Iterable[str]) -> Mapping[str, str]:
    """Return the figures of ``pages`` by name, each once; a second figure of the same caption ends in ``-2``.

    Each is a whole SVG document on white, with its caption as title and its alt text as description.

    Example:
        >>> page = '<div aria-label="One map" tabindex="0"><svg role="img" aria-label="Six works."><g/></svg></div>'
        >>> "<desc>Six works.</desc>" in collect_figures([page, page])["one-map"]
        True
    """
    found: dict[str, str] = {}
    for page in pages:
        for match in _FIGURE.finditer(page):
            svg = _stand_alone(match)
            if svg not in found.values():
                found[_free_name(name_figure(unescape(match["caption"])), found)] = svg
    return found


def name_figure(caption: str) -> str:
    """Return the name of the file of a figure: its caption in small letters and hyphens; it stays while the caption does.

    Example:
        >>> name_figure("Évidence: models & outcomes")
        'evidence-models-outcomes'
    """
    plain = unicodedata.normalize("NFKD", caption).encode("ascii", "ignore").decode("ascii").lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:_LONGEST].rstrip("-") or "figure"


def _free_name(name: str, taken: Mapping[str, str]) -> str:
    number = 2
    free = name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free


def _stand_alone(match: re.Match[str]) -> str:
    """Return one figure as a document: black on white where a page would give its own colours."""
    look = match["look"] if " xmlns=" in match["look"] else _SPACE + match["look"]
    inside = _TAG.sub(lambda tag: tag[0].replace('class="paper"', 'fill="#ffffff"'), match["inside"])
    words = f"<title>{match['caption']}</title><desc>{match['alt']}</desc>"
    sheet = '<rect width="100%" height="100%" fill="#ffffff"/>'
    return f'<svg role="img" color="#111111"{look}>{words}{sheet}{inside}</svg>\n'
