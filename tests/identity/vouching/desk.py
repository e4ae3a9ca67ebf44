"""Marion asks for something grave, shows her number, and two people of Les Tilleuls say that it is she."""

import re
from uuid import uuid4

from backend.kit.actor import COOKIE
from tests.identity.cards.desk import browser

NUMBER = re.compile(r'class="code keep">([^<]+)<')
THERE = {"devant": "on"}
SEEN = {"piece": "cni", "devant": "on"}
ADDRESS = "/reglages/prevenir/adresse"


def hers(cast, person, **more):
    """Her own browser, which proves nothing by itself."""
    client = browser(cast, **more)
    client.cookies.set(COOKIE, person.secret, domain="aportee.test")
    return client


async def second_identity(cast, house=None):
    """Somebody else who answers for identities at Les Tilleuls, whose teams support Marion."""
    house = house or cast.tilleuls
    role = await cast.sql.fetchval(
        "select r.id from role r join role_duty d on d.role_id = r.id and d.duty = 'identity'"
        " where r.establishment_id = $1 limit 1", house.id
    )  # fmt: skip
    return await cast.staff("Luc", "Payet", house, role, "Monsieur Payet", cast.office)


async def wants(client, path=ADDRESS, **fields):
    """What waits for her proof."""
    form = {"key": str(uuid4()), "adresse": "marion@exemple.fr"} | fields
    asked = await client.post(path, data=form)
    assert asked.headers["location"].startswith("/preuve/"), asked.text
    return asked.headers["location"]


async def asks_her_house(client, place):
    """The number that she shows."""
    answer = await client.post(f"{place}/maison", data={"key": str(uuid4())})
    assert (answer.status_code, answer.headers["location"]) == (303, place)
    return NUMBER.search((await client.get(place)).text)[1]


async def finds(staff, number):
    """Where it is at this desk; None when there is no such number."""
    answer = await staff.client.post(
        f"{staff.base}/preuves", data={"key": str(uuid4()), "numero": number}, follow_redirects=False
    )
    return answer.headers.get("location")


async def presses(staff, path, **fields):
    return await staff.client.post(path, data={"key": str(uuid4())} | fields)


async def vouched(cast, first, second, number):
    there = await finds(first, number)
    assert (await presses(first, f"{there}/vu", **SEEN)).status_code == 200
    assert await finds(second, number) == there
    assert (await presses(second, f"{there}/confirmer", **THERE)).status_code == 200
    return there


async def goes_on(client, place):
    return await client.post(f"{place}/maison/suite", data={"key": str(uuid4())})


async def proved(cast):
    return await cast.sql.fetchval("select count(*) from step_up where proved_at is not null and act <> 'vouch'")
