"""The papers of somebody for whom one acts: those on the shelves that are open.

Where every shelf of a dossier is open, its papers stand in the order of one index, as they do for the person herself;
else each shelf is walked by an index of its own.
"""

from backend.documents.families import families
from backend.documents.lists import NEWEST_OF, OLDER, told

_PAPERS = ", ".join(f"'{code}'" for code in families())
_OPEN = f"""open as materialized (
    select cast(split_part(s.shelf, '/', 1) as uuid) as dossier_id, split_part(s.shelf, '/', 2) as family
      from unnest((select shelves('read'))::text[]) as s (shelf) where split_part(s.shelf, '/', 2) in ({_PAPERS})
), whole as materialized (
    select dossier_id from open group by dossier_id having count(distinct family) = {len(families())}
), """
_WHOLE = "whole as mine", ""
_SHELVES = "(select * from open where dossier_id not in (table whole)) as mine", "and d.family = mine.family "


def _found(mine: str, which: str) -> str:
    turned, order = OLDER
    return NEWEST_OF.format(mine=mine, papers="document", which=which, turned=turned, order=order)


FOR_SOMEONE = told(
    f"select * from ({_found(*_WHOLE)} union all {_found(*_SHELVES)}) newest", "aidant", OLDER[1], known=_OPEN
)
