"""The routes of a team's hours, as in `asked`: each act has something new to change each time."""

from datetime import date, timedelta
from itertools import count

MARK = "select hours_mark($1)"
DESK = "/equipe/{house:uuid}/horaires"
ONE = f"{DESK}/{{team:uuid}}"


async def asked_hours(cast, get, post):
    martin, place = cast.martin, f"{cast.martin.base}/horaires/{cast.care}"
    days = (date(2031, 1, 1) + timedelta(days=apart) for apart in count())

    async def give():
        duty = {"qui": str(martin.membership), "jour": next(days).isoformat(), "de": "09:00", "a": "18:00"}
        return await post(martin, f"{place}/qui", **duty)()

    async def end():
        return await post(martin, f"{place}/qui/{next(ended)}/retirer")()

    async def keep():
        return await post(martin, f"{place}/heures", vu=await cast.sql.fetchval(MARK, cast.care), **week)()

    for _ in range(2):
        assert (await give()).status_code == 303
    ended = iter([row["id"] for row in await cast.sql.fetch("select id from rota where team_id = $1", cast.care)])
    week = {"j1-1-de": "09:00", "j1-1-a": "12:00"}
    return {
        ("GET", DESK): get(martin, f"{martin.base}/horaires"),
        ("GET", ONE): get(martin, place),
        ("GET", f"{ONE}/heures"): get(martin, f"{place}/heures"),
        ("POST", f"{ONE}/heures"): keep,
        ("POST", f"{ONE}/qui"): give,
        ("POST", f"{ONE}/qui/{{duty:uuid}}/retirer"): end,
    }
