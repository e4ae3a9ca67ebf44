"""The routes about many openings, as in `asked`: Monsieur Rivière looks, and somebody else says why."""

from uuid import uuid4

from backend.demo.making import insert
from tests.architecture.authz.openings import MOST, OPENED, USUAL
from tests.people.members.deciding import decides

H = "/equipe/{house:uuid}"
AGAIN = "update many_opened set at = at - interval '2 hours' where reason is not null"


async def asked_openings(cast, get, post):
    sql, here = cast.sql, cast.tilleuls
    who = await decides(cast, "Jean", "Rivière", "Monsieur Rivière")
    nurse = await sql.fetchval("select role_id from membership where id = $1", cast.martin.membership)
    other = await cast.staff("Anne", "Hoarau", here, nurse, "Madame Hoarau", cast.care)
    await sql.execute("update establishment set dossiers_an_hour = $1 where id = $2", USUAL, here.id)
    await sql.execute(OPENED, here.id, other.id, [uuid4() for _ in range(MOST)])
    waits = {"establishment_id": here.id, "person_id": other.id}
    alerts = iter([await insert(sql, "many_opened", id=uuid4(), **waits) for _ in range(3)])

    async def check():
        return await post(who, f"{who.base}/ouvertures/{next(alerts)}")()

    async def go_on():
        await sql.execute(AGAIN)
        return await post(other, f"{other.base}/beaucoup", pourquoi="urgent")()

    return {
        ("GET", f"{H}/ouvertures"): get(who, f"{who.base}/ouvertures"),
        ("POST", f"{H}/ouvertures/{{alert:uuid}}"): check,
        ("GET", f"{H}/beaucoup"): get(other, f"{other.base}/beaucoup"),
        ("POST", f"{H}/beaucoup"): go_on,
    }
