"""Words that name no theme: those that any talk is made of, and those by which texts speak about texts and studies."""

import re

from litreview.corpus.gates import Gate

_WORDS = """
able about above account across actually after again against ahead allowed almost alone along already also although always
among annual another answer anybody anymore anyone anything anyway apart appear appeared around aside asked asking away back
became because become been before began begin behind being believe believed belong below beside best better between beyond
both bring brought call called came cannot carefully carry cause certain chance change changed close closer come comes coming
complicated copied could cover decide decided decides despite didn differ difference different differently direct does doesn
doing done down during each early eight eighteen either eleven else enough entered even ever every everybody everyone
everything exactly except face fact fair feel feeling felt field fifteen fifty find first five followed following form forty
found four from full further gave general gets getting give given gives giving goes going gone good great group guess half
happen happened happens hard hardly have having hear heard held help helped helps here herself hide himself hold holds honest
honestly however hundred idea important influence influences inside instead into itself just keep kept kind knew know known
knows large last late later least leave left less lies liked likely little long longer look looked looking lost lovely lucky
made main make makes making many material matter maybe mean means meant might mind mine moment month months more morning most
mostly much must myself name named near nearly need needed needs neither never next nice nights nine nobody none nothing
number obviously offer often okay once ones only onto open order other others ought outside over owns part particular past
people perhaps person place places point points probably purpose quick quickly quite rather reach read ready real really
reason reasons rest right said same saying says second seem seemed seen sense sent several shall share should show showed
shown side simply since sits small some somebody somehow someone something sometimes somewhere soon sorry sort sound speak
spoke start started state stay stayed still stood stop stopped stuff such supposed sure take taken takes taking talk talked
tell telling tells than thank thanks that their theirs them themselves then there thereby therefore these they thing things
think thinking third thirty this those though thought thousand three through tiny tired today together told took toward
towards tried true trying turn twelve twenty twice under understand unless until upon used uses using usual usually very wait
walk walked want wanted wants ways weak week weeks well went were what whatever wheel when whenever where wherever whether
which while whole whom whose will wish with within without word wording words work works would wrong wrote yeah year years
yesterday young your yours yourself
adult boys girl girls guys lady ladies safe woman women
ailleurs ainsi alors après assez aucun aucune aussi autant autre autres avaient avais avait avant avec avez avoir avons
beaucoup besoin bien bonne cela celle celles celui certain certaine ceux chaque chez chose choses comme comment contre côté
dans demander depuis dernier derrière deux devant deviens devient dire disait disent doit donc donne donner dont déjà elle
elles encore enfin ensemble ensuite entre faire fais fait faites faut fois font gens grand grande histoire huit jamais jour
jours juste laisse leur leurs lors lorsque maintenant mais mettre mieux moins mois monde même mêmes notre nous nouveau oublier
parce parfois parle parler partie passe pendant pense penser personne personnes peut peuvent peux plus plusieurs plutôt pour
pourquoi pourrait pouvez pouvoir premier prendre presque près puis quand quatre quel quelle quelles quelqu quelque quelques
quels question quoi rien sait sans savoir sera seul seule seulement sinon soit sommes sont sous souvent suis sujet surtout
tant tellement temps tous tout toute toutes trois trop trouve trouver venir vers veut veux vient voilà voir voulais vous
vraiment étaient étais était êtes être
femme femmes homme hommes
"""

COMMON_WORDS = frozenset(_WORDS.split())

TELLS_OF_TEXTS = Gate(
    r"\b(?:abstracts?|accounts?|analys[ei]s|appendix|articles?|arms?|authors?|barriers?|baseline|certainty"
    r"|citations?|cited|cochrane|cohorts?|colleagues|counts?|comparison|contrasts?|controlled|controls|data"
    r"|datasets?|dated|design(?:ed|s)?|documents?|doi|editions?|effects?|enrolled|estimates?|evaluations?"
    r"|evidence|figures?|findings?|graded|guidelines?|hypothes[ei]s|intervals?|interventions?|interviews?"
    r"|issued|journals?|literature|materials?|measur(?:e|ed|es)|meta-analys[ei]s|methods?|notes?|outcomes?"
    r"|pages?|papers?|participants?|percent(?:age)?|pilot|published|publications?|qualitative|quantitative"
    r"|questionnaires?|quot(?:e|ed|es)|randomi[sz]ed|ratings?|readers?|readings?|records?|references?|reports?"
    r"|reported|research(?:ers?)?|results?|reviews?|not seen|samples?|scales?|scores?|sections?|sources?"
    r"|statistic(?:s|al)?|strategy|stud(?:y|ies)|surveys?|tables?|texts?|titles?|trials?|versions?|website"
    r"|étude|études|essais?|auteurs?|rapports?|résultats?|données|publiée?s?|revue|échantillons?|tableaux?"
    r"|chapitres?)\b",
    re.IGNORECASE,
)
"""A sentence of literature with such a word speaks about a text or a study, not about what the framework is of."""
