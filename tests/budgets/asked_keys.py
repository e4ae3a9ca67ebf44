"""The routes of passkeys, asked by David of keys that hold."""

import json

from backend.identity.passkeys.challenges import COOKIE
from tests.attacks.passkeys.authenticator import Device
from tests.attacks.passkeys.conftest import a_day_later, adds, asked, begins, plainly, unproved
from tests.budgets.grave import grave

STEP_UP = "/preuve/{step_up:uuid}/cle"


async def _made(david):
    """A challenge that waits, and what a new device answers."""
    said = Device().makes(asked(await begins(david)))
    return david.client.cookies[COOKIE], said


async def asked_keys(cast, get, post):
    david, phone = cast.david, Device()
    for device, name in ((phone, "Un"), (Device(), "Deux"), (Device(), "Trois")):
        await adds(david, device, name)
    await a_day_later(cast)
    rows = await cast.sql.fetch("select id, credential_id from passkey")
    first = next(row["id"] for row in rows if row["credential_id"] == phone.id)
    lost = iter([row["id"] for row in rows if row["credential_id"] != phone.id])
    made, acts = [await _made(david) for _ in range(3)], iter([await unproved(david) for _ in range(2)])
    new, signed = iter(made[1:]), {}

    def remove():
        return post(david, f"/cles/{next(lost)}/enlever")()

    def add():
        cookie, said = next(new)
        david.client.cookies.set(COOKIE, cookie, domain="aportee.test")
        return post(david, "/cles/nouvelle", nom="Bleu", reponse=json.dumps(said))()

    async def asks():
        here = next(acts)
        answer = await plainly(david, f"{here}/cle/defi")
        signed[here] = david.client.cookies[COOKIE], phone.signs(answer.json())
        return answer

    def proves():
        here, (cookie, said) = signed.popitem()
        david.client.cookies.set(COOKIE, cookie, domain="aportee.test")
        return plainly(david, f"{here}/cle", reponse=json.dumps(said))

    return {
        ("GET", "/cles"): get(david, "/cles"),
        ("GET", "/cles/nouvelle"): get(david, "/cles/nouvelle"),
        ("POST", "/cles/ajouter"): await grave(david, "/cles/ajouter", {}, {}),
        ("POST", "/cles/nouvelle"): add,
        ("POST", "/cles/{passkey:uuid}/nommer"): post(david, f"/cles/{first}/nommer", nom="Vert"),
        ("POST", "/cles/{passkey:uuid}/enlever"): remove,
        ("POST", f"{STEP_UP}/defi"): asks,
        ("POST", STEP_UP): proves,
    }
