"""The routes of lists, asked by the secretary and by the DUI."""

from itertools import count

from msgspec.structs import replace

from tests.people.lists.making import Somebody, csv_of
from tests.people.lists.working import SEEN, Desk

LISTS = "/equipe/{house:uuid}/listes"
ONE = f"{LISTS}/{{run:uuid}}"
numbers = count(100)


def new():
    """Somebody of whom no list has spoken yet."""
    return csv_of(Somebody(numero=str(next(numbers))))


async def asked_lists(cast, get, post):
    clerk, desk = cast.clerk, Desk(cast, cast.clerk)
    waiting = [await desk.looks(new()) for _ in range(6)]
    pushed = (await cast.dui.client.post("/api/usagers", content=new(), headers=cast.dui.headers("text/csv"))).json()[
        "id"
    ]
    seen, gone = iter([(run, SEEN.search(await desk.shows(run))[1]) for run in waiting[:2]]), iter(waiting[2:4])
    await cast.sql.execute("update list_run set state = 'stopped' where id = any ($1)", waiting[4:])
    stopped = iter(waiting[4:])
    shown = await desk.looks(csv_of(Somebody(numero="99", sexe="?"), Somebody(numero="98")))

    async def pushes():
        return await cast.dui.client.post("/api/usagers", content=new(), headers=cast.dui.headers("text/csv"))

    async def brings():
        return await desk.brings(new())

    async def agrees():
        run, mark = next(seen)
        return await post(clerk, f"{desk.base}/{run}/confirmer", vu=mark)()

    async def gives_up():
        return await post(clerk, f"{desk.base}/{next(gone)}/abandonner")()

    async def resumes():
        return await post(clerk, f"{desk.base}/{next(stopped)}/reprendre")()

    cast.app.state.settings = replace(cast.app.state.settings, annuaire_url="https://annuaire.exemple.fr")

    return {
        ("GET", LISTS): get(clerk, desk.base),
        ("POST", LISTS): brings,
        ("POST", f"{LISTS}/annuaire"): post(clerk, f"{desk.base}/annuaire"),
        ("GET", f"{LISTS}/modele"): get(clerk, f"{desk.base}/modele"),
        ("GET", f"{LISTS}/modele/fichier"): get(clerk, f"{desk.base}/modele/fichier?quoi=professionnels"),
        ("GET", ONE): get(clerk, f"{desk.base}/{shown}"),
        ("GET", f"{ONE}/rapport"): get(clerk, f"{desk.base}/{shown}/rapport"),
        ("POST", f"{ONE}/confirmer"): agrees,
        ("POST", f"{ONE}/abandonner"): gives_up,
        ("POST", f"{ONE}/reprendre"): resumes,
        **_registering(cast, get, post),
        ("POST", "/api/usagers"): pushes,
        ("GET", "/api/usagers/{run:uuid}"): lambda: cast.dui.asks(f"/api/usagers/{pushed}"),
    }


def _registering(cast, get, post):
    clerk, place, route = cast.clerk, f"/equipe/{cast.tilleuls.id}/rpps", "/equipe/{house:uuid}/rpps"
    refused = f"{place}/{cast.martin.membership}/refusee"
    return {
        ("GET", route): get(clerk, place),
        ("GET", f"{route}/fichier"): get(clerk, f"{place}/fichier"),
        ("POST", f"{route}/envoyees"): post(clerk, f"{place}/envoyees"),
        ("POST", f"{route}/{{member:uuid}}/refusee"): post(clerk, refused, pourquoi="diploma"),
    }
