"""Each half of each policy, turned: what restricts becomes `true`, what is `true` already becomes `false`."""

from msgspec import Struct

POLICIES = """
    select tablename, policyname, roles::text[], cmd, qual, with_check
      from pg_policies where schemaname = 'public' order by tablename, policyname"""


class Mutant(Struct, frozen=True):
    """One policy with one half turned; `half` is `using` or `with check`."""

    table: str
    policy: str
    roles: tuple[str, ...]
    half: str
    was: str

    def __str__(self):
        return f"{self.table}.{self.policy} {self.half} ({self.turned})"

    @property
    def turned(self):
        return "false" if self.was == "true" else "true"

    def alter(self, test):
        return f"alter policy {self.policy} on {self.table} {self.half} ({test})"


async def mutants(sql):
    return [one for row in await sql.fetch(POLICIES) for one in _of(*row.values())]


def _of(table, policy, roles, _, using, check):
    for half, was in (("using", using), ("with check", check)):
        if was is not None:
            yield Mutant(table, policy, tuple(roles), half, was)


class Turned:
    """The policy as the mutant says, for the time of a `with`; other connections see it."""

    def __init__(self, sql, mutant):
        self.sql, self.mutant = sql, mutant

    async def __aenter__(self):
        await self.sql.execute(self.mutant.alter(self.mutant.turned))

    async def __aexit__(self, *_):
        await self.sql.execute(self.mutant.alter(self.mutant.was))
