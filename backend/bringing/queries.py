"""Where one may add a paper, and what became of those that were sent."""

from backend.bringing.schemas import Brought, Place, Shelf
from backend.db.compiled import Statement
from backend.people import apart

SHELVES = Statement(
    """select distinct split_part(s.shelf, '/', 2) from unnest((select shelves('deposit'))::text[]) s (shelf)
        where (select capacity()) in ('usager', 'aidant')""",
    Shelf,
)
PLACES = Statement(
    f"""select d.id, e.name, e.id, k.id, k.kek_id, k.wrapped, {apart.TOLD}
         from unnest((select visible_dossiers())::uuid[]) as mine (id)
         join dossier d on d.id = mine.id join establishment e on e.id = d.establishment_id
         join dossier_key k on k.dossier_id = d.id and k.retired_at is null
        where d.id || '/' || cast(:shelf as text) = any ((select shelves('deposit'))::text[])
        order by e.name, d.id limit 20""",
    Place,
)
_COLUMNS = """b.id, b.establishment_id, b.family, b.title, b.state, b.reason, b.received_at, b.hidden,
       b.brought_by = (select actor_id()),
       k.id, k.kek_id, k.wrapped"""
ONE = Statement(
    f"select {_COLUMNS} from brought_paper b join dossier_key k on k.id = b.key_id where b.id = :id", Brought
)
# What is not a paper yet, or will never be one.
WAITING = Statement(
    f"""select {_COLUMNS}
         from unnest((select visible_dossiers())::uuid[]) as mine (id), lateral (
             select * from brought_paper b where b.dossier_id = mine.id and b.state <> 'filed'
              order by b.received_at desc, b.id limit 20) b
         join dossier_key k on k.id = b.key_id
        order by b.received_at desc, b.id limit 20""",
    Brought,
)
WHO_READ = "select name from who_read_mine($1)"
