"""Words that names share with ordinary speech, and the labels of people who lead a session."""

_ORDINARY = """
    hope grace will joy faith may june april august summer autumn winter dawn eve noel charity mercy patience prudence
    honor honour constance felicity verity serenity harmony destiny trinity genesis justice liberty journey heaven angel
    mark bill rose art jack chase sky skye river hunter carter drew pat sue rob nick grant frank rich dean earl duke
    king prince bishop pope young white black brown green gray grey gold golden silver long short best strong good
    case page park parks field fields church stone rice day love power price bell ball banks barber butcher cook
    carpenter chance christian clay cliff cross curry dale dell dick don dot dove drake dusty early ever fern finch fisher
    flint flora flower forest fox frost gale gardener garland gay gene ginger glass glen guy hand hart hazel
    heath heather holly home house hunt iris ivy jade jewel joke junior kay ken lake lane lark law lily link little
    love luck lucky major marsh merry mill miller minor mint misty moon moss north noble
    nova ocean olive opal paige penny pepper petal piper poppy porter potter queen rain rainbow ray read red
    reed ridge ring robin rock roman rowan ruby rusty sage sailor sandy savage scarlet shade shepherd
    sky snow solo south spring star storm sunny swan teal temple tipp trip
    true turner valley van violet wade walker ward waters wells west wilder willow winner wolf wood woods
    worth wren zen able ace bean bear bird blue bond book boots bright bush camp cash coy craft crane crow
    pierre marine aime desire constant juste fleur marguerite claire blanche parfait clement
    modeste celeste aurore cerise jasmin lys perle soleil lune reine blanc brun noir petit grand gros
    boulanger berger boucher fontaine riviere forget gentil cote roi bon
    ami rue the and for with from that this they them then there these those have has had was were are not but you your
    his her him she our out who what when where why how all any can could would should shall might must did does done
    get got just like know think said say see some such than too very well yes one two now new old big man men way
    its our own off over under about after again also because been before being both each few first here into last
    more most much never next only other same since still such through until while who whom whose able let put set
    run ran sat sit use used ask any ask art bit buy cut eat end far fit fun hit hot job key kid led let lot low mad mix
    need nor odd pay per raw sad say six ten tie tip top try via war web win yet help care team peer peers support centre
    center health service services group program worker workers hospital clinic community recovery mental family families
    les des une est pas pour dans avec que qui sur mais plus tout tous cette ces mon mes ton tes son ses nous vous ils
    elle elles leur ont etre avoir fait bien tres aussi comme sans sous chez entre vers donc car parce
    it us we me he in on at by or if so as an to of up no my is am be do go
    it's i'm un le la de du en et ou au ce se ne je tu il on
"""

ORDINARY_WORDS = frozenset(_ORDINARY.split())
"""Folded words that are also given names, surnames or short forms: as names they are known by their capital only."""

_FACILITATORS = """
    facilitator; facilitators; co-facilitator; moderator; interviewer; interviewers; host; chair; chairperson; researcher; int;
    mod; fac; i; q; note-taker; notetaker; the chair; the facilitator; the interviewer; the moderator; animateur; animatrice;
    intervieweur; intervieweuse; moderateur; moderatrice; chercheur; chercheuse; president; presidente; le president;
    la presidente
"""

FACILITATOR_LABELS = frozenset(label.strip() for label in _FACILITATORS.split(";"))
"""Folded speaker labels that say that someone led the session, whoever it was."""

_FUNCTION = """
    a an the this that these those my your his her its our their and or but nor if then so as at by for from in into of off on
    onto out over to up with within is am are was were be been being do does did have has had will would can could may might
    shall should must not no yes i you he she it we they me him us them who whom whose which what when where why how there
    here all any both each few more most other some such only own same than too very just also even ever never now still
    people person persons thing things time times year years day days week weeks month months hour hours minutes kids
    un une le la les des du de au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs et ou
    mais donc or ni car si en dans sur sous avec sans pour par est sont suis je tu il elle nous vous ils elles on ne pas plus
    """

FUNCTION_WORDS = frozenset(_FUNCTION.split())
"""Folded words that stand in no name of a person, place or street by themselves."""

_NAMES_TOO = """
    alberta april asia august ben black christian day early edward english florence france french german good hamilton india june
    little london lord markham may prince regina short small smart true vaughan white will
"""

NAMES_TOO = frozenset(_NAMES_TOO.split())
"""Folded words among the ordinary and public ones that many people bear as given name or surname."""

SURNAMES_TOO = frozenset("black day early english french german good little lord short small smart true white".split())  # noqa: SIM905
"""Those of them that are a name only behind another name."""
