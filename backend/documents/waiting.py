"""A parcel that a human must look at: why, what it says of itself, and whom of the house it looks like."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from backend.db.compiled import Connection, Statement
from backend.documents.contents import Content
from backend.documents.families import label_of
from backend.documents.recognise import Known, index_of, traits_of
from backend.documents.schemas import Filing, Said
from backend.documents.telling import origin_of
from backend.kit.keyring import KeyRing
from backend.people.keys import Wrapped, opened
from backend.people.matching import Traits, differences

CLOSE = """update deposit set state = 'quarantined', reason = $2 where id = $1 and state in ('received', 'checking')
returning id"""
WAIT = """insert into quarantine (deposit_id, establishment_id, said, key_id) values ($1, $2, $3, $4)
on conflict do nothing"""
ALIKE = """insert into likeness (deposit_id, dossier_id, establishment_id, unlike) values ($1, $2, $3, $4)
on conflict do nothing"""
MOST_DIFFERENCES = 3
"""Of the matricule, its register and five traits: with more, it is somebody else."""
MOST_ALIKE = 5

# The same number, or the same day of birth: whoever shares neither with a paper does not look like its person.
NEAR = Statement(
    """select id, matricule_oid, birth_name, given_names, birthdate, sex, birthplace, matricule_index = :wanted
         from dossier
        where establishment_id = :house and (matricule_index = :wanted or birthdate = :birthdate)
        limit 200""",
    Known,
)


async def wait(sql: Connection, ring: KeyRing, parcel: Filing, reason: str, contents: Sequence[Content]) -> None:
    """Close the parcel as quarantined; the first paper speaks for all, which are about one person."""
    if await sql.fetchval(CLOSE, parcel.id, reason) is None or not contents:
        return
    house_key = opened(ring, Wrapped(parcel.key_id, parcel.kek_id, parcel.wrapped_house_key))
    words = msgspec.json.encode(said(contents[0])).decode()
    sealed = house_key.seal(words, parcel.establishment_id, "quarantine", parcel.id, "said")
    await sql.execute(WAIT, parcel.id, parcel.establishment_id, sealed, house_key.id)
    for dossier, unlike in await alike(sql, ring, parcel, traits_of(contents[0].header.patient)):
        await sql.execute(ALIKE, parcel.id, dossier, parcel.establishment_id, ",".join(unlike))


def said(content: Content) -> Said:
    header = content.header
    return Said(
        traits=traits_of(header.patient),
        title=label_of(header.type_code, header.type_system, header.type_label or header.title),
        origin=origin_of(header),
        written_on=header.created_at.day if header.created_at else None,
    )


async def alike(sql: Connection, ring: KeyRing, parcel: Filing, traits: Traits) -> list[tuple[UUID, tuple[str, ...]]]:
    """The nearest dossiers of the house first, with what differs."""
    wanted = index_of(ring, parcel, traits.matricule) if traits.matricule else b""
    near = await NEAR.all(sql, house=parcel.establishment_id, wanted=wanted, birthdate=traits.birthdate)
    found = [(one.id, differences(traits, one.traits(traits.matricule))) for one in near]
    kept = [(dossier, unlike) for dossier, unlike in found if len(unlike) <= MOST_DIFFERENCES]
    return sorted(kept, key=lambda one: len(one[1]))[:MOST_ALIKE]
