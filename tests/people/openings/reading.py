"""A professional who opens the dossiers of many people, one after the other; what her house expects is small here."""

from backend.demo import making
from backend.people.matching import Traits
from tests.architecture.authz.papers import paper
from tests.cast import TEST_OID
from tests.people.members.deciding import plain

USUAL, MOST = 5, 15
ALERT = "Beaucoup de dossiers ouverts"
ASKED = "Vous avez ouvert beaucoup de dossiers"


async def many_people(cast, how_many=20):
    """The people of the foyer, whom Madame Martin’s team supports, each with a paper: their dossiers."""
    await cast.sql.execute("update establishment set dossiers_an_hour = $1", USUAL)
    made = []
    for n in range(how_many):
        traits = Traits(f"2600497411{n:03}", TEST_OID, f"NOM{n:02}", "ANNE", "1960-04-17", "F", "97411")
        made.append(await making.dossier(cast.sql, cast.ring, cast.tilleuls, traits))
        await making.supports(cast.sql, cast.tilleuls, cast.care, made[-1])
        await paper(cast, cast.tilleuls, made[-1], "soins")
    return made


async def opens(who, dossier):
    return await who.opens(f"/personnes/{dossier}/papiers")


async def opens_all(who, dossiers):
    """Each shown, none refused."""
    for dossier in dossiers:
        answer = await opens(who, dossier)
        assert (answer.status_code, ASKED in plain(answer)) == (200, False)


async def home(who):
    return plain(await who.client.get(who.base))


async def later(cast, minutes=61):
    """The trail and what was told of it are older."""
    await cast.sql.execute(f"update audit_entry set at = at - interval '{minutes} minutes'")
    await cast.sql.execute(f"update many_opened set at = at - interval '{minutes} minutes'")
