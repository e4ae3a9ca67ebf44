"""An invitation as whoever made it follows it: who said yes, whether she can be given something. Nothing is written."""

from uuid import UUID

from backend.db.compiled import Statement
from backend.delegation.codes import Named
from backend.delegation.inviting import ROW, Invited
from backend.delegation.presets import presets


class Followed(Invited):
    """`who` once somebody has said yes and may still be given something; `refused`: why not, in a word of ours."""

    who: UUID | None
    who_given_name: str | None
    who_family_name: str | None
    refused: str | None


# With who said yes, and why she could not give to her.
FOLLOWED = Statement(
    f"""select i.*, a.id, a.given_name, a.family_name,
               case when a.id is not null
                    then access_refused(null, a.id, cast(:aidants as int), cast(:helped as int)) end
          from ({ROW} and id = :id) i left join lateral who_said_yes(i.id) a on i.state = 'accepted'""",
    Followed,
)


def named(one: Followed) -> Named | None:
    """Who said yes; None when she can be given nothing, and when what was chosen would mean something else today."""
    if one.who is None or one.version != presets().version:
        return None
    return Named(one.who, one.who_given_name or "", one.who_family_name or "")
