"""How long an answer takes tells no program and no desk whether somebody is known: here, or in another house."""

from itertools import count

import pytest
from msgspec.structs import replace

from backend.demo import making
from backend.people.matching import Traits
from tests.cast import DLU, TEST_OID
from tests.enrolment.desk import inscribes
from tests.people.lists.making import Somebody, csv_of
from tests.timing import MOST, told_apart

pytestmark = [pytest.mark.anyio, pytest.mark.long]
HIS, NOBODYS = b"184039741100141", b"184039741100238"
DAVID = Somebody(
    nom_naissance="MOREL", prenoms="DAVID PAUL", date_naissance="12/03/1984", sexe="M", statut_identite="QUAL"
)
FORGET = "update dossier set matricule_index = null where establishment_id = $1 and birth_name = 'Lebon'"
numbers = count(10_000_000)


def paper(about):
    """David's, or somebody else's; never the same twice."""
    return DLU.replace(HIS, about) + b"<!-- %d -->" % next(numbers)


def matricule(number):
    """With its key."""
    return f"{number}{97 - int(number) % 97:02}"


async def tells_nothing(cast, what, known, unknown):
    """As often as it takes to know, which is more than anybody may in a minute."""

    async def one(asks):
        await asks()
        await cast.sql.execute("delete from pace")

    found = await told_apart(lambda: one(known), lambda: one(unknown))
    print(f"{what}: {found:.3f} from one half")
    assert found < MOST


async def test_a_program_brings_a_paper(cast):
    async def brings(about):
        assert (await cast.dui.pushes(paper(about))).status_code == 202

    await tells_nothing(cast, "a paper", lambda: brings(HIS), lambda: brings(NOBODYS))


async def test_a_program_brings_a_list(cast):
    async def brings(about):
        body = csv_of(replace(DAVID, numero=str(next(numbers)), matricule=about.decode()))
        answer = await cast.dui.client.post("/api/usagers", content=body, headers=cast.dui.headers("text/csv"))
        assert answer.status_code == 202

    await tells_nothing(cast, "a list", lambda: brings(HIS), lambda: brings(NOBODYS))


async def test_a_desk_inscribes_somebody_whom_another_house_knows(cast):
    known, unknown = matricule("2500497411001"), matricule("2500497411002")
    hers = Traits(known, TEST_OID, "LEBON", "ROSE ANNE", "1950-04-17", "F", "97411")
    await making.dossier(cast.sql, cast.ring, cast.pins, hers)

    async def inscribed(number):
        assert (await inscribes(cast, matricule=number)).status_code == 303
        await cast.sql.execute(FORGET, cast.tilleuls.id)

    await tells_nothing(cast, "an inscription", lambda: inscribed(known), lambda: inscribed(unknown))
