"""Julien is a child of Les Pins; his parents live apart."""

import re
from datetime import datetime, timedelta

from backend.people.matching import Traits
from tests.cast import TEST_OID
from tests.protection.entering import PARIS, ago, helper, in_force, place

ALL = ("ordonnances", "prises-de-sang", "images", "vaccins", "projet", "soins", "bilans", "hopital", "attestations")
ALL += ("mdph", "vie-au-foyer", "choix")
JULIEN = Traits("212059741300127", TEST_OID, "GRONDIN", "JULIEN", "2012-05-14", "M", "97413")


def eighteen_in(days):
    """The birthdate of somebody who is eighteen so many days from now."""
    day = datetime.now(PARIS).date() + timedelta(days=days)
    year = day.year - 18
    try:
        return day.replace(year=year).isoformat()
    except ValueError:  # today is the 29 February of a year that his has not
        return day.replace(year=year, day=28).isoformat()


async def family(cast):
    """Julien, his mother Valérie, his father Marc."""
    team = await cast.sql.fetchval("select id from team where establishment_id = $1", cast.pins.id)
    julien = await cast.usager("Julien", "Grondin", cast.pins, JULIEN, team)
    await cast.sql.execute("update dossier set birthdate = $2 where id = $1", julien.dossier, eighteen_in(900))
    return julien, await helper(cast, "Valérie", "Grondin"), await helper(cast, "Marc", "Técher")


async def parent(cast, desks, julien, somebody):
    return await in_force(cast, desks, julien, "parent/", somebody, fin="", preuve="record")


async def opens(somebody, julien, path=""):
    return (await somebody.client.get(f"/pour/{julien.id}{path}")).status_code == 200


async def agrees(desk, julien, *withheld, **more):
    shown = {f"voit-{one}": "on" for one in ALL if one not in withheld}
    typed = {"maturite": "helped", "jour": ago(), "accord": "on"} | shown | more
    url = f"{place(julien)}/enfant"
    every = dict.fromkeys(re.findall(r'name="(accord-[^"]+)"', (await desk.opens(url)).text), "on")
    return await desk.sends(url, **(every | typed))


async def sees(julien, papers):
    return [one for one, made in papers.items() if (await julien.opens(f"/papiers/{made}")).status_code == 200]
