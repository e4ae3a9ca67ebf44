"""What PostgreSQL says when somebody of a house opened too many dossiers, for the page that asks her why."""

from backend.db.lost import causes
from backend.kit.errors import Elsewhere

TOO_MANY = "APM01"


class TooManyOpened(Elsewhere):
    """So many dossiers were opened within the hour that a reason is asked for first."""

    slug = "too-many-opened"
    comes_back = True


def too_many(why: Exception, house: object) -> Exception:
    """Of that refusal, where she says why; anything else is as it was."""
    refused = any(getattr(cause, "sqlstate", "") == TOO_MANY for cause in causes(why))
    return TooManyOpened(f"/equipe/{house}/beaucoup") if refused else why
