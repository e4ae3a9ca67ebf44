"""Who is who, as far as the actor may know."""

from backend.db.compiled import Row, Statement
from backend.people.schemas import ActingFor, Around, Desk, House, KeyRow, Supported

HOUSES = Statement("select establishment_id, name, here from my_houses()", House)
HOUSE = Statement(
    """select id, name, time_zone, my_duties(), waiting_to_identify(), on_own_device(), category_code
         from establishment where id = :id""",
    Desk,
)

# The first team that answers each dossier, and the member of it who has been there longest. Teams are asked dossier by
# dossier (`offset 0`): joined at once, PostgreSQL reads those of every dossier of every house in order.
_ANSWERING = """
    select distinct on (dt.dossier_id) t.id as team_id, t.establishment_id, dt.dossier_id, e.name as house,
           t.name as team,
           t.hours, e.phone, e.time_zone, m.shown_name, r.label{more}
      from unnest((select visible_dossiers())::uuid[]) as mine (dossier_id)
      join lateral (select * from dossier_team s where s.dossier_id = mine.dossier_id
                       and s.starts_at <= now() and s.ends_at > now() offset 0) dt on true
      join team t on t.id = dt.team_id and t.answers_messages
      join establishment e on e.id = t.establishment_id
      left join membership_team mt on mt.team_id = t.id
      left join membership m on m.id = mt.membership_id and m.stopped_at is null
           and m.starts_at <= now() and m.ends_at > now()
      left join role r on r.id = m.role_id
     order by dt.dossier_id, lower(unaccent(t.name)), m.starts_at, m.id
"""


def answering(more: str, row: type[Row]) -> Statement[Row]:
    """With one column more, of the team `t` and its house `e`."""
    return Statement(_ANSWERING.format(more=f", {more}"), row)


# Whether the device is her own, and the key to which hers seal what waits there.
_DEVICE = "on_own_device(), k.id, k.public_key"
_OUTBOX = "left join outbox_key k on k.person_id = p.id"

# The codes of the houses whose dossiers are open.
_KINDS = """array(select distinct e.category_code from establishment e
                       where e.id = any ((select visible_houses())::uuid[]))"""

# What surrounds a person's page: her name, and who helps her. One row, always.
AROUND = Statement(
    f"""select p.given_name, {_DEVICE}, a.*, {_KINDS}
          from person p {_OUTBOX} left join ({_ANSWERING.format(more="")} limit 1) a on true
         where p.id = (select actor_id())""",
    Around,
)

# What surrounds a page where one acts for somebody. No row: nothing of hers is open any more.
_ACTING = f"""
       select p.given_name, p.family_name, {_DEVICE}, them.given_name, them.family_name, house.*{{more}}
         from person p {_OUTBOX}, helped_person() them, lateral (
              select (array_agg(e.time_zone order by e.name, d.id))[1], array_agg(distinct e.category_code)
                from unnest((select visible_dossiers())::uuid[]) as mine (id)
                join dossier d on d.id = mine.id join establishment e on e.id = d.establishment_id
              having count(*) > 0) house
        where p.id = (select actor_id())"""
ACTING_FOR = Statement(_ACTING.format(more=""), ActingFor)
# And whether one may add papers of hers.
ADDING_FOR = Statement(_ACTING.format(more=", cardinality((select shelves('deposit'))) > 0"), ActingFor)

_NAME = """d.id, coalesce(d.used_given_name, split_part(d.given_names, ' ', 1)), coalesce(d.used_name, d.birth_name),
           coalesce((select string_agg(distinct t.name, ', ') from dossier_team dt join team t on t.id = dt.team_id
                      where dt.dossier_id = d.id and dt.starts_at <= now() and dt.ends_at > now()), '')"""
# As a register has them. A page begins after the last person of the one before; after nobody, with the first.
_IN_ORDER = """lower(unaccent(coalesce({t}.used_name, {t}.birth_name))),
           lower(unaccent(coalesce({t}.used_given_name, {t}.given_names))), {t}.id"""
SUPPORTED = Statement(
    f"""
    select {_NAME}
      from unnest((select visible_dossiers())::uuid[]) as mine (id) join dossier d on d.id = mine.id
     where coalesce(({_IN_ORDER.format(t="d")}) >
                    (select {_IN_ORDER.format(t="a")} from dossier a where a.id = :after), true)
     order by {_IN_ORDER.format(t="d")} limit 20
    """,
    Supported,
)
# Each word begins one of her names; accents, hyphens and apostrophes do not count. One more than a page: there are.
_NAMES = """lower(unaccent(translate(concat_ws(' ', '', d.used_given_name, d.given_names, d.used_name, d.birth_name),
                                    '-''’', '   ')))"""
NAMED = Statement(
    f"""
    select {_NAME}
      from unnest((select visible_dossiers())::uuid[]) as mine (id) join dossier d on d.id = mine.id
     where not exists (select from unnest(cast(:words as text[])) w where {_NAMES} not like '% ' || w || '%')
     order by {_IN_ORDER.format(t="d")} limit 21
    """,
    Supported,
)
# Of somebody whom one's teams support: whoever settles a dispute sees more dossiers, and only there.
NAME_OF = Statement(
    f"select {_NAME}, is_minor(d.id) from dossier d"
    " where d.id = :dossier_id and d.id = any ((select visible_dossiers())::uuid[])",
    Supported,
)

KEY_OF_DOSSIER = Statement(
    """select id, establishment_id, kek_id, wrapped from dossier_key
        where dossier_id = :dossier_id and retired_at is null""",
    KeyRow,
)
