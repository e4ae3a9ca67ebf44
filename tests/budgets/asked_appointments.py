"""The routes of appointments, as in `asked`: each act is about another one."""

from uuid import uuid4

from tests.appointments.planning import WHAT, day
from tests.architecture.authz.appointments import appointment, secret
from tests.budgets.asked_secrecy import child
from tests.budgets.grave import grave

SHOWN = "/rendez-vous/secrets/{kept:uuid}/montrer"
OWN, DESK = "/rendez-vous/{appointment:uuid}", "/equipe/{house:uuid}"
THEIRS, ONE = f"{DESK}/personnes/{{dossier:uuid}}/rendez-vous", f"{DESK}/rendez-vous/{{appointment:uuid}}"
THERE = "/pour/{person:uuid}/rendez-vous"
SQUARE = """insert into delegation_right (delegation_id, dossier_id, can, family, starts_at, ends_at)
    select $1, $2, 'appointments', 'rendez-vous', now() - interval '1 day', now() + interval '1 day'"""
FORM = WHAT | {"jour": day(9), "heure": "9:00"}


async def asked_appointments(cast, get, post):
    david, martin, paula = cast.david, cast.martin, cast.paula
    await cast.sql.execute(SQUARE, paula.delegation, david.dossier)

    async def some(dossier=david.dossier):
        return await appointment(cast, cast.tilleuls, dossier)

    def each(who, things, path, **fields):
        left = iter(things)

        def ask():
            sent = {"key": str(uuid4())} | fields
            return who.client.post(path.format(next(left)), data=sent, follow_redirects=False)

        return ask

    one, kept, young = await some(), await some(), await child(cast, "213059741500402")
    own = await secret(cast, kept, david.dossier, "own", david)
    here, place = f"{martin.base}/personnes/{david.dossier}/rendez-vous", f"{martin.base}/rendez-vous"
    theirs = f"/pour/{david.id}/rendez-vous"
    showing = iter([await _shown(cast) for _ in range(2)])

    async def show():
        return await next(showing)()

    opposed = [await some(young) for _ in range(2)]
    said = iter([(each_one, await secret(cast, each_one, young, "opposition", martin)) for each_one in opposed])

    async def lift():
        each_one, its_own = next(said)
        sent = {"key": str(uuid4()), "lui-meme": "on", "garde": str(its_own)}
        where = f"{place}/{each_one}/opposition/lever"
        return await martin.client.post(where, data=sent, follow_redirects=False)

    return {
        ("GET", "/rendez-vous"): get(david, "/rendez-vous"),
        ("GET", OWN): get(david, f"/rendez-vous/{one}"),
        ("POST", f"{OWN}/secret"): each(david, [await some() for _ in range(2)], "/rendez-vous/{}/secret", qui="tous"),
        ("GET", SHOWN): get(david, f"/rendez-vous/secrets/{own}/montrer"),
        ("POST", SHOWN): show,
        ("GET", THERE): get(paula, theirs),
        ("GET", f"{THERE}/{{appointment:uuid}}"): get(paula, f"{theirs}/{one}"),
        ("GET", THEIRS): get(martin, here),
        ("GET", f"{THEIRS}/nouveau"): get(martin, f"{here}/nouveau"),
        ("POST", THEIRS): post(martin, here, **FORM),
        ("GET", ONE): get(martin, f"{place}/{one}"),
        ("POST", ONE): each(martin, [await some() for _ in range(2)], f"{place}/{{}}", **FORM),
        ("POST", f"{ONE}/annuler"): each(martin, [await some() for _ in range(2)], f"{place}/{{}}/annuler"),
        ("POST", f"{ONE}/opposition"): each(
            martin,
            [await some(young) for _ in range(2)],
            f"{place}/{{}}/opposition",
            qui="tous",
            convaincre="on",
            mention="Il a peur.",
        ),
        ("POST", f"{ONE}/opposition/lever"): lift,
    }


async def _shown(cast):
    made = await appointment(cast, cast.tilleuls, cast.david.dossier)
    kept = await secret(cast, made, cast.david.dossier, "own", cast.david)
    return await grave(cast.david, f"/rendez-vous/secrets/{kept}/montrer", {})
