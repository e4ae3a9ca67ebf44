"""Some lines of usagers, done: dossiers opened and corrected, stays, teams, and who is told to be around."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from typing import Any
from uuid import UUID, uuid4

import msgspec

from backend.db.compiled import Connection
from backend.kit.keyring import KeyRing
from backend.kit.sealing import Place, seal
from backend.people.keys import Opened, Wrapped, opened
from backend.people.lists.changes import FIELDS
from backend.people.lists.deeds import AROUND, CONTENT_KEYS, CORRECT, STAY, SUPPORT
from backend.people.lists.house_keys import HouseKeys
from backend.people.lists.knowing import around_id, teams_of
from backend.people.lists.planned import Planned
from backend.people.lists.said import Around, Usager
from backend.people.matching import Traits
from backend.people.opening import Newcomer, open_dossiers

CORRECTED = (*FIELDS, "identity_status", "local_id")


class Whose(msgspec.Struct, frozen=True):
    """A dossier and what the line says of its person."""

    dossier: UUID
    said: Usager
    changed: frozenset[str] = frozenset()


async def do(sql: Connection, ring: KeyRing, keys: HouseKeys, planned: Sequence[Planned]) -> None:
    said = [(one.judged.usager, one.decision) for one in planned if one.judged.usager]
    newcomers = [usager for usager, decision in said if decision.outcome == "new"]
    changed = [
        Whose(decision.found, usager, frozenset(change.what for change in decision.changes))
        for usager, decision in said
        if decision.outcome == "changed" and decision.found
    ]
    opened_here: list[Whose] = []
    if newcomers:
        dossiers = await open_dossiers(sql, ring, keys.matricules, [_newcomer(one) for one in newcomers])
        opened_here = [Whose(*one) for one in zip(dossiers, newcomers, strict=True)]
    theirs = await _content_keys(sql, ring, [*opened_here, *changed])
    if changed:
        rows = [_corrected(keys, theirs, one) for one in changed]
        await sql.execute(CORRECT, keys.house, *map(list, zip(*rows, strict=True)))
    await _beside(sql, keys, theirs, [*opened_here, *changed])


def _newcomer(said: Usager) -> Newcomer:
    return Newcomer(
        traits=Traits(
            said.matricule,
            said.matricule_oid,
            said.birth_name,
            said.given_names,
            said.birthdate,
            said.sex,
            said.birthplace,
        ),
        used_name=said.used_name,
        used_given_name=said.used_given_name,
        identity_status=said.identity_status or "PROV",
        local_id=said.local_id,
    )


async def _content_keys(sql: Connection, ring: KeyRing, whose: Iterable[Whose]) -> dict[UUID, Opened]:
    """Of those of whom something sealed will be written, and of them alone."""
    needed = [one.dossier for one in whose if one.said.around or "matricule" in one.changed]
    rows = await sql.fetch(CONTENT_KEYS, needed) if needed else ()
    return {dossier: opened(ring, Wrapped(key, kek, wrapped)) for dossier, key, kek, wrapped in rows}


def _corrected(keys: HouseKeys, theirs: dict[UUID, Opened], one: Whose) -> tuple[Any, ...]:
    """Only what changes: the rest is null, and stays."""
    cells = [getattr(one.said, name) if name in one.changed else None for name in CORRECTED]
    if "matricule" not in one.changed:
        return one.dossier, *cells, None, None, None
    key = theirs[one.dossier]
    sealed = seal(
        key.secret, one.said.matricule.encode(), Place(keys.house, "dossier", one.dossier, "matricule", key.id)
    )
    return one.dossier, *cells, one.said.matricule_oid, sealed, keys.hidden(one.said.matricule)


async def _beside(sql: Connection, keys: HouseKeys, theirs: dict[UUID, Opened], whose: Sequence[Whose]) -> None:
    # A stay opens or closes what its teams have: they come after it.
    stays = [(uuid4(), one.dossier, s.kind, s.starts_on, s.ends_on) for one in whose for s in one.said.stays]
    if stays:
        await sql.execute(STAY, keys.house, *map(list, zip(*stays, strict=True)))
    if any(one.said.team for one in whose):
        teams = await teams_of(sql, keys.house)
        supported = [(uuid4(), one.dossier, teams[one.said.team.casefold()]) for one in whose if one.said.team]
        await sql.execute(SUPPORT, keys.house, *map(list, zip(*supported, strict=True)))
    around = {row[0]: row for row in chain.from_iterable(_around(keys, theirs, one) for one in whose)}
    if around:
        await sql.execute(AROUND, keys.house, *map(list, zip(*around.values(), strict=True)))


def _around(keys: HouseKeys, theirs: dict[UUID, Opened], one: Whose) -> Iterable[tuple[Any, ...]]:
    for told in one.said.around:
        row, key = around_id(keys, one.dossier, told), theirs[one.dossier]
        words = msgspec.json.encode(told).decode()
        body = key.seal(words, keys.house, "told_around", row, "body")
        yield (*_ids(row, one, key), told.kind, told.role, told.rank, *_days(told), keys.hidden(words), body)


def _ids(row: UUID, one: Whose, key: Opened) -> tuple[UUID, UUID, UUID]:
    return row, one.dossier, key.id


def _days(told: Around) -> tuple[date | None, date | None]:
    return told.starts_on, told.ends_on
