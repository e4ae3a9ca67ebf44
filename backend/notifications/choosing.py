"""Of what a person is told and when: her choices, read and kept."""

from collections.abc import Iterable, Mapping
from datetime import time
from uuid import UUID

import msgspec

from backend.db.compiled import Connection, Statement
from backend.kit.errors import NotFound
from backend.notifications import quiet
from backend.notifications.news import TOLD_FOR, Helped
from backend.notifications.quiet import Quiet
from backend.notifications.rules import KINDS, Kind

About = tuple[UUID, Kind]
ME = "moi"


class Chosen(msgspec.Struct, frozen=True):
    """`silent` are those she does not want; `lives` says that she has papers of her own here."""

    me: UUID
    chose: bool
    since: time | None
    until: time | None
    silent: list[str]
    lives: bool

    @property
    def night(self) -> Quiet | None:
        if not self.chose:
            return quiet.USUAL
        return Quiet(self.since, self.until) if self.since and self.until else None

    def wants(self, about: About) -> bool:
        return f"{about[0]}.{about[1]}" not in self.silent


CHOSEN = Statement(
    """select me.id, t.person_id is not null, t.quiet_from, t.quiet_until,
              array(select s.subject_id || '.' || s.kind from silence s where s.person_id = me.id and s.kept),
              cardinality((select visible_dossiers())) > 0
         from (select actor_id() as id) me left join telling t on t.person_id = me.id""",
    Chosen,
)
KEEP = """with night as (
    insert into telling (person_id, quiet_from, quiet_until) values ((select actor_id()), $1, $2)
    on conflict (person_id) do update set quiet_from = $1, quiet_until = $2
)
insert into silence (person_id, subject_id, kind, kept)
select (select actor_id()), c.subject, c.kind, c.kept
  from unnest($3::uuid[], $4::text[], $5::boolean[]) as c (subject, kind, kept)
on conflict (person_id, subject_id, kind) do update set kept = excluded.kept"""


async def of_me(sql: Connection) -> tuple[Chosen, list[Helped]]:
    """What she chose, and of whom else she may be told. Raises NotFound for nobody."""
    chosen = await CHOSEN.one(sql)
    if chosen is None:
        raise NotFound
    return chosen, await TOLD_FOR.all(sql)


def offers(chosen: Chosen, helped: Iterable[Helped]) -> dict[str, About]:
    """By the name of its box: hers, if she has papers here or helps nobody, then of those she helps."""
    helping = list(helped)
    made: dict[str, About] = {}
    if chosen.lives or not helping:
        made |= {f"{ME}.{kind}": (chosen.me, kind) for kind in KINDS}
    for one in helping:
        open_now = {"message": one.messages, "paper": one.papers, "appointment": False}
        made |= {f"{one.subject}.{kind}": (one.subject, kind) for kind in KINDS if open_now[kind]}
    return made


async def keep(sql: Connection, night: Quiet | None, offered: Mapping[str, About], checked: Iterable[str]) -> None:
    """What she was not offered stays as it was."""
    wanted = set(checked)
    rows = [(*about, name not in wanted) for name, about in offered.items()]
    columns = [list(column) for column in zip(*rows, strict=True)] or [[], [], []]
    await sql.execute(KEEP, *quiet.hours(night), *columns)
