"""David asked his house to say that it is he: nobody saw him yet, one did, both did. Named in `ids`."""

from uuid import uuid4

from backend.db.unit import hashed
from backend.demo.making import insert
from tests.architecture.authz.papers import NOW

NUMBERS = {"asked": "ASKED23456", "seen": "SEENN23456", "done": "DONEE23456"}


async def vouching(cast, ids):
    sql = cast.sql
    here = await sql.fetchval("select id from sign_in where secret_hash = $1", hashed(cast.david.secret))
    now, later = await sql.fetchval("select now()"), "update vouching set ends_at = now() + interval '100 years'"
    seen = {
        "establishment_id": cast.tilleuls.id, "dossier_id": cast.david.dossier, "seen": "cni",
        "seen_by": cast.riviere.id, "seen_at": NOW,
    }  # fmt: skip
    made = {"asked": {}, "seen": seen, "done": seen | {"confirmed_by": cast.martin.id, "confirmed_at": now}}
    ids["vouching"] = {}
    for name, more in made.items():
        what = {"act": "take", "path": "/papiers/prendre", "body_hash": name.encode(), "kek_id": "k", "fields": b""}
        step_up = await insert(sql, "step_up", id=uuid4(), person_id=cast.david.id, sign_in_id=here, **what)
        ids["step_up"][name] = step_up
        row = {"id": uuid4(), "step_up_id": step_up, "person_id": cast.david.id, "number": NUMBERS[name]}
        ids["vouching"][name] = await insert(sql, "vouching", **row, **more)
    await sql.execute(later)
