"""Abbreviations whose full stop need not end a sentence, and words that do open one; English and French."""

from litreview.corpus.wordlists import words

NEVER = words(
    """dr drs mr mrs prof pr mme mmes mlle hon rev gen sen capt col lt sgt messrs vs v eg ie e.g i.e cf viz approx ca
    env incl esp resp p pp ch chap vol fig figs eq suppl c.-à-d p.ex n.b nb tél tel ext attn coll trad"""
)
"""Never the end of a sentence."""

BEFORE_NUMBER = words(
    """no nos nr art arts sec sect para par ver pt reg bk nov dec jan feb mar apr jun jul aug sep sept oct janv févr avr juil
    déc app"""
)
"""The end of a sentence unless a number follows."""

SOMETIMES = words(
    """al st ste mt mm inc ltd ltée co corp cie jr sr dept dép govt univ assoc ave av boul blvd rd ed eds éd op cit ibid ph.d m.d
    b.a m.a
    m.sc b.sc ph.d r.n m.s.w u.s u.k u.n a.m p.m d.c ont qué qc b.c n.s"""
)
"""The end of a sentence only where a word follows that opens one."""

OPENERS = words(
    """the this these those that they there then their its it in on at as an a after all also although and another any before
    both but by during each every first for from further he her here his how however i if many more most much my no not one
    our other others over peer people she several since so some such through to under we what when where which while who why
    with without you your le la les l un une des du de ce cet cette ces c il elle ils elles on nous vous je j tu notre nos
    votre leur leurs mais et ou dans pour par avec selon en au aux à après avant chaque plusieurs certains certaines d
    lorsque quand si puis ainsi afin depuis tous toutes"""
)
"""Lower-case forms of words that open a sentence often enough to trust them after a doubtful full stop."""

LOWER_OPENERS = words("""i i'm i've i'd i'll it it's we they he she you there that's this so but my je j'ai on""")
"""Words that open a sentence even where its writer uses no capitals."""
