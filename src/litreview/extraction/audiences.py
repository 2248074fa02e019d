"""Audiences: whom a recommendation is addressed to or is about."""

import re

from litreview.corpus.gates import Gate

_AUDIENCES = Gate(
    r"\b(?:political and industry leaders|political leaders|industry leaders|policy-?makers|decision-?makers|(?:federal "
    r"|provincial |territorial |local )?governments?|ministr(?:y|ies)(?: of \w+)?"
    r"|ministers?|funders?|health authorities|health regions|hospitals?|(?:community |partner )?agencies|(?:service "
    r"|peer support |health service )providers|employers?|organi[sz]ations|boards?|managers?|(?:peer )?supervisors?"
    r"|peer support workers|peer workers|peer supporters|peer staff|clinicians?|clinical teams?|researchers?|evaluators?"
    r"|universities|colleges|planners?|key stakeholders|stakeholders|consumers|families/friends|famil(?:y|ies)(?: members)?"
    r"|caregivers?|people with lived experience|representatives|communities|educators|schools|program leaders"
    r"|gouvernements?|ministères?|bailleurs de fonds|hôpitaux|organismes|employeurs|gestionnaires|superviseurs|pairs aidants"
    r"|chercheurs|décideurs|familles|cliniciens)\b",
    re.IGNORECASE,
)


def find_audiences(text: str) -> str:
    """Return the groups that ``text`` names as those who act or are meant, in order, joined by ``"; "``.

    Example:
        >>> find_audiences("Funders and managers should pay peer workers.")
        'funders; managers; peer workers'
    """
    return "; ".join(dict.fromkeys(match[0].lower() for match in _AUDIENCES.finditer(text)))
