"""Where a full stop ends no sentence."""

# Always followed by what they announce.
NEVER_LAST = frozenset(
    "m mm mme mmes mlle mlles me mes dr drs pr prof st ste art av ave bd boul bld pl rte chem résid bât apt app ch chap "
    "p pp pg par § n no nos nº n° fig tab vol t tél tel fax cf ex c.-à-d env approx max min éd réf rem nb ndlr obs "
    "janv févr fév avr juil sept oct nov déc lun mar mer jeu ven sam dim ill col coll dir sté ets cie gén col capt "
    "alin al ann paragr suppl trad vs resp adm dépt dép hab".split()
)  # fmt: skip
# May close a sentence: a capital decides.
SOMETIMES_LAST = frozenset("etc j.-c jc ss suiv sq a.m p.m qqch qqn h f s min mn sec kg km cm mm ml".split())
# A sentence never ends by one of these: the next line goes on.
HANGING = frozenset(
    "le la les un une des du de d' l' à au aux et ou en dans par pour sur avec sans sous chez vers entre que qu' qui dont "
    "ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ne n' se s' mais".split()
)  # fmt: skip
