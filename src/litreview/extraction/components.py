"""What a definition is made of: shared experience, equality, mutuality and the other parts, as codes of the codebook."""

import re
from collections.abc import Iterable

_PARTS = {
    "DEF.EXP": r"\b(?:lived|living|common|shared|similar|own|personal|first-?hand) (?:\w{2,15} )?experiences?\b"
    r"|\bexperiences? (?:\w{2,15} ){0,3}in common\b"
    r"|\bbeen (?:there|through)\b|\bby and for\b|\b(?:faced|shared?|live[ds]?|lived through) (?:\w{2,15} ){0,3}(?:challenge"
    r"|difficult|illness|addiction|experience)"
    r"|\bvécu|\bexpériences? (?:\w{2,15} ){0,2}(?:communes?|semblables?|vécues?|similaires?|partagées?)|\bpassé par là\b"
    r"|\bpar et pour\b",
    "DEF.EQUAL": r"\b(?:as|between|among|of) equals\b|\bequal (?:relation|footing|power|terms)|\bnon-?hierarch"
    r"|\bwithout hierarch|\bshared power|\bpower[- ]sharing"
    r"|\bhorizontal relation|\bd['’]égal à égal|\bégalitaire|\bentre égaux|\bsur un pied d['’]égalité|\bsans hiérarchie",
    "DEF.MUTUAL": r"\bmutual|\breciproc|\bgiving and receiving|\bgive and receive|\btwo-way|\b(?:each other|one another)\b"
    r"|\bboth (?:people|persons|parties) (?:gain|learn|grow|benefit)"
    r"|\bshared responsibility|\bmutuel|\bréciproc|\bréciproque|\bdonner et (?:de )?recevoir|\bentraide",
    "DEF.NATURAL": r"\bnaturally[- ]occurring|\binformal\b|\bgrass-?roots|\bunfunded|\bspontaneous|\borganic(?:ally)?\b"
    r"|\bnaturelle?(?:ment)?\b|\binformelle?|\bspontanée?",
    "DEF.FORMAL": r"\bformali[sz]ed|\bformal peer|\bdesignated,? roles?|\bintentional peer|\bunique,? (?:\w{2,15} )?roles?"
    r"|\bassumes? (?:\w{1,15},? ){0,4}roles?"
    r"|\bpeer (?:support )?(?:worker|provider|specialist)|\b(?:hired|employed|paid|trained) (?:to|as|in)\b|\bformalisée?"
    r"|\brôle (?:désigné|précis|reconnu)|\b(?:embauchée?|rémunérée?|formée?s?) ",
    "DEF.DIRECTED": r"\bexpressed wish|\bwhat is helpful|\bself-direct|\bperson[- ]direct|\b(?:their|his|her"
    r"|own) (?:own )?(?:goals|pace|wishes)|\bchosen by the person"
    r"|\bindividual['’]s (?:\w{2,15} )?wishes|\bsouhaits|\bvolontés? exprimée?s?|\bà son rythme|\bses propres (?:buts|objectifs)",
    "DEF.EXPERTISE": r"\bexperiential|\bexperts? by experience|\bknowledge (?:and wisdom |and skills )?(?:gained|acquired"
    r"|that comes|drawn)|\binformed perspective|\blived expertise"
    r"|\bexpertise (?:\w{2,15} ){0,3}experience|\bsavoirs? (?:expérientiel|d['’]expérience|issus? )|\bexpérientiel",
    "DEF.COPE": r"\bcop(?:e|ing)\b|\bthriv|\bflourish|\bpersonal growth|\bgrow(?:ing)? together|\bfaire face|\bs['’]épanouir"
    r"|\bépanouissement|\bcroissance personnelle",
    "DEF.DISTINCT": r"\bnon-?clinical|\bnot (?:a )?(?:therapy|counsel|treatment|clinical|friendship)|\bdiffer(?:s|ent)? from"
    r"|\bunlike\b|\bnot a substitute|\brather than (?:\w{2,15} )?clinical"
    r"|\bcomplements? (?:\w{2,15} ){0,3}(?:clinical|professional)|\bnon clinique|\bse distingue|\bdiffère d|\bne remplace pas",
}
_CUES = {code: re.compile(pattern, re.IGNORECASE) for code, pattern in _PARTS.items()}
_OF_DEFINITIONS = ("DEF.", "VAL.", "TRN.")


def find_components(quote: str, codes: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the codes of the parts that a definition's words carry, sorted; ``codes`` are those its segments carry.

    From ``codes`` only definition parts, values and training count; the bare fact of defining (DEF.STMT) is no part.

    Example:
        >>> find_components("a process where people who share a common experience meet as equals", ["VAL.HOPE", "OUT.QOL"])
        ('DEF.EQUAL', 'DEF.EXP', 'VAL.HOPE')
    """
    carried = {code for code, cue in _CUES.items() if cue.search(quote)}
    given = {code for code in codes if code.startswith(_OF_DEFINITIONS) and code != "DEF.STMT"}
    return tuple(sorted(carried | given))
