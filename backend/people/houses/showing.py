"""What an operator sees of houses: names, numbers and counts, nobody by name."""

import asyncpg

HOUSES = """
    select e.finess, e.name, e.category, e.time_zone, e.holidays, e.closed_at, o.name as organisation,
           (select count(*) from membership m where m.establishment_id = e.id and m.stopped_at is null
               and m.starts_at <= now() and m.ends_at > now()) as members,
           (select count(*) from membership m join role_duty d on d.role_id = m.role_id and d.duty = 'members'
             where m.establishment_id = e.id and m.stopped_at is null and m.ends_at > now()) as deciding,
           (select count(*) from dossier d where d.establishment_id = e.id) as dossiers
      from establishment e left join organisation o on o.id = e.organisation_id
     where coalesce(e.finess = $1, true) order by o.name nulls last, lower(e.name), e.id"""


async def lines(sql: asyncpg.Connection, number: str | None) -> list[str]:
    return [_line(row) for row in await sql.fetch(HOUSES, number)]


def _line(row: asyncpg.Record) -> str:
    parts = [row["name"], row["category"], row["organisation"] or "no organisation"]
    parts += [f"{row['time_zone']} ({row['holidays']})", f"{row['members']} members, {row['dossiers']} dossiers"]
    if row["closed_at"]:
        parts.append(f"closed on {row['closed_at']:%Y-%m-%d}")
    elif not row["deciding"]:
        parts.append("nobody decides who works there yet")
    return f"{row['finess']}  " + " · ".join(parts)
