"""Where a full stop ends no sentence."""

from backend.falc.text.written import words

# Always followed by what they announce.
NEVER_LAST = words(
    """
    m mm mme mmes mlle mlles me mes dr drs pr prof st ste av ave bd boul bld rte résid bât apt appt nos tél fax cf
    ex c.-à-d env éd réf rem nb ndlr obs dir sté ets cie gén capt trad vs resp adm dépt dép
    """
)  # fmt: skip
# Announce a number; else they are words like others (« il aime l’art »).
BEFORE_A_NUMBER = words(
    """
    art ch chap p pp pg par § n no nº n° fig tab vol t pl col coll ill alin al ann paragr suppl janv févr fév avr
    juil sept oct nov déc lun mar mer jeu ven sam dim app
    """
)
# May close a sentence: a capital decides.
SOMETIMES_LAST = words(
    """
    etc j.-c jc ss suiv sq a.m p.m qqch qqn approx max min hab h f s mn sec kg km cm mm ml
    """
)
# A sentence never ends by one of these: the next line goes on.
HANGING = words(
    """
    le la les un une des du de d' l' à au aux et ou en dans par pour sur avec sans sous chez vers entre que qu' qui
    dont ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ne n' se s' mais
    """
)  # fmt: skip
