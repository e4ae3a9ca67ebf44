"""Every file that a row names, whichever table it is in: known, forgotten, read back in turn."""

from uuid import UUID

import msgspec

from backend.db.compiled import Statement

FILES = {
    "document_file": ("id", "dossier_key"),
    "deposit": ("id", "establishment_key"),
    "brought_paper": ("id", "dossier_key"),
    "message_photo_file": ("id", "dossier_key"),
    "evidence": ("id", "dossier_key"),
    "evidence_page": ("id", "dossier_key"),
    "request_receipt": ("request_id", "dossier_key"),
}
"""The tables that name files: what a file's key is bound to, and which key wraps it."""
_NAMED = " union all ".join(
    f"select store_key from {table} where establishment_id = (select acting_house()) and store_key is not null"
    for table in FILES
)
KNOW = f"""insert into file_check (establishment_id, store_key)
    select acting_house(), store_key from ({_NAMED}) named on conflict do nothing"""
FORGET = "delete from file_check c where establishment_id = (select acting_house())" + "".join(
    f" and not exists (select from {table} f where f.store_key = c.store_key)" for table in FILES
)
HOW_MANY = """select count(*), count(*) filter (where fault is not null) from file_check
     where establishment_id = (select acting_house())"""
FOUND = """update file_check set checked_at = clock_timestamp(), fault = $2
     where establishment_id = (select acting_house()) and store_key = $1"""


class Kept(msgspec.Struct):
    """A file, as the row that names it says; and the key that opens that row."""

    store_key: str
    row: UUID
    wrapped: bytes
    size: int
    sha256: bytes
    key_id: UUID
    kek_id: str
    wrapped_key: bytes


_EACH = " union all ".join(
    f"""select f.store_key, f.{row}, f.wrapped, f.size, f.sha256, k.id, k.kek_id, k.wrapped
          from due join {table} f using (store_key) join {key} k on k.id = f.key_id"""
    for table, (row, key) in FILES.items()
)
OLDEST = Statement(
    f"""with due as materialized (
            select store_key from file_check
             where establishment_id = (select acting_house()) and (fault is not null) = :wrong and checked_at < :began
             order by checked_at limit :most
        ) {_EACH}""",
    Kept,
)
