"""Forms of a speaker's label: codes, roles, titles and names, told from headings and other words before a colon."""

import re
import unicodedata
from functools import lru_cache

UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_HIDE = {ord(sign): None for sign in UNSEEN}
_LONGEST_CORE = 80
_MOST_WORDS = 6
_ONE_CODE = r"(?:[A-Z]{1,3}|Int|Fac|Mod|Res)[ _-]?\d{1,4}[a-z]?(?:[_-][A-Z]{1,2})?"
_CODE = re.compile(
    rf"{_ONE_CODE}(?:(?:[-_/]| ?& ?| and | et |, ?){_ONE_CODE}){{0,5}}|(?:p|r|s|int|fac|mod|fg)[ _-]?\d{{1,4}}|"
    r"INT|FAC|MOD|RES|Int|int|Q|A|I|R|P",
    re.ASCII,
)
_NUMBER = r"(?:[ _-]?(?:#|no\.? ?|n[o°]\.? ?)?(?:\d{1,4}|[a-z]\d{0,3}|one|two|three|four|five|six|un|deux|trois|quatre))?"
_ROLE = re.compile(
    r"(?:unknown |unidentified |male |female |lead )?(?:interviewer|interviewee|facilitator|co-facilitator|moderator|"
    r"co-moderator|researcher|participant|respondent|speaker|interpreter|note ?taker|intervieweu(?:r|se)|"
    rf"(?:co-?)?animat(?:eur|rice)|mod[ée]rat(?:eur|rice)|facilitat(?:eur|rice)|cherche(?:ur|use)|participante|r[ée]pondante?|"
    rf"intervenante?|locut(?:eur|rice)|personne|interpr[èe]te){_NUMBER}",
    re.IGNORECASE,
)
_COMMON_ROLE = re.compile(
    r"(?:therapist|counsell?or|client|patient|nurse|doctor|host|guest|presenter|panell?ist|chair|chairperson|witness|clerk|"
    r"observer|transcriber|translator|unknown|unidentified|all|everyone|several|multiple speakers|(?:unknown )?(?:man|woman)|"
    r"(?:fe)?male(?: voice)?|mother|father|parent|carer|caregiver|student|teacher|peer (?:support )?worker|peer supporter|"
    r"(?:an|some) hon\. members?|une voix|des voix|tous|toutes|plusieurs|inconnue?|homme|femme|"
    rf"th[ée]rapeute|cliente?|infirmi(?:er|ère)){_NUMBER}",
    re.IGNORECASE,
)
_CHAIR = re.compile(
    r"(?:The |Le |La |L[’'])(?:(?:Acting|Deputy|Assistant|Honou?rable|Hon\.|Right) ){0,3}(?:Vice-|Co-)?"
    r"(?:Chair|Chairman|Chairwoman|Chairperson|Clerk|Speaker|Witness|Pr[ée]sidente?|Greffi(?:er|ère)|Interviewer|Facilitator|"
    r"Moderator|animat(?:eur|rice)|Hon\.?)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:Mrs|Mr|Ms|Miss|Mx|Dre|Dr|Prof|Hon|Sen|Rev|Mme|Mlle|MM|Me|M|Pr|Elder|Senator|Minister|Aînée?|Chief)\.?[ \u00a0]"
)
_PARTICLE_WORDS = "de du des da dos del della di la le les van von der den ter ten bin ben ibn al el y e wa zu af of"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_JOINING = frozenset(("&", "and", "et", "/"))
_INNER = frozenset("’'‘.-_‐‑·")
_WORDS = re.compile(r"[^\W\d_]+")
_HEADINGS = """
note notes nb ps remark remarks warning caution important attention example examples question questions answer topic
topics agenda meeting date time place location venue source sources tel telephone phone fax email e-mail mail web
website url subject re to from cc project study title transcript transcription recording recorded duration length
session interview group focus participants present attendees attending apologies absent language background
introduction summary conclusion conclusions results methods discussion objective objectives purpose goal goals aim
aims task tasks step steps part section chapter figure table appendix reference references keywords abstract first
second third finally also however yes no ok okay so but and because well then now here there this that these those it
he she they we you what why how when where who which the file version page name names role consent key legend end
start begin beginning break pause action actions decision update reminder tip idea problem problems solution reason
reasons result fact budget cost costs home query monday tuesday wednesday thursday friday saturday sunday january
february march april may june july august september october november december lieu heure sujet remarque exemple
réponse objet durée projet titre langue présents présentes absents résumé ordre réunion bref donc mais oui non alors
ensuite enfin voici firstly secondly thirdly lastly importantly basically honestly sadly meanwhile similarly overall
specifically again anyway afterwards mostly obviously actually pros cons strengths weaknesses benefits barriers
challenges strength weakness total theme themes lunch recess adjourned dinner coffee welcome opening closing
registration keynote plenary workshop day week month year option item line https http mailto avantages inconvénients
finalement premièrement deuxièmement ainsi cependant puis pourtant accueil dîner clôture étape thème
"""
_NO_SPEAKERS = frozenset(_HEADINGS.split())
_BOTH = "april may june august he to so you no key page march part question answer réponse"
_NAMES_TOO = frozenset(_BOTH.split())
_MONTHS = frozenset(("april", "may", "june", "august", "he"))


