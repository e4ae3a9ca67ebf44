"""Where to go after a sign-in: a path of this site, or the home page."""

import re

HOME = "/"
LONGEST = 300
_SEGMENT = r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*"
_PATH = re.compile(rf"/(?:{_SEGMENT}(?:/{_SEGMENT})*/?)?(?:\?[A-Za-z0-9._~=&-]*)?")
# Coming back to these after signing in would go round in circles, or sign out again.
_NOT_A_DESTINATION = ("entrer", "sortir", "au-revoir")


def safe_next(text: str | None) -> str:
    """The same text if it is a plain relative path, else "/". Never another site, never a loop."""
    if text is None or len(text) > LONGEST or not _PATH.fullmatch(text):
        return HOME
    first = re.split(r"[/?]", text, maxsplit=2)[1]
    return HOME if first in _NOT_A_DESTINATION else text
