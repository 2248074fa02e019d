"""What a page or a report carries beside its text: navigation, captions, notices, reference lines; English and French."""

import re

_SHORT = 140
_NAVIGATION = re.compile(
    r"""
    (?:skip|jump)\ to\ (?:main\ |primary\ |page\ |the\ )?(?:content|navigation|search|footer|menu|sidebar|text)
    | (?:add|post|leave|write|submit)(?:\ an?|\ your)?\ (?:reply|comment|review) | reply | (?:show|hide)\ (?:all\ )?comments
    | (?:no|\d+)\ (?:comments?|repl(?:y|ies)|likes?|shares?|views?) | likes?\ \(\d+\)
    | link\ copied(?:\ to(?:\ your|\ the)?\ clipboard)? | copy\ link
    | (?:sign\ up|subscribe|register)\ (?:for|to)\ (?:our|the|this)\ .{0,30}(?:newsletters?|mailing\ list|updates|e-?news|feed|blog).{0,30}
    | (?:e-?newsletter|newsletter)\ sign-?up | subscribe(?:\ now)? | unsubscribe
    | (?:view\ )?(?:the\ )?original\ post | permalink
    | share(?:\ (?:this|the))?(?:\ (?:page|post|article|story|event|link|resource))?(?:\ (?:on|via|by|with|to|through)\ [\w ,]{1,40})?
    | tweet(?:\ this)? | follow\ us(?:\ on\ .{1,40})? | (?:print|e-?mail|save|download|bookmark)(?:\ (?:this|the))?\ (?:page|article|post)
    | print | printer-friendly(?:\ version)? | (?:e-?mail|send)\ (?:this\ )?to\ a\ friend
    | (?:back\ to|return\ to)\ (?:the\ )?(?:top|home|home\ ?page|main\ page|list|results|previous\ page)(?:\ of\ page)? | top\ of\ page | go\ back
    | (?:main\ |primary\ |site\ |footer\ )?(?:menu|navigation) | (?:open|close|toggle)\ (?:the\ )?(?:main\ )?(?:menu|navigation|search)
    | search(?:\ (?:this\ site|the\ site|for|results|\.{3}|…))? | log\ ?in | log\ ?out | sign\ ?in | sign\ ?out | my\ account
    | home | site\ ?map | you\ are\ here | breadcrumbs? | quick\ links | (?:previous|next|prev)(?:\ (?:page|post|article|slide))?
    | (?:read|learn|see|view|show|load|find\ out)\ (?:more|less|all) | continue\ reading(?:\ .{1,60})? | expand(?:\ all)? | collapse(?:\ all)?
    | click\ (?:here|on\ (?:the\ |an?\ |any\ )?(?:image|images|picture|photo|link|map|icon|logo|thumbnail)s?)(?:\ .{1,80})?
    | (?:visit|see|find|follow|click|check\ out|go\ to|use|read)\ .{1,110}\ (?:at|on|by|via|through|with|using)\ (?:the\ )?links?\ (?:below|above|here)
    | (?:accept|reject|manage|allow)(?:\ all|\ only)?(?:\ .{1,20})?\ cookies | cookie\ (?:settings|policy|preferences|notice|consent)
    | (?:we|this\ (?:web)?site|our\ (?:web)?site)\ uses?\ cookies.{0,110}
    | (?:privacy|accessibility)(?:\ (?:policy|notice|statement))? | terms(?:\ (?:of\ (?:use|service)|and\ conditions|&\ conditions))
    | opens\ in\ (?:a\ )?new\ (?:window|tab) | page\ \d{1,4}(?:\ (?:of|/)\ \d{1,4})? | \d{1,4}\ ?/\ ?\d{1,4} | [-–]\ ?\d{1,4}\ ?[-–] | [ivxl]{1,6}
    | table\ of\ contents | select\ (?:a\ )?language | fran[cç]ais | english | loading | advertisement
    | (?:aller|passer|acc[ée]der)\ (?:directement\ )?(?:au|à\ la)\ (?:contenu(?:\ principal)?|navigation|recherche|menu)
    | (?:ajouter|laisser|écrire|publier)\ (?:un\ |une\ )?(?:commentaire|réponse) | répondre | \d+\ commentaires?
    | (?:le\ )?lien\ (?:a\ été\ )?copié(?:\ dans\ (?:le|votre)\ presse-papiers?)? | copier\ le\ lien
    | (?:inscrivez-vous|abonnez-vous|s['’]inscrire|s['’]abonner)\ (?:à|au|pour)\ .{0,30}(?:infolettres?|bulletin|liste|nouvelles).{0,30}
    | (?:voir\ )?(?:la\ )?publication\ (?:originale|d['’]origine) | message\ d['’]origine
    | partager(?:\ (?:cette|ce|la|le|l['’])\ ?(?:page|article|publication|lien))?(?:\ (?:sur|par|avec)\ .{1,40})?
    | imprimer(?:\ (?:cette|la)\ page)? | (?:envoyer|télécharger)\ (?:cette|la)\ page | suivez-nous(?:\ sur\ .{1,40})?
    | (?:retour(?:\ en|\ au|\ à\ l['’])?\ ?(?:haut(?:\ de\ (?:la\ )?page)?|accueil)|haut\ de\ (?:la\ )?page)
    | menu\ principal | (?:ouvrir|fermer)\ (?:le\ )?menu | (?:rechercher|recherche)(?:\ sur\ le\ site)? | se\ connecter | ouvrir\ une\ session
    | accueil | plan\ du\ site | vous\ êtes\ ici | (?:page\ )?(?:précédente?|suivante?) | (?:en\ savoir|lire|voir)\ (?:plus|davantage|la\ suite)
    | cliquez\ (?:ici|sur\ (?:l['’]|le\ |la\ |une?\ )?(?:image|photo|lien|carte))(?:\ .{1,80})?
    | (?:accepter|refuser|gérer)(?:\ tous)?(?:\ les)?\ (?:témoins|cookies).{0,20} | (?:ce|notre)\ site\ (?:web\ )?utilise\ des\ (?:témoins|cookies).{0,110}
    | politique\ de\ (?:confidentialité|cookies) | conditions\ d['’]utilisation | table\ des\ matières | chargement
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ARROWED = re.compile(r"(?:[»›→▸►▶>]+|<<|«+ (?=(?:back|retour|previous|précédent)\b))\s?\S", re.IGNORECASE)
_TRAIL = re.compile(r"(?:home|accueil)\s?(?:[»›→▸>/|\\]|::)\s?\S", re.IGNORECASE)
_EDGES = " \t.:!…»›→▸►▶>«‹←|*•+#-–—"

_NUMBERED_CAPTION = re.compile(
    r"(?:figure|fig\.|table|tab\.|chart|graph|box|exhibit|image|photo|plate|map|diagram|tableau|graphique|encadré|illustration|carte)"
    r" ?(?:[A-Z]\.?)?\d{1,3}(?:[.\-]\d{1,3})?[a-z]?(?: ?[.:|–—]|\)| -)(?: |$)",
    re.IGNORECASE,
)
_ALTERNATIVE_TEXT = re.compile(
    r"(?:(?:the |a |an |official |group |cover |head|screen|portrait |stock |aerial )?"
    r"(?:logos?|photo(?:graph)?s?|pictures?|images?|illustrations?|drawings?|screenshots?|shots?|infographics?|icons?|banners?|thumbnails?|map|portrait|headshot)"
    r" (?:of|showing|depicting|by|from|credits?|courtesy|may contain|shows)\b"
    r"|(?:graphic(?:al)?|visual|artistic|schematic) (?:representation|recording|rendering|depiction|summary) (?:of|by|from|showing)\b"
    r"|(?:photo|image|picture) ?(?:credit)? ?:"
    r"|(?:logos? (?:de|du|des)|photo(?:graphie)?s? (?:de|du|des)|image (?:de|du|des|montrant)|illustration (?:de|du|des)|représentation (?:graphique|visuelle) (?:de|du|des|par)|capture d['’]écran)(?= |\b))",
    re.IGNORECASE,
)
_POSED = re.compile(
    r"\b(?:(?:pose|posing|poses|gather|gathers|gathered|stand|standing|smile|smiling) (?:together )?(?:for|in) (?:a |the )?(?:group )?(?:picture|photo|photograph)"
    r"|group (?:picture|photo)|(?:from )?left to right|de gauche à droite|photo de groupe)\b",
    re.IGNORECASE,
)

_CRISIS_OPENING = re.compile(
    r"(?:(?:crisis|emergency|distress|safety)\b.{0,40}[:.!] ?)?(?:if you\b|if this is|if it is|if someone|if it['’]s|in (?:an |case of )?emergency|in crisis|are you in|need help|need support"
    r"|need to talk|having thoughts|thinking about|for (?:immediate|urgent|emergency)|call|text|dial|phone|please call|help is"
    r"|si vous|si c['’]est|si quelqu['’]un|en cas d['’]urgence|en cas de|besoin d|vous avez besoin|vous êtes en|appelez|textez|composez|pour (?:de l['’]aide|une aide) )",
    re.IGNORECASE,
)
_CRISIS_NUMBER = re.compile(
    r"\b(?:9-?8-?8|9-?1-?1|1-8\d\d-\d{3}-\d{4}|emergency (?:department|room|services)|nearest hospital|crisis (?:line|text|centre|center|service)|helpline|lifeline"
    r"|urgences?|service des urgences|ligne (?:d['’]écoute|de crise|d['’]aide)|centre de crise|hôpital le plus proche)\b",
    re.IGNORECASE,
)
_CRISIS_STATE = re.compile(
    r"\b(?:distress|crisis|suicid\w*|self-harm|emergency|immediate danger|danger|overdose|détresse|crise|urgence|surdose)\b", re.IGNORECASE
)
_CRISIS_ACT = re.compile(
    r"\b(?:call|text|dial|phone|contact|go to|visit|reach|chat|appele[rz]|texte[rz]|compose[rz]|communique[rz]|rende[rz]-vous|présente[rz]-vous)\b", re.IGNORECASE
)
_NOTICE = re.compile(
    r"(?:the |these |all |any |les )?(?:views?|opinions?|statements?|findings and conclusions|vues|points? de vue)\b.{0,60}\b(?:do(?:es)? not|are (?:solely |entirely )?those of|ne (?:reflètent|représentent|correspondent))\b"
    r"|(?:copyright |© ?|\(c\) )\S|all rights reserved|tous droits réservés"
    r"|(?:this|our|ce|notre) (?:web ?site|site)\b.{0,30}\b(?:funded|supported|financed|financé|soutenu)\b"
    r"|(?:this|these) (?:page|content|information|data|report|strategy|document|resource|publication)s?\b.{0,40}\b(?:archived|out of date|outdated|no longer (?:updated|current|maintained))\b"
    r"|(?:the |some |this )?(?:data|information|content)\b.{0,40}\b(?:may|might) (?:be|no longer be) (?:out of date|outdated|current|inaccurate)\b"
    r"|this (?:strategy|report|document|page|resource|guide|framework|publication|plan) was (?:published|archived|last (?:updated|modified|reviewed)) (?:in|on) .{4,24}\.$"
    r"|(?:page |date |date de )?(?:last )?(?:updated|modified|reviewed|dernière mise à jour|modification) ?(?:on|le)? ?: ?.{4,40}$"
    r"|note: this |disclaimer\b|avertissement\b|cette? (?:page|information|contenu)\b.{0,40}\b(?:archivée?|périmée?|désuet|désuète)\b",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w|[\[({] ?(?:at|à|arobase) ?[\])}]", re.IGNORECASE)
_PHONE = re.compile(
    r"(?:\b(?:tel|phone|telephone|fax|toll[- ]free|tty|tél|téléphone|téléc|télécopieur)\b\.? ?:? ?\+?[\d(]|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b)", re.IGNORECASE
)
_CONTACT = 260


def is_navigation(text: str) -> bool:
    """Return whether a block is only there to move about the page, to share it or to count it.

    Example:
        >>> is_navigation("Skip to main content"), is_navigation("Peers help people skip to work."), is_navigation("Retour en haut")
        (True, False, True)
    """
    if len(text) > _SHORT:
        return False
    words = text.strip(_EDGES)
    return not words or _NAVIGATION.fullmatch(words) is not None or bool(_ARROWED.match(text)) or bool(_TRAIL.match(text))


def is_caption(text: str) -> bool:
    """Return whether a block is the caption of a figure or table, or the text that stands for a picture.

    Example:
        >>> is_caption("Figure 2. Peer workers by region"), is_caption("Logos of the partners"), is_caption("Table 2 shows it.")
        (True, True, False)
    """
    if _NUMBERED_CAPTION.match(text):
        return True
    return text[-1:] not in ".!?;" and len(text) <= 500 and bool(_ALTERNATIVE_TEXT.match(text) or _POSED.search(text, 0, 300))


def is_crisis_line(text: str) -> bool:
    """Return whether a block tells its reader where to call in distress.

    Example:
        >>> is_crisis_line("If you are in distress, call or text 988 at any time.")
        True
        >>> is_crisis_line("Participants who were in distress could call 911.")
        False
    """
    if len(text) > 600 or not _CRISIS_OPENING.match(text):
        return False
    return bool(_CRISIS_NUMBER.search(text) and _CRISIS_ACT.search(text) and (_CRISIS_STATE.search(text) or "988" in text))


def is_contact(text: str) -> bool:
    """Return whether a short block gives a telephone number or an e-mail address, also a disguised one.

    Example:
        >>> is_contact("Ana Ruiz, coordinator, ana [at] example [dot] org"), is_contact("Ana Ruiz coordinates the network.")
        (True, False)
    """
    return len(text) <= _CONTACT and bool(_MAIL.search(text) or _PHONE.search(text))


def is_notice(sentence: str) -> bool:
    """Return whether a sentence is a disclaimer, a copyright line, or says that the page is funded, archived or dated.

    Example:
        >>> is_notice("The views expressed do not necessarily reflect those of the funder."), is_notice("© 2019 A Network.")
        (True, True)
    """
    return _NOTICE.match(sentence) is not None
