"""What is a preprint: by its DOI, its number or the name of the server."""

import re

from litreview.sources.bibliography import Record

DOIS = ("10.1101/", "10.21203/", "10.31234/", "10.2139/", "10.20944/", "10.31219/", "10.31235/", "10.36227/", "10.48550/")
"""How the DOIs of preprints begin; behind some of them stand journals of the same house too."""
SERVERS = frozenset(
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
    named = f"{record.container} {record.fields.get('eprinttype', '')} {record.fields.get('archiveprefix', '')}"
    return record.doi.lower().startswith(DOIS) or not SERVERS.isdisjoint(_WORD.findall(named.casefold()))
