"""Who is who, as far as the actor may know."""

from backend.db.compiled import Statement
from backend.people.schemas import Answering, Around, Desk, House, KeyRow, Supported

HOUSES = Statement("select establishment_id, name from my_houses()", House)
HOUSE = Statement("select id, name, time_zone from establishment where id = :id", Desk)

# The first team that answers each dossier, and the member of it who has been there longest.
_ANSWERING = """
    select distinct on (dt.dossier_id) t.id as team_id, t.establishment_id, dt.dossier_id, e.name as house, t.name as team,
           t.hours, e.phone, e.time_zone, m.shown_name, r.label
      from unnest((select visible_dossiers())::uuid[]) as mine (dossier_id)
      join dossier_team dt on dt.dossier_id = mine.dossier_id and dt.starts_at <= now() and dt.ends_at > now()
      join team t on t.id = dt.team_id and t.answers_messages
      join establishment e on e.id = t.establishment_id
      left join membership_team mt on mt.team_id = t.id
      left join membership m on m.id = mt.membership_id and m.stopped_at is null and m.starts_at <= now() and m.ends_at > now()
      left join role r on r.id = m.role_id
     order by dt.dossier_id, lower(unaccent(t.name)), m.starts_at, m.id
"""
ANSWERING = Statement(_ANSWERING, Answering)

# What surrounds a person's page: her name, and who helps her. One row, always.
AROUND = Statement(
    f"""select p.given_name, a.* from person p left join ({_ANSWERING} limit 1) a on true
         where p.id = (select actor_id())""",
    Around,
)

_NAME = """d.id, coalesce(d.used_given_name, split_part(d.given_names, ' ', 1)), coalesce(d.used_name, d.birth_name),
           coalesce((select string_agg(distinct t.name, ', ') from dossier_team dt join team t on t.id = dt.team_id
                      where dt.dossier_id = d.id and dt.starts_at <= now() and dt.ends_at > now()), '')"""
SUPPORTED = Statement(
    f"""
    select {_NAME}
      from unnest((select visible_dossiers())::uuid[]) as mine (id) join dossier d on d.id = mine.id
     order by lower(unaccent(coalesce(d.used_name, d.birth_name))), 2 limit 200
    """,
    Supported,
)
NAME_OF = Statement(f"select {_NAME} from dossier d where d.id = :dossier_id", Supported)

KEY_OF_DOSSIER = Statement(
    "select id, establishment_id, kek_id, wrapped from dossier_key where dossier_id = :dossier_id and retired_at is null",
    KeyRow,
)
