"""Whose words they are: names of organisations and people, attribution cues, and the body a document speaks for."""

import re
from collections import Counter
from typing import NamedTuple

from litreview.corpus.documents import Document
from litreview.corpus.gates import Gate


class Attribution(NamedTuple):
    """Who stated something and the work it stands in, both as the text writes them (``""`` where not named)."""

    owner: str
    work: str


_CAP = r"[A-ZÀ-Ý&][\w'’&-]{0,30}"
_LINK = r"(?:of the|of|for the|for|and|&|in|on|on the|de la|de l['’]|du|des|de|en|et|pour la|pour le|pour|sur)"
_NAME = re.compile(rf"{_CAP}(?:,? {_LINK} ?{_CAP}| {_CAP}|,(?= {_CAP},? and) {_CAP}){{1,14}}")
_NOM = Gate(
    r"\b(?:Association|Réseau|Regroupement|Ministère|Fédération|Fondation|Institut|Conseil|Société|Centre|Comité|Organisme"
    r"|Collectif|Alliance"
    r"|Commission)(?: [a-zà-ÿ]{4,20})?(?: (?:des|de la|du|de|pour la|pour le|en) [\w-]{2,30}| (?:de l|d)['’][\w-]{2,30}){1,4}"
)
_BODY = re.compile(
    r"\b(?:Commission|Initiative|Cent(?:re|er)|Association|Society|Council|Ministry|Committee|Network|Foundation|Institute"
    r"|University|College|Agency|Authority|Department|Government|Alliance|Federation|Collaborative|Coalition|Board|Trust"
    r"|Hospital|Bureau|Organi[sz]ation|Consortium|Union|Partnership|Secretariat|Administration|Clubhouse|Collective"
    r"|Ministère|Réseau|Fondation|Institut|Conseil|Société|Fédération|Regroupement|Organisme|Université|Comité|Gouvernement"
    r"|Coalition|Confédération|Collectif|[A-Z]{3,6})\b"
)
_ACTS = re.compile(
    r"\s(?:\([A-ZÀ-Ý&]{2,10}\)\s)?(?:launched|hosts?|hosted|runs?|provides|provided|offers|leads|led|developed|identified"
    r"|promotes"
    r"|created|publish(?:es|ed)|defines?|supports|works|works with|has|is a|is an|a lancé|a réuni|a publié|offre|propose"
    r"|soutient|a créé|définit|est un)\b"
)
_PAYS = re.compile(
    r"(?:funded by|grant from|contribution from|views of|those of|thanks? to|financé par|contribution de"
    r"|appui de)\b[^.]{0,30}$",
    re.I,
)
_COPYRIGHT = Gate(
    r"(?:©|\bcopyright\b)\s?(?:\d{4}\s?(?:[-–]\s?\d{4}\s?)?)?(?:by |par )?(?P<name>[A-ZÀ-Ý][^.,;"
    r"|]{1,80})",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?i:(?:the|a|an|la|le|les)\s|l['’])(?=[A-ZÀ-Ý])")
_YEARS = re.compile(r"\s?[(\[][^()\[\]]{0,60}\d{4}[^()\[\]]{0,40}[)\]]")
_ACRONYM = re.compile(r"\s?\([A-ZÀ-Ý][A-Za-zÀ-ý&-]{1,11}\)")
_SELF = re.compile(
    r"^(?:we|i|our|this|the present|nous|notre|nos|le présent|la présente|cette?|ce)\b"
    r"|^(?:the|these) (?:authors?|report|guide|guidelines?|paper|document|review|toolkit|standards?|project)$",
    re.IGNORECASE,
)
_VERBAL = re.compile(r"\b(?:is|are|was|were|has|have|will|can|said|says|est|sont|a|ont)\b")
_ACCORDING = re.compile(
    r"^(?:According to|As (?:described|defined|stated|put) by|In the words of|For|Following|Selon|D['’]après|Pour|D['’]apr[eè]s)"
    r" (?P<owner>[^,“”\"«»:;]{2,150}),\s",
)
_DASH = re.compile(r"^\s*(?:[—–-]|Source ?:|From:?|Tiré de:?)\s*")
_POST = re.compile(
    r"\s*(?:(?-i:[a-zà-ÿ])|(?:chief|ceo|executive|director|president|chair|founder|manager|coordinator|lead|member|peer"
    r"|participant|senior|minister"
    r"|professor|dr|direct(?:eur|rice)|présidente?|responsable|membre)\b)",
    re.IGNORECASE,
)
_SPEECH = Gate(r"[“”\"«»!?;]|\.(?=\s[A-Z])")


def read_owner(words: str) -> str:
    """Return the name in the subject ``words`` of a defining verb: without article, year and acronym, ``""`` where it names
    nobody but the text itself ("this guide", "we").

    Example:
        >>> read_owner("The Northern Peer Alliance (NPA)"), read_owner("Rivers and Stone (2031, p. 4)"), read_owner("This guide")
        ('Northern Peer Alliance', 'Rivers and Stone', '')
    """
    name = _ACRONYM.sub("", _YEARS.sub("", words)).strip(" ,:;")
    name = _ARTICLE.sub("", name)
    if _SELF.search(words.strip()) or not name or len(name.split()) > 22:
        return ""
    return name if re.search(r"[A-ZÀ-Ý]", name) else ""


def read_according(sentence: str) -> tuple[str, int]:
    """Return the owner named by an opening "According to X," and where the rest of ``sentence`` begins (``"", 0`` if none).

    Example:
        >>> read_according("According to the Harbour Network, peer support is a relation.")
        ('Harbour Network', 34)
        >>> read_according("Selon Réseau Boréal, la pair-aidance est un lien.")[0]
        'Réseau Boréal'
    """
    match = _ACCORDING.match(sentence)
    owner = read_owner(match["owner"]) if match else ""
    return (owner, match.end()) if match and owner else ("", 0)


def read_attribution(line: str) -> Attribution | None:
    """Return who a line under a block quotation names, or ``None`` where the line is no attribution.

    The line reads "ORGANISATION, Title" or "— Name, rôle": it begins with a name and is no sentence.

    Example:
        >>> read_attribution("Lakeside Peer Council, Standards for Peer Work")
        Attribution(owner='Lakeside Peer Council', work='Standards for Peer Work')
        >>> read_attribution("We asked the council about it.") is None
        True
    """
    dashed = bool(_DASH.match(line))
    words = _DASH.sub("", line).strip().rstrip(".")
    owner, _, work = words.partition(",")
    if not 3 <= len(words) <= 240 or not re.match(rf"(?:[Tt]he |[Ll]['’]|[Ll][ae]s? )?{_CAP}", words) or _SPEECH.search(words):
        return None
    if _VERBAL.search(owner) or (not work and not dashed) or len(owner.split()) > 14:
        return None
    name = read_owner(owner)
    return Attribution(name, "" if dashed and _POST.match(work) else _dated(owner, work.strip(' ,“”"'))) if name else None


def find_owner(document: Document) -> str:
    """Return who speaks in ``document`` where its words name nobody: its ``owner``, else the body it presents as acting.

    The body is the organisation named most often, where "launched", "hosts" and the like after the name count threefold
    and a copyright line sixfold; funders and those whose views are disclaimed count nothing.

    Example:
        >>> from litreview.corpus.documents import Document, Segment
        >>> text = "The Lakeside Council for Peer Work launched a house in 2031."
        >>> segment = Segment("d#1", "d", 1, 0, len(text), None, "", "", "body", "en", text)
        >>> find_owner(Document("d", "", "practice", "", "d.txt", "", "en", "full text", text, (segment,)))
        'Lakeside Council for Peer Work'
    """
    if document.owner:
        return document.owner
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for segment in document.segments:
        if segment.role in ("body", "list item", "heading", "notice"):
            for name, weight in _bodies(segment.text):
                counts[name] += weight
                first.setdefault(name, segment.start)
    _join_acronyms(counts, document.text)
    return min(counts, key=lambda name: (-counts[name], first[name], name)) if counts else ""


def _dated(owner: str, work: str) -> str:
    year = re.search(r"\((\d{4})\)", owner)
    return f"{work}, {year[1]}" if year and work else work


def _bodies(text: str) -> list[tuple[str, int]]:
    found = [(_ARTICLE.sub("", holder["name"]).strip(), 6) for holder in _COPYRIGHT.finditer(text)]
    for match in (*_NAME.finditer(text), *_NOM.finditer(text)):
        name = _ARTICLE.sub("", match.group()).rstrip("'’")
        name = re.sub(r"['’]s?\b.*$", "", name) if re.search(r"['’]s\s", name + " ") else name
        if _BODY.search(name) and len(name.split()) > 1 and not name.isupper() and not _PAYS.search(text[: match.start()][-60:]):
            found.append((name, 3 if _ACTS.match(text, match.end()) else 1))
    return found


def _join_acronyms(counts: Counter[str], text: str) -> None:
    """Add the mentions of an organisation's acronym to its full name."""
    written = Counter(re.findall(r"\b[A-Z]{3,8}\b", text))
    for name in sorted(counts):
        capitals = "".join(word[0] for word in name.split() if word[0].isupper())
        if len(capitals) > 2:
            counts[name] += written[capitals]
