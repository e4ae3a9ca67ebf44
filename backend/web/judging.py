"""What an exception is for those who asked: its status, its slug and its title; which page tells it to people."""

from litestar.exceptions import HTTPException

from backend.kit.errors import DomainError

UNKNOWN = (404, "not-found", "It does not exist, or you may not know that it exists.")
KINDS = {
    400: "unreadable",
    401: "stale",
    403: "forbidden",
    404: "not_found",
    405: "not_found",
    409: "forbidden",
    413: "unreadable",
    422: "unreadable",
    429: "busy",
    503: "busy",
}
# A refusal that has words of its own for people.
BY_SLUG = {
    "nobody-answers": "nobody", "too-fast": "too_fast", "away": "away", "shared-device": "shared",
    "too-many-opened": "opened",
}  # fmt: skip
TITLES = {
    400: ("invalid", "What was sent cannot be understood."),
    401: ("signed-out", "Nobody is signed in."),
    403: ("forbidden", "You may know that it exists, and you may not do this to it."),
    405: ("method", "This cannot be done here."),
    413: ("too-large", "What was sent is too large."),
}


def judge(why: Exception) -> tuple[int, str, str]:
    """Status, slug and title of any exception."""
    match why:
        case DomainError():
            return why.status, why.slug, why.title()
        case HTTPException(status_code=404):
            return UNKNOWN
        case HTTPException(status_code=status) if status < 500:
            slug, title = TITLES.get(status, TITLES[400])
            return status, slug, title
        case _:
            return 500, "broken", "Something broke here. Nothing was changed."


def kind_of(status: int, slug: str, *, sent: bool = False, helping: bool = False) -> str:
    """The page that has words for it, or nothing when something broke. `sent`: it gives back what was sent;
    `helping`: where one acts for somebody, what is not there may be at rest, or over: nothing says which."""
    kind = BY_SLUG.get(slug) or KINDS.get(status, "")
    if kind == "not_found" and helping:
        return "not_shared"
    return "away_sent" if kind == "away" and sent else kind
