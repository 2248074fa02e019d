"""What moved a row of an evidence table between two runs, in words: which texts its new and lost passages stand in."""

from litreview.reporting.run_folder import Run

_CONSULTATION = "consultation"
_WORDS = {
    "came": "new passages in {}",
    "went": "passages gone from {}",
    "new": "new: {}",
    "gone": "no longer: {}",
    "changed": "other passages in {}",
}


def tell_cause(run: Run, why: str) -> str:
    """Return the cell ``why`` of ``changes.csv`` in words that name texts as the pages do; any other cell as it stands.

    Example:
        >>> tell_cause(None, "judged by people"), tell_cause(None, "consultation")
        ('judged by people', 'what was said in the consultation')
    """
    return "; ".join(_tell_part(run, part) for part in why.split("; ") if part)


def name_source(run: Run, document_id: str) -> str:
    """Return how English text names a document: as it is cited, by its title, or by its id where nothing else is known.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> name_source(example_run(), "roe2020"), name_source(example_run(), "gone")
        ('Roe (2020)', 'gone')
    """
    return run.citations.get(document_id) or run.document(document_id).get("title") or document_id


def _tell_part(run: Run, part: str) -> str:
    if part == _CONSULTATION:
        return "what was said in the consultation"
    word, found, places = part.partition(": ")
    if not found or word not in _WORDS:
        return part
    names = dict.fromkeys(place.partition(":")[0] for place in places.split(", "))
    return _WORDS[word].format(", ".join(_name(run, name) for name in names))


def _name(run: Run, name: str) -> str:
    if name == _CONSULTATION:
        return "the consultation"
    return name if name.startswith("and ") else name_source(run, name)
