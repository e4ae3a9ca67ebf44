"""The routes of who works in a house, as in `asked`: each act has something new to change each time."""

from uuid import uuid4

from backend.demo import making
from tests.budgets.grave import grave
from tests.people.members.deciding import decides

H = "/equipe/{house:uuid}"
MEMBER, TEAM, ROLE = f"{H}/membres/{{member:uuid}}", f"{H}/equipes/{{team:uuid}}", f"{H}/roles/{{role:uuid}}"
SERVICE = f"{H}/equipes/services/{{service_id:uuid}}"
CHANGE = f"{ROLE}/changements/{{change:uuid}}"


async def asked_members(cast, get, post):
    sql, here = cast.sql, cast.tilleuls
    who = await decides(cast, "Jean", "Rivière", "Monsieur Rivière")
    nurse = await sql.fetchval("select role_id from membership where id = $1", cast.martin.membership)
    roles = [await making.role(sql, here, f"r{n}", f"rôle {n}", {"read": ("bilans",)}) for n in range(8)]
    gone = iter([(await cast.staff("A", "B", here, nurse, "Madame B")).membership for _ in range(3)])
    member = (await cast.staff("A", "C", here, nurse, "Madame C")).membership
    empty = iter([await making.team(sql, here, "Vide") for _ in range(3)])
    floors = iter([await _service(sql, here) for _ in range(3)])
    floor, base = await _service(sql, here), who.base
    for role in roles[:4]:
        await _proposed(cast, role, cast.martin)
    waiting = iter(await sql.fetch("select role_id, id from role_change order by id"))
    fresh, new = iter(roles[4:6]), {"prenom": "Anne", "nom": "D", "affiche": "Anne", "role": str(nurse)}

    def decide(word):
        async def ask():
            role, change = next(waiting)
            return await post(who, f"{base}/roles/{role}/changements/{change}/{word}")()

        return ask

    async def propose():
        return await post(who, f"{base}/roles/{next(fresh)}/proposer", **{"lit-soins": "on"})()

    async def end():
        return await post(who, f"{base}/membres/{next(gone)}/fin", maintenant="on")()

    async def close():
        return await post(who, f"{base}/equipes/{next(empty)}/fermer")()

    async def close_service():
        return await post(who, f"{base}/equipes/services/{next(floors)}/fermer")()

    more_teams = {"affiche": "Madame C", f"eq-{cast.office}": "on"}
    return {
        ("GET", H): get(who, base),
        ("GET", f"{H}/membres"): get(who, f"{base}/membres"),
        ("GET", f"{H}/membres/nouveau"): get(who, f"{base}/membres/nouveau"),
        ("POST", f"{H}/membres/nouveau"): await grave(who, f"{base}/membres/nouveau", new, new),
        ("GET", MEMBER): get(who, f"{base}/membres/{member}"),
        ("POST", f"{MEMBER}/changer"): await grave(who, f"{base}/membres/{member}/changer", *[more_teams] * 2),
        ("POST", f"{MEMBER}/role"): await grave(who, f"{base}/membres/{member}/role", *[{"role": str(nurse)}] * 2),
        ("POST", f"{MEMBER}/fin"): end,
        ("GET", f"{H}/equipes"): get(who, f"{base}/equipes"),
        ("POST", f"{H}/equipes"): post(who, f"{base}/equipes", nom="Nuit"),
        ("POST", f"{H}/equipes/services"): post(who, f"{base}/equipes/services", **{"nom-service": "Haut"}),
        ("POST", SERVICE): post(who, f"{base}/equipes/services/{floor}", **{"nom-service": "Haut"}),
        ("POST", f"{SERVICE}/fermer"): close_service,
        ("GET", TEAM): get(who, f"{base}/equipes/{cast.care}"),
        ("POST", TEAM): post(who, f"{base}/equipes/{cast.care}", nom="Équipe soins", repond="on"),
        ("POST", f"{TEAM}/fermer"): close,
        ("GET", f"{H}/roles"): get(who, f"{base}/roles"),
        ("POST", f"{H}/roles"): _named(who, post, f"{base}/roles"),
        ("GET", ROLE): get(who, f"{base}/roles/{roles[0]}"),
        ("POST", f"{ROLE}/apercu"): post(who, f"{base}/roles/{roles[7]}/apercu", **{"lit-soins": "on"}),
        ("POST", f"{ROLE}/proposer"): propose,
        ("POST", f"{CHANGE}/annuler"): decide("annuler"),
        ("POST", f"{CHANGE}/confirmer"): await _confirming(who, base, waiting),
    }


async def _confirming(who, base, waiting):
    """Each of two is proved beforehand."""
    proved = []
    for role, change in (next(waiting), next(waiting)):
        path, form = f"{base}/roles/{role}/changements/{change}/confirmer", {"key": str(uuid4())}
        await who.client.proves(path, form)
        proved.append((path, form))
    left = iter(proved)

    def ask():
        path, form = next(left)
        return who.client.post(path, data=form, follow_redirects=False)

    return ask


def _named(who, post, url):
    """Each time a name that is new."""
    names = iter(("Art-thérapeute", "Jardinier", "Musicienne"))

    def ask():
        return post(who, url, nom=next(names))()

    return ask


async def _service(sql, house):
    return await making.insert(sql, "service", id=uuid4(), establishment_id=house.id, name="Étage")


async def _proposed(cast, role, by):
    change = uuid4()
    whose = {"establishment_id": cast.tilleuls.id, "role_id": role, "proposed_by": by.id}
    await making.insert(cast.sql, "role_change", id=change, **whose)
    part = {"kind": "right", "can": "read", "target": "bilans", "adds": False, "establishment_id": cast.tilleuls.id}
    await making.insert(cast.sql, "role_change_part", change_id=change, **part)
