"""Who is around a person, as her house noted it: to be read by the teams that support her, and by herself."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Statement
from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import local
from backend.kit.keyring import KeyRing
from backend.people.keys import Wrapped, opened
from backend.people.lists.said import Around
from backend.people.views import Contact, ContactsOf


class ContactRow(msgspec.Struct):
    """One of them, sealed with the key of the dossier."""

    id: UUID
    house_id: UUID
    house: str
    zone: str
    kind: str
    role: str
    starts_on: date | None
    ends_on: date | None
    body: bytes
    key_id: UUID
    kek_id: str
    wrapped: bytes

    def __repr__(self) -> str:
        return f"ContactRow(id={self.id})"


_ROWS = """select a.id, a.establishment_id, e.name, e.time_zone, a.kind, a.role, a.starts_on, a.ends_on, a.body,
           k.id, k.kek_id, k.wrapped
      from told_around a join dossier_key k on k.id = a.key_id join establishment e on e.id = a.establishment_id"""
_ORDER = "lower(unaccent(e.name)), a.establishment_id, a.kind, a.rank, a.id limit 50"
# Whoever looked is told to her: it is who she knows.
OF_HERS = Statement(
    f"""with shown as (
        select d.id, d.establishment_id, d.id as dossier_id from dossier d
         where d.id = :dossier and d.id = any ((select visible_dossiers())::uuid[])
    ), noted as ({noted("around.read", "care")})
    {_ROWS} join shown s on s.id = a.dossier_id order by {_ORDER}""",
    ContactRow,
)
# Her personne de confiance supports her. It is no access: who reads this is she, and the teams that support her.
# Of today, give or take a day: the exact one is that of the house (`_holds`).
_QUAL = """a.kind = 'contact' and a.role = 'QUAL' and coalesce(a.ends_on >= current_date - 1, true)
           and coalesce(a.starts_on <= current_date + 1, true)"""
# Whoever shows them to a team notes it: this says whether there is something to note, of the dossier `o`.
HAS_TRUSTED = f"""o.id = any ((select visible_dossiers())::uuid[])
           and exists (select from told_around a where a.dossier_id = o.id and {_QUAL})"""
TRUSTED_OF_HERS = Statement(
    f"""{_ROWS} where a.dossier_id = cast(:dossier as uuid) and a.dossier_id = any ((select visible_dossiers())::uuid[])
           and {_QUAL} order by {_ORDER}""",
    ContactRow,
)
TRUSTED = Statement(
    f"{_ROWS} where a.dossier_id = any ((select visible_dossiers())::uuid[]) and {_QUAL} order by {_ORDER}", ContactRow
)
MINE = Statement(
    f"{_ROWS} where a.dossier_id = any ((select visible_dossiers())::uuid[]) order by {_ORDER}", ContactRow
)


def houses(ring: KeyRing, rows: Sequence[ContactRow], *, to_call: bool) -> tuple[ContactsOf, ...]:
    """Those that hold today, house by house. `to_call`: with their telephone and address, for who may have to call."""
    told = ((row.house, _contact(ring, row, to_call=to_call)) for row in rows if _holds(row))
    return tuple(
        ContactsOf(house, tuple(one for _, one in some)) for house, some in groupby(told, key=lambda one: one[0])
    )


def trusted(ring: KeyRing, rows: Sequence[ContactRow]) -> tuple[str, ...]:
    """Names of those that hold today, each once: two houses may have noted the same."""
    told = (_contact(ring, row, to_call=False).name for row in rows if _holds(row))
    return tuple({name.casefold(): name for name in told}.values())


def _holds(row: ContactRow) -> bool:
    today = local(now(), row.zone).date()
    return (row.starts_on is None or row.starts_on <= today) and (row.ends_on is None or row.ends_on >= today)


def _contact(ring: KeyRing, row: ContactRow, *, to_call: bool) -> Contact:
    key = opened(ring, Wrapped(row.key_id, row.kek_id, row.wrapped))
    told = msgspec.json.decode(key.unseal(row.body, row.house_id, "told_around", row.id, "body"), type=Around)
    return Contact(
        name=f"{told.given_name} {told.name}".strip(),
        words=", ".join(_words(row, told)),
        measure=row.kind == "measure",
        phone=told.phone if to_call else "",
        mail=told.mail if to_call else "",
    )


def _words(row: ContactRow, told: Around) -> Iterator[str]:
    """« Sœur, à appeler en cas d’urgence »."""
    if told.relation:
        yield told.relation
    if row.role:
        yield str(texts.t(f"contacts.role.{row.role.lower()}"))
