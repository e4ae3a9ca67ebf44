"""The routes of cards, asked at the desk and by their persons."""

from uuid import uuid4

import httpx

from backend.kit.actor import COOKIE
from tests.identity.cards.desk import begins, desk_of, gives

DESK = "/equipe/{house:uuid}/personnes/{dossier:uuid}/carte"
ONE = f"{DESK}/{{card:uuid}}"
LOST = "/appareils/carte/perdue"
FORGET = "update code_card set personal_hash = null where person_id = $1"


async def _waits(david):
    """Where an act of his waits for a proof."""
    asked = {"adresse": "david@exemple.fr", "key": str(uuid4())}
    answer = await plainly(david, "/reglages/prevenir/adresse", asked)
    return answer.headers["location"]


async def plainly(who, path, data):
    """Without the proof that these people give by themselves."""
    return await httpx.AsyncClient.post(who.client, path, data=data, follow_redirects=False)


async def asked_cards(cast, get, post):
    clerk, david, desk = cast.clerk, cast.david, desk_of(cast.clerk, cast.marion)
    card, code = await gives(clerk, david), await begins(clerk, cast.marion)
    await cast.sql.execute("update code_card set usable_from = now() where person_id = $1", david.id)
    acts = iter([await _waits(david) for _ in range(2)])

    async def chooses():
        await cast.sql.execute(FORGET, cast.marion.id)
        return await post(clerk, code, personnel="271935", encore="271935")()

    async def proves():
        typed = {"key": str(uuid4()), "code": card.spend(), "personnel": card.secret}
        return await plainly(david, f"{next(acts)}/carte", typed)

    async def leaves():
        """Each time somebody else's sign-in, which ends by it."""
        fresh = await cast.signed_in(person=clerk.id, name="Inès")
        fresh.client.cookies.set(COOKIE, fresh.secret, domain="aportee.test")
        return await post(fresh, f"{clerk.base}/borne")()

    return {
        ("POST", "/preuve/{step_up:uuid}/carte"): proves,
        ("GET", DESK): get(clerk, desk),
        ("GET", f"{ONE}/code"): get(clerk, code),
        ("POST", f"{ONE}/code"): chooses,
        ("GET", f"{ONE}/imprimer"): get(clerk, code.replace("/code", "/imprimer")),
        ("POST", f"{ONE}/imprimer"): post(clerk, code.replace("/code", "/imprimer")),
        ("POST", f"{DESK}/laisser-essayer"): post(clerk, f"{desk}/laisser-essayer"),
        ("POST", DESK): post(clerk, desk, piece="cni"),
        ("POST", f"{DESK}/reprendre"): post(clerk, f"{desk}/reprendre"),
        ("GET", LOST): get(david, LOST),
        ("POST", LOST): post(david, LOST),
        ("GET", "/equipe/{house:uuid}/borne"): get(clerk, f"{clerk.base}/borne"),
        ("POST", "/equipe/{house:uuid}/borne"): leaves,
    }
