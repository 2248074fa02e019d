"""Words with a capital that name no one: days, peoples, large places, programmes, offices, ordinary sentence openers."""

_PUBLIC = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december christmas easter ramadan thanksgiving halloween god lord bible
    english french francais anglais francophone anglophone canadian canadien canadienne american british european african asian
    indigenous autochtone aboriginal metis inuit cree oji-cree ojibwe ojibway anishinaabe mohawk haudenosaunee first nation
    nations black white latino latina somali tamil muslim christian catholic jewish sikh hindu deaf two-spirit trans queer
    canada ontario quebec manitoba saskatchewan alberta columbia british nova scotia brunswick newfoundland labrador yukon nunavut
    northwest territories prince edward island toronto montreal vancouver calgary edmonton ottawa mississauga winnipeg brampton
    hamilton surrey laval halifax london markham vaughan gatineau longueuil burnaby saskatoon kitchener windsor regina america
    europe africa asia india china england states united kingdom us usa uk
    er icu ed ot pt gp rn np md phd msw bsw ptsd adhd bpd ocd cbt dbt act wrap aa na ca smart hiv hcv covid covid-19 lgbtq
    bipoc odsp ow ohip cmha camh nhs pdf faq usb dvd cd hr it ceo cfo ngo gst hst app sms gps
    cbc tv id ok pm am dm zoom teams facebook google youtube instagram twitter whatsapp internet wifi
    peer support recovery narcan naloxone suboxone methadone oat internet xmas hm hmm um uh oh okay yeah yes no thanks
    mr mrs ms mme mlle dr prof monsieur madame madam sir doctor docteur chair committee hon honourable
    scottish welsh irish dutch german italian spanish portuguese polish ukrainian russian chinese japanese korean greek turkish
    arabic persian hebrew inuktitut pandemic brexit
"""

PUBLIC_WORDS = frozenset(_PUBLIC.split())
"""Folded words that a proposal for a name is not made of."""

_GENERIC = """
    government governments parliament parliaments senate assembly council councils cabinet ministry minister ministers deputy
    secretary premier mayor president speaker chairman chairperson leader opposition member members mp mps mpp mpps party
    parties liberal liberals conservative conservatives commons chamber crown royal assent act acts bylaw constitution
    prime chief officer officers director directors manager managers supervisor coordinator executive board boards clerk
    national federal provincial regional local public general special standing order orders annual central northern southern
    eastern western health mental social education housing employment finance environment agriculture transport
    immigration veterans children child youth family families women men seniors elders students patients clients
    service services department departments office agency agencies program programs programme programmes system systems
    centre centres center centers hospital hospitals clinic clinics school schools college university house houses
    shelter shelters community communities society association network foundation team unit
    rights convention charter policy strategy plan framework guideline guidelines report reports review research study
    canadians americans forces armed police army navy war world internet web website mass mama mom mum dad mommy daddy grandma
    grandpa papa maman mamie papi grandma's auntie uncle nurse nurses doctors
    gouvernement ministre ministere parlement conseil comite services sante mentale centre hopital clinique ecole universite
    communaute programme politique rapport equipe
"""

GENERIC_WORDS = frozenset(_GENERIC.split())
"""Folded words for offices, bodies and kin; a run of capitals that holds nothing else names no one by itself."""

_COMMON = """
    nobody somebody anybody everybody noone someone anyone everyone nothing something anything everything none one two three
    four five six seven eight nine ten eleven twelve twenty thirty hundred half another others either neither several many much
    every least less enough plenty lots next last first second third once twice again later earlier soon today tonight tomorrow
    yesterday always sometimes often usually rarely mostly maybe perhaps probably possibly actually basically honestly really
    definitely exactly absolutely certainly obviously apparently anyway anyways besides meanwhile instead otherwise somehow
    somewhere anywhere everywhere nowhere because although though unless until since while whether whatever whoever whichever
    whenever wherever however therefore thus hence before after during between among about above below under without within
    through throughout across along around behind beside beyond despite except near toward towards upon
    well so like okay right sure great good fine nice bad better worse worst small big little large short new old
    early late easy hard simple different same important true false free full empty open closed online offline
    ah eh ha haha aw ouch euh ouais ben bah hein tiens
    please sorry thank thanks welcome hello hi hey bye goodbye congratulations cheers wow
    look listen see say said tell told ask asked think thought know knew feel felt go went come came get got give gave take took
    make made let lets keep kept put try tried need needs want wants use used work works worked working find found
    help helps helped start started stop stopped talk talks talked talking walk walked sit stand wait call called calling
    being having doing going getting making taking giving coming trying looking working living learning listening feeling
    thinking saying asking telling helping using sharing waiting sitting meeting training hiring paying funding
    staff management people folks guys friends friend colleague colleagues workers worker peer peers support supervision
    money time life home work distance transport transportation food rent bus stigma shame fear recovery training
    pay salary funding access treatment care medication therapy surgery detox rehab hospitalisation addiction depression anxiety
    part most more other such different what who why how when where which
    merci bonjour bonsoir salut oui non bien bon bonne alors donc aussi encore toujours jamais souvent parfois peut-etre
    rien tout toute tous toutes personne quelqu'un quelque chaque plusieurs beaucoup certains certaines autre autres
    avant apres pendant depuis quand comme comment pourquoi parce puis ensuite enfin voila sinon surtout vraiment
    ceci cela ca ici hier demain aujourd'hui maintenant moi toi lui eux celui celle ceux celles
    avoir etre faire dire aller voir savoir pouvoir vouloir venir prendre
"""

COMMON_WORDS = frozenset(_COMMON.split())
"""Folded words that open sentences in ordinary speech; one of them at the start of a sentence is no name."""

_AFTER_PERSON = """
    say says said told tells asked asks spoke speaks who came comes went goes gave gives thought thinks knew knows wanted wants
    saw sees looked looks never always just like prescribed did does then after before called calls would dit disait pense parle
"""

AFTER_PERSON_WORDS = frozenset(_AFTER_PERSON.split())
"""Folded words that follow "the doctor" or "my aunt" in text without capitals, and so are no name."""

_OFFICES = "chair speaker president minister prime deputy chairman chairperson mayor premier secretary justice"

OFFICES = frozenset(_OFFICES.split())
"""Folded words that stand after "Mr." or "Madam" in place of a name."""

_CUES = """
    name appelle nom named nicknamed mr ms mrs mme mlle dr dre m doctor docteur docteure aunt auntie uncle oncle tante pastor
    officer constable sister brother nurse elder chief cousin mister missus miss monsieur madame veuve
"""

CUE_WORDS = frozenset(_CUES.split())
"""Lower-case words, one of which stands in every text where something introduces a name."""
