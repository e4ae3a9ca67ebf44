"""Which of her dossiers is meant, in words, where one house has two of hers: who supports her there, or since when."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from backend.kit import texts
from backend.kit.dates import date_words

# Of the dossier `d`, in the house `e`: the services, else the teams, that support her there now, and since which day.
TOLD = """coalesce((select string_agg(distinct coalesce(s.name, t.name), ', ') from dossier_team dt
                      join team t on t.id = dt.team_id left join service s on s.id = t.service_id
                      where dt.dossier_id = d.id and dt.starts_at <= now() and dt.ends_at > now()), ''),
           coalesce((select min(y.starts_on) from stay y where y.dossier_id = d.id),
                    (d.created_at at time zone e.time_zone)::date)"""


class Mine(NamedTuple):
    """A dossier of hers, by its house."""

    house: str
    establishment_id: UUID
    teams: str
    since: date


def labels(rows: Iterable[Mine]) -> list[str]:
    """No two are called alike. The name of the house is enough where it has one of hers."""
    known = list(rows)
    there = [[other for other in known if other.establishment_id == row.establishment_id] for row in known]
    before = [
        sum(other.establishment_id == row.establishment_id for other in known[:at]) for at, row in enumerate(known)
    ]
    return [_label(*told) for told in zip(known, there, before, strict=True)]


def _label(row: Mine, there: list[Mine], before: int) -> str:
    if len(there) == 1:
        return row.house
    if all(one.teams for one in there) and len({one.teams for one in there}) == len(there):
        return str(texts.t("houses.team", house=row.house, team=row.teams))
    if len({one.since for one in there}) == len(there):
        return str(texts.t("houses.since", house=row.house, day=date_words(row.since)))
    return str(texts.t("houses.number", house=row.house, number=before + 1))
