"""How long an answer takes tells no program and no desk whether somebody is known: here, or in another house.

An e-mail address is looked up nowhere: it is sealed, without an index, beside the person who gave it.
"""

from itertools import count
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from backend.demo import making
from backend.people.matching import Traits
from tests.cast import DLU, TEST_OID
from tests.enrolment.desk import inscribes
from tests.people.lists.making import Somebody, csv_of
from tests.timing import MOST, told_apart

pytestmark = [pytest.mark.anyio, pytest.mark.long, pytest.mark.attack("I01")]
ABSENT = uuid4()  # drawn before anything is timed, and asked as often as the other
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


@pytest.fixture
async def looked_at(cast):
    """A paper that was filed and one that waits, as they were brought; the worker has looked at both."""
    bodies = paper(HIS), paper(NOBODYS)
    deposits = [(await cast.dui.pushes(body)).json()["id"] for body in bodies]
    for deposit in deposits:
        await cast.works(UUID(deposit))
        await cast.dui.hears(deposit)
    assert {row[0] for row in await cast.sql.fetch("select state from deposit")} == {"filed", "quarantined"}
    return bodies, deposits


async def test_a_program_asks_what_became_of_a_paper(cast, looked_at):
    _, (filed, waits) = looked_at

    async def asks(deposit):
        assert (await cast.dui.asks(f"/api/depots/{deposit}")).json()["state"] == "handled"

    await tells_nothing(cast, "what became of a paper", lambda: asks(filed), lambda: asks(waits))


async def test_a_program_brings_the_same_paper_again(cast, looked_at):
    (filed, waits), _ = looked_at

    async def brings(body):
        assert (await cast.dui.pushes(body)).json()["state"] == "handled"

    await tells_nothing(cast, "the same paper again", lambda: brings(filed), lambda: brings(waits))


async def test_a_program_asks_for_what_another_house_was_brought(cast, looked_at):
    _, (filed, _) = looked_at

    async def asks(deposit):
        assert (await cast.other_dui.asks(f"/api/depots/{deposit}")).status_code == 404

    await tells_nothing(cast, "a parcel of another house", lambda: asks(filed), lambda: asks(ABSENT))


@pytest.mark.parametrize("page", ["papiers", "entourage", "qui-agit"])
async def test_a_desk_opens_a_dossier_of_another_house(cast, page):
    async def opens(dossier):
        assert (await cast.martin.opens(f"/personnes/{dossier}/{page}")).status_code == 404

    await tells_nothing(cast, f"a dossier, {page}", lambda: opens(cast.laura.dossier), lambda: opens(ABSENT))


async def test_an_aidant_asks_for_somebody_who_gave_her_nothing(cast):
    async def asks(person):
        assert (await cast.paula.client.get(f"/pour/{person}/papiers")).status_code == 404

    await tells_nothing(cast, "a person", lambda: asks(cast.marion.id), lambda: asks(ABSENT))