def clean_label(written: str) -> str:
    """Return a label as it is ``written``, with composed letters and single spaces, without signs that nobody sees.

    Example:
        >>> clean_label(" E\\u0300ve\\u200b  Roe\\u00a0")
        'Ève Roe'
    """
    plain = written if written.isascii() else unicodedata.normalize("NFC", written.translate(_HIDE))
    return " ".join(plain.split())


@lru_cache(maxsize=4096)
def rate_label(label: str) -> str:
    """Return how far the form of ``label`` shows that it names a speaker.

    ``"sure"`` for a code, a role or a title with a name; ``"name"`` for words that look like a name; ``"weak"`` for one
    that is also a word ("April"); ``"loose"`` for words in small letters; ``""`` for what names nobody. A remark in
    brackets after the name says nothing either way.

    Example:
        >>> [rate_label(label) for label in ("P04 (site: North)", "Łukasz O’Neil", "April", "ada", "Note")]
        ['sure', 'name', 'weak', 'loose', '']
    """
    core = _without_remark(" ".join(label.split()))
    if not core or len(core) > _LONGEST_CORE:
        return ""
    if _CODE.fullmatch(core) or _ROLE.fullmatch(core):
        return "sure"
    for pattern in (_CHAIR, _TITLE):
        titled = pattern.match(core)
        rest = core[titled.end() :].strip(" ,") if titled else ""
        if titled and (_is_name(rest) if rest else pattern is _CHAIR):
            return "sure"
    if _COMMON_ROLE.fullmatch(core):
        return "name" if core[0].isupper() else "weak"
    return _form_of_name(core)


def _without_remark(label: str) -> str:
    """Return ``label`` without a remark in brackets at its end."""
    for opening, closing in ("()", "[]"):
        if label.endswith(closing) and opening in label[1:]:
            return label[: label.index(opening, 1)].rstrip()
    return label


def _form_of_name(core: str) -> str:
    headings = {word.casefold() for word in _WORDS.findall(core)} & _NO_SPEAKERS
    if headings - _NAMES_TOO:
        joined = headings <= _JOINING | _NAMES_TOO and _is_name(core)
        return "name" if joined else ""
    if _is_name(core):
        return "weak" if headings - _MONTHS or (headings and " " not in core) else "name"
    if headings:
        return "weak" if re.fullmatch(r"Part\.? ?\d{1,3}", core) else ""
    return "loose" if len(core.split()) <= 3 and all(map(_is_word, core.split())) else ""


def _is_name(core: str) -> bool:
    """Return whether ``core`` is one to six words with capitals (or of a script without them), particles between."""
    words = core.replace("/", " / ").split()
    if not 1 <= len(words) <= _MOST_WORDS or not (_has_capital(words[0]) and _has_capital(words[-1])):
        return False
    names = [word for word in words if word not in _JOINING and word not in _PARTICLES]
    commas = sum(word.endswith(",") for word in names)
    return commas <= 1 and all(_has_capital(word) and _is_word(word.rstrip(",")) for word in names)


def _has_capital(word: str) -> bool:
    first = word.lstrip("‘’'")[:1]
    if word[:2].casefold() in ("d’", "d'") and len(word) > 2:
        first = word[2]
    return first.isalpha() and not first.islower()


def _is_word(word: str) -> bool:
    """Return whether ``word`` begins with a letter and holds letters, marks, digits and what names have inside."""
    letters = (unicodedata.category(sign)[0] in "LMN" or sign in _INNER for sign in word)
    return any(map(str.isalpha, word[:2])) and all(letters)
