"""What is a preprint: by its DOI, its number or the name of the server."""

import re

from litreview.sources.bibliography import Record

_DOIS = ("10.1101/", "10.21203/", "10.31234/", "10.2139/", "10.20944/", "10.31219/", "10.31235/", "10.36227/", "10.48550/")
"""How the DOIs of preprints begin; behind some of them stand journals of the same house too."""
_SERVERS = frozenset(
    ("medrxiv", "biorxiv", "psyarxiv", "socarxiv", "arxiv", "osf", "ssrn", "preprints", "preprint", "researchsquare", "authorea")
)
"""Words in the names of servers of preprints."""
_WORD = re.compile(r"\w+")


def is_preprint(record: Record) -> bool:
    """Return whether ``record`` is on a server of preprints.

    Example:
        >>> [is_preprint(Record("a", "article", "Walks", container=name)) for name in ("medRxiv", "Ice")]
        [True, False]
    """
    fields = record.fields
    return is_preprinted(record.doi, f"{record.container} {fields.get('eprinttype', '')} {fields.get('archiveprefix', '')}")


def is_preprinted(doi: str, place: str) -> bool:
    """Return whether a DOI, or a word of the place where a work stands, is that of a server of preprints.

    Example:
        >>> is_preprinted("10.1101/2020.01.02", ""), is_preprinted("", "Research in medRxiv"), is_preprinted("", "Ice")
        (True, True, False)
    """
    return doi.lower().startswith(_DOIS) or not _SERVERS.isdisjoint(_WORD.findall(place.casefold()))
