"""What people added and nobody of the house has opened: the newest first, with whose it is. One statement."""

from backend.audit.trail import noted
from backend.db.compiled import Statement
from backend.documents.list_schemas import AddedRow
from backend.documents.lists import ROWS
from backend.documents.queries import COLUMNS

_FOUND = """
with found as (
    select * from document d where d.id = any ((select added_unread())::uuid[]) and d.disputed_at is null
), shown as (select * from found d order by d.filed_at desc, d.id limit 20), noted as ({noted})
"""
_WHOSE = """, (select coalesce(p.used_given_name, split_part(p.given_names, ' ', 1)) || ' '
                      || coalesce(p.used_name, p.birth_name) from dossier p where p.id = s.dossier_id)"""
_ROWS = ROWS.format(columns=COLUMNS, fresh="true", more=_WHOSE)
ADDED = Statement(_FOUND.format(noted=noted("documents.listed_of_many", "care")) + _ROWS, AddedRow)
