"""The records of a run as RIS, for reference managers and screening tools."""

from collections.abc import Iterable, Mapping

from litreview.exchange.entry import clean_text

_TYPES = {
    "article": "JOUR",
    "book": "BOOK",
    "incollection": "CHAP",
    "inbook": "CHAP",
    "inproceedings": "CONF",
    "thesis": "THES",
    "phdthesis": "THES",
    "mastersthesis": "THES",
    "report": "RPRT",
    "techreport": "RPRT",
    "online": "ELEC",
}
_IN_CONTAINER = frozenset({"JOUR", "CHAP", "CONF"})


def render_ris(records: Iterable[Mapping[str, object]]) -> bytes:
    """Return ``records`` (rows of the table of that name) as RIS in UTF-8, in their order.

    Example:
        >>> render_ris([{"citation_key": "a", "type": "book", "title": "One", "authors": "Lee, A.; WHO"}])[:28]
        b'TY  - BOOK\\nID  - a\\nAU  - Lee'
    """
    import rispy

    class Writer(rispy.RisWriter):
        """Records without the counter that rispy puts above each."""

        def set_header(self, count: int) -> str:
            """Return nothing."""
            return ""

    return rispy.dumps([_reference(record) for record in records], implementation=Writer).strip("\n").encode() + b"\n"


def _reference(record: Mapping[str, object]) -> dict[str, object]:
    said = {name: clean_text(record.get(name)) for name in ("citation_key", "type", "title", "year", "container", "doi", "url")}
    kind = _TYPES.get(said["type"], "GEN")
    authors = [name for name in clean_text(record.get("authors")).split("; ") if name not in ("", "et al.")]
    fields = {
        "type_of_reference": kind,
        "id": said["citation_key"],
        "authors": authors,
        "title": said["title"],
        "year": said["year"],
        "secondary_title" if kind in _IN_CONTAINER else "publisher": said["container"],
        "doi": said["doi"],
        "urls": [said["url"]] if said["url"] else [],
    }
    return {name: value for name, value in fields.items() if value}
