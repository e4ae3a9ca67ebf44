"""The invented persons whom the stand-in of INSi knows.

Numbers, names and what each is for: the test cases of the CNDA and the virtual mode of tlsi-ins (MIT, CNAM persons of
test); the last two are ours.
"""

from typing import NamedTuple

from backend.interop.insi.schemas import Asked
from backend.interop.nos.oids import INS_NIA, INS_NIR


class Known(NamedTuple):
    """`answers_to`: the given names by which she is found; all of hers, unless it says otherwise."""

    number: str
    birth_name: str
    given_names: str
    sex: str
    birthdate: str
    birthplace: str = "63220"
    oid: str = INS_NIR
    history: tuple[str, ...] = ()
    answers_to: tuple[str, ...] = ()

    def asked(self, **more):
        told = {"birth_name": self.birth_name, "given_names": self.given_names, "birthdate": self.birthdate}
        return Asked(**(told | {"sex": self.sex, "birthplace": self.birthplace} | more))


ZOE = Known("275126322074974", "ADRUN", "ZOE", "F", "1975-12-31")
PIERRE_ALAIN = Known(
    "109076322083489", "ECETINSI", "PIERRE-ALAIN MURIEL FLORIANT", "M", "2009-07-14",
    history=("209076322083439", "209066322012355"),
)  # fmt: skip
ANTHONY = Known("180032B02040123", "CORSE", "ANTHONY", "M", "1980-03-02", "2B020", history=("180032B02040123",))
# The key of this number does not follow, in the very answer of the national service.
GATIEN = Known("181036322045660", "HERMANN", "GATIEN", "M", "1981-03-24", history=("281036322045610",))
MATRICULE = Known("109076322088835", "PROVISOIRE", "MATRICULE", "M", "2009-07-01", oid=INS_NIA)
CATARINA = Known(
    "236066322083656", "TCHITCHI", "CATARINA BELLA", "F", "1936-06-21", answers_to=("CATARINA", "CATARINA BELLA")
)  # fmt: skip
MICHELANGELO = Known("110086322083060", "NESSI", "MICHELANGELO ANTHONY", "M", "2010-08-07")
RUTH = Known("277076322082910", "NESSI", "RUTH", "F", "1977-07-14")
# Two of the same name and day, born in two places: without the place, several are found.
NORTH = Known("150017511800123", "PAREIL", "JEANNE", "F", "1950-01-02", "75118")
SOUTH = Known("150011305500145", "PAREIL", "JEANNE", "F", "1950-01-02", "13055")
EVERYBODY = (ZOE, PIERRE_ALAIN, ANTHONY, GATIEN, MATRICULE, CATARINA, MICHELANGELO, RUTH, NORTH, SOUTH)
# Never found, whatever name is tried.
HOUILLES = Asked("HOUILLES", "PIERRE PAUL JACQUES", "1993-01-27", "M", "63220")


def found_by(asked_name, given_name, sex, birthdate, birthplace):
    """Whom these traits find, as the register compares."""
    return [
        one
        for one in EVERYBODY
        if (one.birth_name, one.sex, one.birthdate) == (asked_name, sex, birthdate)
        and (given_name in (one.answers_to or one.given_names.split()) or given_name == one.given_names)
        and birthplace in ("", one.birthplace)
    ]
