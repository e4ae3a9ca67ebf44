"""When a team answers, and which team does."""

from backend.messaging.answering_schemas import Answering
from backend.people import queries as people

# Of a team `t` of a house `e`: a Calendar as JSON. One column, so that no page asks once more for it.
CALENDAR = """json_build_array(e.time_zone, e.holidays,
    (select coalesce(json_agg(json_build_array(h.weekday, h.opens, h.closes)), '[]')
       from team_hours h where h.team_id = t.id),
    (select coalesce(json_agg(json_build_array(m.shown_name, r.label, d.starts_at, d.ends_at)
                              order by d.starts_at, m.shown_name), '[]')
       from rota d
       join membership m on m.id = d.membership_id and m.stopped_at is null
        and m.starts_at <= now() and m.ends_at > now()
       join role r on r.id = m.role_id
       join membership_team mt on mt.membership_id = m.id and mt.team_id = t.id
      where d.team_id = t.id and d.ends_at > now() and d.starts_at < now() + interval '14 days'))"""
ANSWERING = people.answering(CALENDAR, Answering)
