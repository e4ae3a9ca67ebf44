"""Keep something from who acts for a person, and show it again. Each is an act, once, with its entry in the trail."""

from uuid import UUID, uuid4

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint
from backend.documents.secrecy_schemas import Ground, Kept
from backend.kit.errors import NotFound
from backend.people.keys import Opened

_ACT = "with changed as (select * from {door}), noted as ({noted}) select count(*) from changed"
KEEP = _ACT.format(door="keep_secret($1, $2, $3)", noted=noted("document.kept_secret", "right", "changed"))
REVEAL = _ACT.format(door="lift_secret($1)", noted=noted("document.revealed", "right", "changed"))
OPPOSE = _ACT.format(door="write_opposition($1, $2, $3, $4, $5, $6)", noted=noted("minor.opposed", "care", "changed"))
LIFT = _ACT.format(door="lift_secret($1)", noted=noted("minor.agreed", "care", "changed"))


async def keep(sql: Connection, paper: UUID, whom: UUID | None, key: UUID) -> str:
    """Nobody who acts for her, or one of them, knows of the paper any more. Raises NotFound. Where to go next."""
    location = f"/papiers/{paper}/secret"
    if first := await claim(sql, key, fingerprint(location, str(whom)), 303, location):
        return first.location
    await _done(sql, KEEP, uuid4(), paper, whom)
    return location


async def reveal(sql: Connection, act: UUID, key: UUID) -> str:
    """What she kept for herself may be read again by those to whom she gives that. Raises NotFound."""
    location = "/papiers/secrets"
    if not await claim(sql, key, fingerprint(location, str(act)), 303, location):
        await _done(sql, REVEAL, act)
    return location


async def oppose(
    sql: Connection, sealing: Opened, about: Ground, thing: dict[str, UUID], said: tuple[UUID | None, str], key: UUID
) -> str:
    """A minor does not want it told: written, with what the law asks to be written. Raises NotFound."""
    whom, mention = said
    location = f"/equipe/{about.establishment_id}/personnes/{about.dossier_id}/oppositions"
    asked = [str(thing), str(whom), mention]
    if not await claim(sql, key, fingerprint(location, asked), 303, location):
        act = uuid4()
        sealed = sealing.seal(mention, about.establishment_id, "secret", act, "mention")
        await _done(sql, OPPOSE, act, thing.get("papier"), thing.get("fil"), whom, sealed, sealing.id)
    return location


async def lift(sql: Connection, kept: Kept, key: UUID) -> str:
    """The minor agrees that it is told. Raises NotFound."""
    location = f"/equipe/{kept.establishment_id}/personnes/{kept.dossier_id}/oppositions"
    if not await claim(sql, key, fingerprint(location, str(kept.act)), 303, location):
        await _done(sql, LIFT, kept.act)
    return location


async def _done(sql: Connection, act: str, *values: object) -> None:
    if not await sql.fetchval(act, *values):
        raise NotFound
