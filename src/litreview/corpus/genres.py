"""What a text says of itself: the genre that its title and its first sentences name; English and French."""

import re
from collections.abc import Iterator
from itertools import islice

from litreview.corpus.gates import Gate

_GENRES = {
    "assertion": r"""
        editorial | commentary | viewpoint | opinion(?:\ (?:piece|paper|article))?
      | (?:open\ )?letter(?:\ to\ the\ editor)? | blog(?:\ post)? | essay | op-ed | testimony | testimonial | column
      | memoir | (?:personal|first-person)\ (?:story|account|view) | éditorial | commentaire | billet | lettre\ ouverte
      | témoignage | chronique""",
    "research": r"""
        review | meta-?analysis | meta-?synthesis | synthesis | trials? | stud(?:y|ies) | cohort | survey | ethnography
      | dissertation | (?:concept|thematic|secondary|content|economic|discourse)\ analysis
      | (?:cost|cost-effectiveness|cost-benefit)\ analysis
      | (?:economic|research|evaluation|technical)\ (?:report|paper|brief) | evaluation | thesis | experiment | preprint
      | protocol | (?:journal|research|narrative|original|scientific|theoretical|conceptual)\ (?:paper|article) | étude | enquête
      | sondage | recension | revue\ (?:systématique|de\ (?:la\ )?(?:littérature|portée)|narrative) | méta-?analyse
      | essai\ (?:contrôlé|clinique|randomisé) | mémoire\ de\ (?:maîtrise|recherche) | thèse""",
    "policy": r"""
        strategy | plan\ (?:d['’]action|stratégique|ministériel)
      | (?<!recovery\ )(?:action|strategic|service|services|implementation|government|national|provincial|regional)\ plan
      | (?<![\w’-]\ )plan | (?:white|green)\ paper | legislation | bill | act | statute | regulations? | directive
      | by-?law | budget | policy(?:\ (?:brief|paper|framework|statement|manual|directive|document))? | inquiry
      | royal\ commission | (?:select|standing|parliamentary|senate|house)\ committee
      | (?:ministerial|government|legislative)\ report | memorandum
      | stratégie | politique | projet\ de\ loi | loi | règlement | livre\ blanc""",
    "practice": r"""
        guidelines? | guide | guidebook | toolkit | manual | handbook | workbook | curriculum | competenc(?:y|ies)
      | fact\ ?sheet | (?:position|practice)\ statement | standards\ of\ practice | practice\ standards
      | code\ of\ (?:ethics|conduct) | tip\ sheet | brochure | leaflet | pamphlet | newsletter | web\ ?page
      | annual\ report | webinar | training\ (?:course|program(?:me)?|module)
      | job\ (?:advert|advertisement|description|posting) | best\ practices? | program(?:me)?\ description
      | lignes\ directrices | guide | trousse | manuel | dépliant | offre\ d['’]emploi | référentiel
      | cadre\ de\ référence | code\ d['’]éthique | rapport\ annuel""",
}
_NAMED = Gate("|".join(rf"(?P<{kind}>\b(?:{nouns})\b)" for kind, nouns in _GENRES.items()), re.IGNORECASE | re.VERBOSE)
_OPENING = re.compile(
    r"(?:An?|The|Our|This|These|It is an?|We present an?|Une?|Le|La|Les|Cet?te?|Ces|Cet?) (?P<phrase>[^.!?;:(\n]{3,80})"
    r"|(?P<bare>[A-ZÀ-Ý][\w-]+(?: [\w-]+){0,2})(?= (?:for|on|of|to|about|sur|pour|de) )"
)
_MAY_FOLLOW = (
    (re.compile(r"(?:This|These|Our) "), re.compile(r"\w+(?:s|ed)\b")),
    (re.compile(r"(?:Une?|Le|La|Les|Cet?|Cette|Ces) "), re.compile(r"(?:[\w-]+ ?){1,2}$|\w+(?:e|ent|ait)\b|s[’']")),
    (re.compile(""), re.compile(r"\w+ed\b")),
)
_SENTENCE = re.compile(r"[A-ZÀ-Ý](?:(?<=[.!?»”\"] .)|(?<=^.))", re.MULTILINE)
_TITLE_PART = re.compile(r": |[?!–—] ")
_AFTER_HEAD = re.compile(
    r" (?:of|on|about|in|by|for|from|with|that|which|who|to|among|as|into|is|was|has|had|were|are|said|says|will"
    r"|published|issued|dated|inside|between|at|de|des|du|sur|par|pour|dans|avec|qui|est|a|publiée?)\b.*", re.DOTALL
)  # fmt: skip
_CARRIER = re.compile(
    r"(?:[\w-]+ ){0,3}?(?:reports?|papers?|articles?|sets?|series|summary|account|results|findings|pair|collection|edition)"
    r" (?:of|on|from) (?:the |an? |two |three |four |several |some )?", re.IGNORECASE
)  # fmt: skip
_CARRIED = re.compile(r" (?:of|on|from) ", re.IGNORECASE)
_LONGEST_TITLE, _REACH, _FIRST_SENTENCES = 400, 1_200, 6


def genre_of(text: str) -> str:
    """Return the evidence kind of the genre that a text says it belongs to, ``""`` where it does not say.

    The end of a title counts ("…: a randomised trial"), and what one of the first sentences calls the work ("A set of
    guidelines for …", "This study …"): the noun before the first preposition or verb.

    Example:
        >>> genre_of("Hope at work: a qualitative study\\n\\nPeers ..."), genre_of("The group meets. Everybody is welcome.")
        ('research', '')
    """
    opening = text[:_REACH]
    return _kind_of_title(opening.partition("\n")[0][:_LONGEST_TITLE]) or next(filter(None, _kinds_of_sentences(opening)), "")


def _kind_of_title(title: str) -> str:
    for part in reversed(_TITLE_PART.split(title)[1:]):
        kind = _kind(_OPENING.match(part[:1].upper() + part[1:]))
        if kind:
            return kind
    return ""


def _kinds_of_sentences(text: str) -> Iterator[str]:
    for found in islice(_SENTENCE.finditer(text), _FIRST_SENTENCES):
        yield _kind(_OPENING.match(text, found.start()))


def _kind(found: re.Match[str] | None) -> str:
    """Return the kind of the noun that ends the phrase which opens a sentence, or that which it carries ("a report on …")."""
    if found is None:
        return ""
    phrase = found["phrase"] or found["bare"]
    follow = next(follow for opening, follow in _MAY_FOLLOW if opening.match(found.group()))
    named = _kind_of_head(phrase, follow)
    if named or not _CARRIED.search(phrase):
        return named
    return _kind_of_head(_CARRIER.sub("", phrase), follow)


def _kind_of_head(phrase: str, follow: re.Pattern[str]) -> str:
    """Return the kind of the head noun of ``phrase``, behind which only ``follow`` may stand before a preposition."""
    after = _AFTER_HEAD.search(phrase)
    end = after.start() if after else len(phrase)
    named = [match for match in _NAMED.finditer(phrase) if match.start() < end]
    if not named:
        return ""
    rest = phrase[named[-1].end() : end].strip(" ,")
    return named[-1].lastgroup or "" if not rest or follow.match(rest) else ""
