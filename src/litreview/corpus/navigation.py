"""Lines that are only there to move about a page, to share it or to count it; English and French."""

import re

_LONGEST = 140
_EDGES = " \t.:!…»›→▸►▶>«‹←|*•+#-–—"

_MOVING = r"""
  (?:skip|jump)\ to\ (?:main\ |primary\ |page\ |the\ )?(?:content|navigation|search|footer|menu|sidebar|text)
| (?:back|return)\ to\ (?:the\ )?(?:top|home|home\ ?page|main\ page|list|results|previous\ page)(?:\ of\ page)?
| top\ of\ page | go\ back | home | site\ ?map | you\ are\ here | breadcrumbs? | quick\ links
| (?:main\ |primary\ |site\ |footer\ )?(?:menu|navigation)
| (?:open|close|toggle)\ (?:the\ )?(?:main\ )?(?:menu|navigation|search)
| search(?:\ (?:this\ site|the\ site|for|results))? | (?:previous|next|prev)(?:\ (?:page|post|article|slide))?
| (?:read|learn|see|view|show|load|find\ out)\ (?:more|less|all) | continue\ reading(?:\ .{1,60})?
| (?:expand|collapse)(?:\ all)? | opens\ in\ (?:a\ )?new\ (?:window|tab) | (?:view\ )?(?:the\ )?original\ post | permalink
| click\ (?:here|on\ (?:the\ |an?\ |any\ )?(?:image|picture|photo|link|map|icon|logo|thumbnail)s?)(?:\ .{1,80})?
| (?:visit|see|find|follow|click|check\ out|go\ to|use|read)\ .{1,110}
  \ (?:at|on|by|via|through|with|using)\ (?:the\ )?links?\ (?:below|above|here)
| page\ \d{1,4}(?:\ (?:of|/)\ \d{1,4})? | \d{1,4}(?:\ ?/\ ?\d{1,4})? | [ivxl]{1,6} | table\ of\ contents
| select\ (?:a\ )?language | fran[cç]ais | english | loading | advertisement
"""
_SHARING = r"""
  (?:add|post|leave|write|submit)(?:\ an?|\ your)?\ (?:reply|comment|review) | reply | (?:show|hide)\ (?:all\ )?comments
| (?:no|\d+)\ (?:comments?|repl(?:y|ies)|likes?|shares?|views?) | likes?\ \(\d+\)
| link\ copied(?:\ to(?:\ your|\ the)?\ clipboard)? | copy\ link
| (?:sign\ up|subscribe|register)\ (?:for|to)\ (?:our|the|this)\ .{0,30}
  (?:newsletters?|mailing\ list|updates|e-?news|feed|blog).{0,30}
| (?:e-?newsletter|newsletter)\ sign-?up | subscribe(?:\ now)? | unsubscribe
| share(?:\ (?:this|the))?(?:\ (?:page|post|article|story|event|link|resource))?(?:\ (?:on|via|by|with|through)\ [\w ,-]{1,40})?
| tweet(?:\ this)? | follow\ us(?:\ on\ .{1,40})? | print | printer-friendly(?:\ version)?
| (?:print|e-?mail|save|download|bookmark)(?:\ (?:this|the))?\ (?:page|article|post)
| (?:e-?mail|send)\ (?:this\ )?to\ a\ friend | log\ ?in | log\ ?out | sign\ ?in | sign\ ?out | my\ account
"""
_COOKIES = r"""
  (?:accept|reject|manage|allow)(?:\ all|\ only)?(?:\ .{1,20})?\ cookies | cookie\ (?:settings|policy|preferences|notice|consent)
| (?:we|this\ (?:web)?site|our\ (?:web)?site)\ uses?\ cookies.{0,110}
| privacy\ (?:policy|notice|statement) | terms(?:\ of\ (?:use|service)|\ (?:and|&)\ conditions)
| (?:accepter|refuser|gérer)(?:\ tous)?(?:\ les)?\ (?:témoins|cookies).{0,20}
| (?:ce|notre)\ site\ (?:web\ )?utilise\ des\ (?:témoins|cookies).{0,110}
| politique\ de\ (?:confidentialité|cookies) | conditions\ d['’]utilisation
"""
_FRENCH = r"""
  (?:aller|passer|acc[ée]der)\ (?:directement\ )?(?:au|à\ la)\ (?:contenu(?:\ principal)?|navigation|recherche|menu)
| (?:retour(?:\ en|\ au|\ à\ l['’])?\ ?(?:haut(?:\ de\ (?:la\ )?page)?|accueil)|haut\ de\ (?:la\ )?page)
| (?:ajouter|laisser|écrire|publier)\ (?:un\ |une\ )?(?:commentaire|réponse) | répondre | \d+\ commentaires?
| (?:le\ )?lien\ (?:a\ été\ )?copié(?:\ dans\ (?:le|votre)\ presse-papiers?)? | copier\ le\ lien
| (?:inscrivez-vous|abonnez-vous|s['’]inscrire|s['’]abonner)\ (?:à|au|pour)\ .{0,30}
  (?:infolettres?|bulletin|liste|nouvelles).{0,30}
| (?:voir\ )?(?:la\ )?publication\ (?:originale|d['’]origine) | message\ d['’]origine
| partager(?:\ (?:cette|ce|la|le|l['’])\ ?(?:page|article|publication|lien))?(?:\ (?:sur|par|avec)\ .{1,40})?
| imprimer(?:\ (?:cette|la)\ page)? | (?:envoyer|télécharger)\ (?:cette|la)\ page | suivez-nous(?:\ sur\ .{1,40})?
| menu\ principal | (?:ouvrir|fermer)\ (?:le\ )?menu | (?:rechercher|recherche)\ sur\ le\ site | rechercher
| se\ connecter | ouvrir\ une\ session | accueil | plan\ du\ site | vous\ êtes\ ici | chargement | table\ des\ matières
| (?:page\ |article\ )?(?:précédente?|suivante?) | (?:en\ savoir|lire|voir)\ (?:plus|davantage|la\ suite)
| cliquez\ (?:ici|sur\ (?:l['’]|le\ |la\ |une?\ )?(?:image|photo|lien|carte))(?:\ .{1,80})?
"""
_PHRASE = re.compile("|".join((_MOVING, _SHARING, _COOKIES, _FRENCH)), re.IGNORECASE | re.VERBOSE)
_ARROWED = re.compile(r"[»›→▸►▶>]{1,3} ?\S")
_TRAIL = re.compile(r"(?:home|accueil) ?(?:[»›→▸>/|\\]|::) ?\S", re.IGNORECASE)
_DOTTED_LEADER = re.compile(r".{2,120}?(?:\.{5,}|(?:\. ){4,}|…{2,}) ?\d{1,4}")
_GLUED_HOME = re.compile(r"(?:Home|Skip|Menu|Search|Accueil|Rechercher)(?=[A-ZÀ-ÖØ-Þ])")


def is_navigation(text: str) -> bool:
    """Return whether a block is only there to move about the page, to share it or to count it.

    A breadcrumb counts too, also one whose names were glued together.

    Example:
        >>> is_navigation("Skip to main content"), is_navigation("HomeOur Services"), is_navigation("Retour en haut")
        (True, True, True)
        >>> is_navigation("Peers skip to work."), is_navigation("Home visits")
        (False, False)
    """
    if len(text) > _LONGEST:
        return False
    words = text.strip(_EDGES)
    return not words or any(
        (_PHRASE.fullmatch(words), _ARROWED.match(text), _TRAIL.match(text), _DOTTED_LEADER.fullmatch(text), is_breadcrumb(text))
    )


def is_breadcrumb(text: str) -> bool:
    """Return whether ``text`` is a short line that begins with a navigation word glued to the next page's name.

    Example:
        >>> is_breadcrumb("HomeOur Services"), is_breadcrumb("Home visits")
        (True, False)
    """
    return len(text) <= 80 and _GLUED_HOME.match(text) is not None and text[-1] not in ".!?…"
