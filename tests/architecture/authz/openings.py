"""Two of Les Tilleuls opened many dossiers; Monsieur Roux, of Les Pins, as many as he may without a reason."""

from uuid import uuid4

from backend.demo.making import insert
from tests.architecture.authz.papers import NOW

USUAL, MOST = 5, 15
OPENED = """insert into audit_entry (id, establishment_id, dossier_id, actor_id, capacity, purpose, act, objects)
    select gen_random_uuid(), $1, d, $2, 'staff', 'care', 'documents.listed', '{}' from unnest($3::uuid[]) d"""


async def openings(cast, ids):
    """Adds to `ids` what was told of each. What Monsieur Roux may see is among what he opened: he opens it again."""
    sql, roux = cast.sql, cast.roux
    await sql.execute("update establishment set dossiers_an_hour = $1 where id = $2", USUAL, cast.pins.id)
    known = [ids["dossier"]["laura's"], ids["dossier"]["unlinked"]]
    await sql.execute(OPENED, cast.pins.id, roux.id, known + [uuid4() for _ in range(MOST - len(known))])
    told = {
        "martin's": (cast.tilleuls, cast.martin, {}),
        "riviere's": (cast.tilleuls, cast.riviere, {}),
        "checked": (cast.tilleuls, cast.martin, {"checked_at": NOW, "checked_by": cast.riviere.id}),
        "roux's": (cast.pins, roux, {}),
    }
    ids["alert"] = {
        name: await insert(sql, "many_opened", id=uuid4(), establishment_id=house.id, person_id=who.id, **more)
        for name, (house, who, more) in told.items()
    }
