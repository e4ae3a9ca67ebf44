"""David known twice in his house: what is needed to join the two, and what each person sees at one moment."""

from uuid import UUID

from backend.db.unit import becoming
from backend.demo import making
from backend.kit.actor import Asked
from backend.people.matching import Traits
from tests.architecture.authz.papers import paper
from tests.cast import CARE
from tests.people.insi import opens

AGAIN = Traits("", "", "Morel", "David", "1984-03-12", "M", "")
DESK = "/identites/personnes"


async def known_twice(cast):
    """The night team (`cast.night`, `cast.awa`) opened one of its own, `cast.again`, with the paper `cast.theirs`."""
    cast.night = await making.team(cast.sql, cast.tilleuls, "Équipe de nuit")
    role = await making.role(cast.sql, cast.tilleuls, "veille", "veilleuse", CARE)
    cast.awa = await cast.staff("Awa", "Sow", cast.tilleuls, role, "Madame Sow", cast.night)
    cast.again = await opens(cast, AGAIN, "VALI")
    await making.supports(cast.sql, cast.tilleuls, cast.night, cast.again)
    cast.theirs = await paper(cast, cast.tilleuls, cast.again)
    cast.his = await paper(cast, cast.tilleuls, cast.david.dossier)
    return cast


async def joins(cast, one=None, other=None, who=None):
    fields = {"avec": str(other or cast.again)}
    return await (who or cast.clerk).sends(f"{DESK}/{one or cast.david.dossier}/reunir", **fields)


async def splits(cast, dossier=None, who=None):
    return await (who or cast.clerk).sends(f"{DESK}/{dossier or cast.again}/separer")


async def sight(cast, somebody, subject=None):
    """The papers that PostgreSQL shows her now, whatever the app would ask."""
    asked = Asked(somebody.secret, "aidant", subject) if subject else Asked(somebody.secret, "usager")
    if somebody.base.startswith("/equipe/"):
        asked = Asked(somebody.secret, "staff", UUID(somebody.base.removeprefix("/equipe/")))
    sql = await cast.database.connect("app")
    try:
        async with sql.transaction():
            await sql.execute(becoming(asked))
            return {row["id"] for row in await sql.fetch("select id from document")}
    finally:
        await sql.close()


async def everybody(cast):
    """What each of those who may be concerned sees."""
    people = {"martin": cast.martin, "awa": cast.awa, "david": cast.david, "marion": cast.marion}
    told = {name: await sight(cast, somebody) for name, somebody in people.items()}
    return told | {"paula": await sight(cast, cast.paula, cast.david.id)}
