"""What a page of a team says of what was just done, or was not."""

from backend.kit import texts
from backend.messaging.desk_views import Notice


def done(word: str) -> Notice:
    return Notice("ok", str(texts.t(f"staff.notice.{word}")))


def held(name: str) -> Notice:
    """Somebody was faster: who."""
    return Notice("late", str(texts.t("staff.notice.held", name=name)))


def not_done(why: str) -> Notice:
    return Notice("late", str(texts.t(f"staff.not_done.{why}")))
