"""What stands beside a word and shows that it names a person: what introduces one, and what one does."""

import re

FAMILY = r"brother|sister|cousin|son|daughter|husband|wife|partner|aunt|auntie|uncle|nephew|niece|girlfriend|boyfriend|kid|baby"
"""English words for family, as alternatives of a regular expression."""

_KIN = (
    rf"friend|buddy|{FAMILY}|neighbou?r|roommate|worker|counsell?or|sponsor|nurse|doctor|boss|manager|supervisor|colleague|coworker"
    r"|co-worker"
    r"|ami|amie|soeur|sœur|fr[eè]re|cousine|fils|fille|mari|femme|conjointe?|tante|oncle|voisine?|coloc|intervenante?|collègue"
    r"|patron(?:ne)?|marraine|parrain|blonde|chum|neveu|nièce"
)
_BEFORE = re.compile(
    r"\b(?:my name is|my name['’]s|name was|name is|named|nicknamed|called (?:her|him)|goes by|went by|je m['’]appelle"
    r"|mon nom est|[sm]['’]appell?e|s['’]appelait|nomm[ée]e?|surnomm[ée]e?|hi|hey|bonjour|salut|allô|dear|ch[eè]re?"
    rf"|(?:my|our|his|her|their|mon|ma|notre|son|sa) (?:[\w'’-]{{2,20}} )?(?:{_KIN})"
    r"|asked|told|met|thank|thanks|called|ask|tell|phoned|texted|emailed|thanked|married|dated|hired|buried|trusted"
    r"|aunt|auntie|uncle|tante|oncle|mrs?|ms|dr|mme|mlle|mister|missus|miss|monsieur|madame|veuve|docteure?|doctor|kookum"
    r"|mishomis|elder|pastor|officer|constable)\.?,? $"
)
_AFTER = re.compile(
    r"['’]s (?:mom|mum|dad|mother|father|sister|brother|house|place|car|funeral|kids?|son|daughter|husband|wife|partner|birthday"
    r"|number|truck|office|group)\b"
    r"| (?:rings|runs|owns|drove|drives|lives|calls|texts|sings|taught|cooked|cried|moved|works at|gave me|helped me|told me)\b"
    r"|,? (?:said|says|told|tells|asked|asks|texted|called me|phoned|died|passed away|who (?:was|is|runs|ran|works|lives)"
    r"|m['’]a (?:dit|aid[ée]e?|appel[ée]e?)|disait|raconte|est (?:morte?|d[ée]c[ée]d[ée]e?))\b"
)
_REACH = 60


def shows_person(text: str, start: int, end: int) -> bool:
    """Return whether what stands around ``text[start:end]``, in small letters, shows that it names a person.

    Example:
        >>> shows_person("my friend hope said yes", 10, 14), shows_person("i hope so", 2, 6)
        (True, False)
    """
    return _BEFORE.search(text[max(0, start - _REACH) : start]) is not None or _AFTER.match(text, end) is not None
