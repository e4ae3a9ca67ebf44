"""The routes of the life of an access, asked as in `asked`: each write has something new to change each time."""

from backend.demo import making
from tests.architecture.authz.resting import renewed_on
from tests.budgets.grave import grave

ONE, HELPING = "/aidants/{delegation:uuid}", "/j-aide/{delegation:uuid}"
AT_DESK = "/equipe/{house:uuid}/personnes/{dossier:uuid}/qui-agit"


async def asked_life(cast, get, post):
    laura, roux = cast.laura, cast.roux
    helpers = [await cast.stranger() for _ in range(10)]
    rights = {"read": ("attestations",)}
    given = [await making.delegation(cast.sql, laura.id, who.id, laura.dossier, rights) for who in helpers]
    rest = iter(given[2:4])
    back, again = given[4:6], iter(given[6:8])
    for one in back:
        await cast.sql.execute("update delegation set paused_at = now() where id = $1", one)
    back, leaving = iter(back), iter(zip(helpers[8:], given[8:], strict=True))

    def pause():
        return post(laura, f"/aidants/{next(rest)}/pause")()

    def resume():
        return post(laura, f"/aidants/{next(back)}/reprendre")()

    def renew():
        return post(laura, f"/aidants/{next(again)}/renouveler", jusqua=renewed_on())()

    def leave():
        who, one = next(leaving)
        return post(who, f"/j-aide/{one}/arreter")()

    closing = iter([await grave(await cast.stranger(), "/j-aide/fermer", {}) for _ in range(2)])

    def close():
        return next(closing)()

    return {
        ("GET", "/j-aide/fermer"): get(helpers[0], "/j-aide/fermer"),
        ("POST", "/j-aide/fermer"): close,
        ("POST", f"{ONE}/pause"): pause,
        ("POST", f"{ONE}/reprendre"): resume,
        ("POST", f"{ONE}/renouveler"): renew,
        ("GET", "/j-aide"): get(helpers[0], "/j-aide"),
        ("GET", HELPING): get(helpers[0], f"/j-aide/{given[0]}"),
        ("GET", f"{HELPING}/arreter"): get(helpers[0], f"/j-aide/{given[0]}/arreter"),
        ("POST", f"{HELPING}/arreter"): leave,
        ("GET", AT_DESK): get(roux, f"{roux.base}/personnes/{laura.dossier}/qui-agit"),
    }
