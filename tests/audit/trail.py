"""What the tests of the trail do again and again."""

from uuid import UUID, uuid4

from backend.audit.verifier import verify_all
from backend.demo.making import insert

COLUMNS = "id, establishment_id, dossier_id, actor_id, capacity, subject_id, purpose, act, objects"


async def entry(cast, act="document.read", who=None, **more):
    """Madame Martin did something in David's dossier."""
    who = who or cast.martin
    told = {
        "establishment_id": cast.tilleuls.id, "dossier_id": cast.david.dossier, "actor_id": who.id,
        "capacity": "staff", "subject_id": None, "purpose": "care", "act": act, "objects": [uuid4()],
    }  # fmt: skip
    return await insert(cast.sql, "audit_entry", id=uuid4(), **(told | more))


def values(**said):
    """The values of an entry as SQL, in the order of COLUMNS."""
    usual = {
        "id": "gen_random_uuid()", "establishment_id": "null", "dossier_id": "null", "actor_id": "actor_id()",
        "capacity": "capacity()", "subject_id": "subject_id()", "purpose": "'own'", "act": "'x'", "objects": "'{}'",
    }  # fmt: skip
    made = usual | {name: f"'{value}'" if isinstance(value, UUID) else value for name, value in said.items()}
    return ", ".join(made[name] for name in COLUMNS.split(", "))


async def verdicts(sealer, anchors):
    """What the verifier says of each house."""
    return {verdict.house: verdict.wrong async for verdict in verify_all(sealer, anchors)}
