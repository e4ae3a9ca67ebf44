"""The routes of what is kept from who acts for somebody, as in `asked`: each act is about another paper."""

from uuid import uuid4

from msgspec.structs import replace

from backend.demo import making
from tests.architecture.authz.papers import paper
from tests.budgets.grave import grave
from tests.cast import MARION

OWN, DESK = "/papiers/{paper:uuid}/secret", "/equipe/{house:uuid}"
SHOW, LIFT = "/papiers/secrets/{secret:uuid}/montrer", f"{DESK}/oppositions/{{secret:uuid}}/lever"
TELL = f"{DESK}/papiers/{{paper:uuid}}/annoncer"
WROTE = {"qui": "tous", "convaincre": "on", "mention": "Nous en avons parlé."}
ACT = "select act from secret where document_id = $1"


async def asked_secrecy(cast, get, post):
    kept = await _kept(cast, cast.david.dossier)
    await cast.david.sends(f"/papiers/{kept}/secret", qui="tous")
    act = await cast.sql.fetchval(ACT, kept)
    young = await child(cast)
    place = f"/equipe/{cast.tilleuls.id}/personnes/{young}/oppositions"
    opposed, later, *others = [await _kept(cast, young) for _ in range(5)]
    for one in (opposed, later):
        await cast.martin.client.post(place, data={"key": str(uuid4()), "papier": str(one), **WROTE})
    lever = [f"/equipe/{cast.tilleuls.id}/oppositions/{await _act(cast, one)}/lever" for one in (opposed, later)]
    left, lifts = iter(others), iter(lever)
    untold = iter([await _untold(cast) for _ in range(4)])
    showing = iter([await _shown(cast) for _ in range(2)])

    async def show():
        return await next(showing)()

    return {
        ("GET", "/papiers/secrets"): get(cast.david, "/papiers/secrets"),
        ("GET", OWN): get(cast.david, f"/papiers/{kept}/secret"),
        ("POST", OWN): post(cast.david, f"/papiers/{await _kept(cast, cast.david.dossier)}/secret", qui="tous"),
        ("GET", SHOW): get(cast.david, f"/papiers/secrets/{act}/montrer"),
        ("POST", SHOW): show,
        ("GET", f"{DESK}/personnes/{{dossier:uuid}}/oppositions"): get(cast.martin, f"{place}?papier={opposed}"),
        ("POST", f"{DESK}/personnes/{{dossier:uuid}}/oppositions"): lambda: cast.martin.client.post(
            place, data={"key": str(uuid4()), "papier": str(next(left)), **WROTE}, follow_redirects=False
        ),
        ("GET", TELL): get(cast.martin, f"/equipe/{cast.tilleuls.id}/papiers/{await _untold(cast)}/annoncer"),
        ("POST", TELL): lambda: cast.martin.client.post(
            f"/equipe/{cast.tilleuls.id}/papiers/{next(untold)}/annoncer",
            data={"key": str(uuid4()), "annonce": "on"},
            follow_redirects=False,
        ),
        ("GET", LIFT): get(cast.martin, lever[0]),
        ("POST", LIFT): lambda: cast.martin.client.post(
            next(lifts), data={"key": str(uuid4()), "lui-meme": "on"}, follow_redirects=False
        ),
    }


async def _kept(cast, dossier):
    return await paper(cast, cast.tilleuls, dossier)


async def _untold(cast):
    return await paper(cast, cast.tilleuls, cast.david.dossier, not_for_person=True)


async def _act(cast, paper):
    return await cast.sql.fetchval(ACT, paper)


async def _shown(cast):
    made = await _kept(cast, cast.david.dossier)
    await cast.david.sends(f"/papiers/{made}/secret", qui="tous")
    return await grave(cast.david, f"/papiers/secrets/{await _act(cast, made)}/montrer", {})


async def child(cast, matricule="212059741500401"):
    traits = replace(MARION, birthdate="2012-05-20", matricule=matricule)
    dossier = await making.dossier(cast.sql, cast.ring, cast.tilleuls, traits)
    await making.supports(cast.sql, cast.tilleuls, cast.care, dossier)
    return dossier
