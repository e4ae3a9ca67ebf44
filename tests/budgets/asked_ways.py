"""The routes of invitations, mandates and attestations, as in `asked`: each write has something new to change."""

from backend.kit.clock import now
from backend.kit.dates import local
from tests.budgets.grave import grave
from tests.entrusting.giving import says_her_code
from tests.entrusting.inviting import accepts, invites
from tests.evidence.proving import about_of, opens
from tests.mandates.desk import SEEN, confirms, entered, prepares, second_desk

INVITED, MANDATES = "/aidants/invitations/{invitation:uuid}", "/equipe/{house:uuid}/mandats"
MANDATE, PREPARE = f"{MANDATES}/{{mandate:uuid}}", "/equipe/{house:uuid}/personnes/{dossier:uuid}/mandat"


async def asked_ways(cast, get, post):
    return {**await _invitations(cast, get, post), **await _mandates(cast, get, post)}


async def _accepted(cast, usager, subject):
    link, code, there = await invites(usager)
    await accepts(cast, link, code, subject)
    await cast.sql.execute("delete from card_try")
    return there


async def _invitations(cast, get, post):
    marion = cast.marion
    seen = await _accepted(cast, marion, "seen")
    to_confirm = iter([await _accepted(cast, marion, subject) for subject in ("first", "second")])
    confirming = iter([await grave(marion, f"{next(to_confirm)}/confirmer", {}) for _ in range(2)])
    to_cancel = iter([(await invites(marion))[2] for _ in range(2)])

    def confirm():
        return next(confirming)()

    def cancel():
        return post(marion, f"{next(to_cancel)}/annuler")()

    return {
        ("GET", "/aidants/attestations"): get(cast.david, "/aidants/attestations"),
        ("GET", "/aidants/inviter"): get(marion, "/aidants/inviter"),
        ("POST", "/aidants/inviter"): post(marion, "/aidants/inviter", lien="sis", quoi="everyday", jusqua="year"),
        ("GET", INVITED): get(marion, seen),
        ("POST", f"{INVITED}/confirmer"): confirm,
        ("POST", f"{INVITED}/annuler"): cancel,
    }


async def _mandates(cast, get, post):
    clerk, second, marion, david = cast.clerk, await second_desk(cast), cast.marion.dossier, cast.david.dossier
    base = clerk.base
    paper, number = await prepares(clerk, marion), "select reference from mandate order by prepared_at limit 1"
    reference = await cast.sql.fetchval(number)
    done = await entered(cast, clerk, marion, await cast.stranger())
    await confirms(second, done)
    signing = iter([(await prepares(clerk, marion), await says_her_code(await cast.stranger())) for _ in range(2)])
    waiting = [await entered(cast, clerk, david, await cast.stranger()) for _ in range(2)]
    for there in waiting:
        await opens(second, about_of(there))
    confirming = iter([await grave(second, f"{base}{there}/confirmer", {}) for there in waiting])
    to_cancel = iter([await prepares(clerk, marion) for _ in range(2)])
    day = f"{local(now()):%d/%m/%Y}"
    whom = {"prenom": "Zoé", "nom": "Inconnue", "lien": "sis", "quoi": "everyday", "jusqua": "year"}

    def sign():
        there, code = next(signing)
        return post(clerk, f"{base}{there}/signe", code=code, signe_le=day, **SEEN)()

    def confirm():
        return next(confirming)()

    def cancel():
        return post(clerk, f"{base}{next(to_cancel)}/annuler")()

    return {
        ("GET", MANDATES): get(clerk, f"{base}/mandats"),
        ("POST", MANDATES): post(clerk, f"{base}/mandats", numero=reference),
        ("GET", MANDATE): get(clerk, f"{base}{paper}"),
        ("GET", f"{MANDATE}/papier"): get(clerk, f"{base}{paper}/papier"),
        ("GET", f"{MANDATE}/lettre"): get(clerk, f"{base}{done}/lettre"),
        ("POST", f"{MANDATE}/signe"): sign,
        ("POST", f"{MANDATE}/confirmer"): confirm,
        ("POST", f"{MANDATE}/annuler"): cancel,
        ("GET", PREPARE): get(clerk, f"{base}/personnes/{david}/mandat"),
        ("POST", PREPARE): post(clerk, f"{base}/personnes/{david}/mandat", **whom),
    }
