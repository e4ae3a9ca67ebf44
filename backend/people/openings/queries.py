"""What waits to be looked into, and the two acts."""

from datetime import datetime
from uuid import UUID

import msgspec

from backend.db.compiled import Statement
from backend.people.members.service import noting


class Many(msgspec.Struct):
    """Who opened how many dossiers, since when; `why`: a code, when she was asked."""

    id: UUID
    member: UUID | None
    name: str | None
    label: str | None
    since: datetime
    opened: int
    why: str | None


TO_CHECK = Statement("select alert, member, name, label, since, opened, why from many_to_check()", Many)
TOO_MANY = "select opened_too_many()"
EXPECTS = "update establishment set dossiers_an_hour = $2 where finess = $1 and closed_at is null returning name"
GO_ON = noting("go_on_opening($1, $2)", "openings.reason")
CHECK = noting("check_many($1)", "openings.checked")
