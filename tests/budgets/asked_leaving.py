"""The routes of who leaves a house, as in `asked`: each act is about somebody else."""

from uuid import uuid4

from msgspec.structs import replace

from backend.demo import making
from tests.architecture.authz.papers import NOW
from tests.cast import LAURA
from tests.people.members.deciding import decides

PLACE = "/equipe/{house:uuid}/personnes/{dossier:uuid}/depart"


async def asked_leaving(cast, get, post):
    who = await decides(cast, "Léa", "Enrôle", "Madame Enrôle", ("enrolment",), "accueil")
    people = [await _somebody(cast, n) for n in range(4)]
    events = [await _noted(cast, dossier, who) for dossier in people[2:]]
    urls = [f"{who.base}/personnes/{dossier}/depart" for dossier in people]
    form = {"quoi": "departure", "jour": "02/01/2031", "preuve": "person"}
    keys = {url: form | {"key": str(uuid4())} for url in urls[:2]}
    keys |= {f"{url}/{event}/annuler": {"key": str(uuid4())} for url, event in zip(urls[2:], events, strict=True)}
    for url, typed in keys.items():
        await who.client.proves(url, typed)
    notes, cancels = iter(urls[:2]), iter(list(keys)[2:])

    def note():
        url = next(notes)
        return who.client.post(url, data=keys[url], follow_redirects=False)

    async def cancel():
        url = next(cancels)
        return await who.client.post(url, data=keys[url], follow_redirects=False)

    return {
        ("GET", PLACE): get(who, urls[0]),
        ("POST", PLACE): note,
        ("POST", f"{PLACE}/{{event:uuid}}/annuler"): cancel,
    }


async def _somebody(cast, n):
    traits = replace(LAURA, matricule=f"25508974130{n:04d}")
    return await making.dossier(cast.sql, cast.ring, cast.tilleuls, traits)


async def _noted(cast, dossier, by):
    told = {"kind": "departure", "day": NOW.date(), "evidence": "person", "noted_by": by.id}
    whose = {"establishment_id": cast.tilleuls.id, "dossier_id": dossier}
    return await making.insert(cast.sql, "dossier_event", id=uuid4(), **whose, **told)
