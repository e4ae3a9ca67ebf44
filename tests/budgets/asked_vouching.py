"""The routes by which a house says who somebody is, as in `asked`."""

from uuid import uuid4

from tests.budgets.grave import grave
from tests.identity.vouching.desk import (
    SEEN,
    THERE,
    asks_her_house,
    finds,
    hers,
    presses,
    second_identity,
    vouched,
    wants,
)

MINE, DESK = "/preuve/{step_up:uuid}/maison", "/equipe/{house:uuid}/preuves"
ONE = f"{DESK}/{{vouching:uuid}}"


async def asked_vouching(cast, get, post):
    """Marion's own browser, which proves nothing by itself; others of hers, as going on changes the secret of one."""
    clerk, second = cast.clerk, await second_identity(cast)
    client = hers(cast, cast.marion)
    fresh = iter([await wants(client, adresse=f"marion{n}@exemple.fr") for n in range(2)])
    taken = []
    for n in range(2):
        at = hers(cast, await cast.signed_in(person=cast.marion.id))
        place = await wants(at, adresse=f"taken{n}@exemple.fr")
        await vouched(cast, clerk, second, await asks_her_house(at, place))
        taken.append((at, place))
    numbers = [await asks_her_house(client, await wants(client, adresse=f"seen{n}@exemple.fr")) for n in range(5)]
    there = [await finds(clerk, number) for number in numbers]
    for one in there[2:4]:
        await presses(clerk, f"{one}/vu", **SEEN)
    confirming = iter([await grave(second, f"{one}/confirmer", THERE) for one in there[2:4]])
    seeing, taking = iter(there[:2]), iter(taken)

    async def ask():
        return await client.post(f"{next(fresh)}/maison", data={"key": str(uuid4())})

    async def take():
        at, place = next(taking)
        return await at.post(f"{place}/maison/suite", data={"key": str(uuid4())})

    async def see():
        return await post(clerk, f"{next(seeing)}/vu", **SEEN)()

    async def confirm():
        return await next(confirming)()

    return {
        ("POST", MINE): ask,
        ("POST", f"{MINE}/suite"): take,
        ("GET", DESK): get(clerk, f"{clerk.base}/preuves"),
        ("POST", DESK): post(clerk, f"{clerk.base}/preuves", numero=numbers[4]),
        ("GET", ONE): get(clerk, there[4]),
        ("POST", f"{ONE}/vu"): see,
        ("POST", f"{ONE}/confirmer"): confirm,
    }
