"""Ages and calendar dates made general: an age to ten years, a date to its year."""

from litreview.privacy.ages import find_ages
from litreview.privacy.dates import find_calendar_dates
from litreview.privacy.folding import read_folded_words
from litreview.privacy.spans import IdentifierSpan


def find_general(text: str) -> list[IdentifierSpan]:
    """Return the ages and the calendar dates with a day in ``text``, each with its general form as label.

    An age becomes ten years (``[age 40 to 49]``, ``[age 90 or more]``), in digits or in words, English or French; a date
    with a day becomes its year (``[date in 2019]``) or ``[date]``. A range of ages ("16 to 25", which is a service's and not
    a person's), a length of time ("two years sober", "vingt ans de service") and a month with its year stay.

    Example:
        >>> [found.label for found in find_general("I'm 47, and on 3 May 2019 I met a 92-year-old; ages 16 to 25 in May 2020")]
        ['[age 40 to 49]', '[age 90 or more]', '[date in 2019]']
        >>> [found.label for found in find_general("I'm fifty-one years old. Et moi, j'ai cinquante-deux ans.")]
        ['[age 50 to 59]', '[age 50 to 59]']
    """
    low, words = read_folded_words(text)
    return [*find_ages(text, low, words), *find_calendar_dates(text, low, words)]
