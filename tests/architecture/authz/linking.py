"""David has just proved that he wants to add a provider, from his tablet, whose secret a cell can write."""

from uuid import uuid4

from backend.db.unit import hashed
from backend.demo.making import insert
from tests.architecture.authz.papers import NOW

SECRET = b"\x0c"


async def linking(cast):
    sql = cast.sql
    tablet = await sql.fetchval(
        "update sign_in set secret_hash = $1 where secret_hash = $2 returning id",
        SECRET,
        hashed(cast.davids_tablet.secret),
    )
    what = {"act": "link", "path": "/facons/ajouter", "body_hash": b"\x02", "kek_id": "k", "fields": b""}
    when = {"proved_at": NOW, "used_at": await sql.fetchval("select now()")}
    added = {"issuer": "https://added.test", "subject": "added", "usable_from": NOW}
    identity = await insert(sql, "identity", id=uuid4(), person_id=cast.david.id, **added)
    asked = await insert(sql, "step_up", id=uuid4(), person_id=cast.david.id, sign_in_id=tablet, **what, **when)
    return asked, identity
