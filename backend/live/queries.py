"""Who may still be told, and of what: PostgreSQL is asked each time, as the person herself."""

from backend.db.compiled import Statement
from backend.live.schemas import Alive, Changed

# One question for all the streams of a process.
ALIVE = Statement(
    """select place, around from streams_alive(
        cast(:secrets as bytea[]), cast(:capacities as text[]), cast(:subjects as uuid[]))""",
    Alive,
)
IN_SIGHT = Statement(
    "select id, last_number, last_at from thread where id = any (cast(:threads as uuid[])) order by last_at", Changed
)
# The clock of a thread is the beginning of a transaction: one that began earlier may have ended later.
_SINCE = """select t.id, t.last_number, t.last_at
  from unnest((select {mine})::uuid[]) as mine (id), lateral (
       select id, last_number, last_at from thread t
        where t.{column} = mine.id and t.last_at > cast(:since as timestamptz) - interval '1 minute'
        order by t.last_at desc, t.id limit 20
  ) t order by t.last_at"""
SINCE = {
    "usager": Statement(_SINCE.format(mine="visible_dossiers()", column="dossier_id"), Changed),
    "aidant": Statement(_SINCE.format(mine="visible_dossiers()", column="dossier_id"), Changed),
    "staff": Statement(_SINCE.format(mine="my_teams()", column="team_id"), Changed),
}
