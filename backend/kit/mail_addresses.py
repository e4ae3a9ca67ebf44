"""Mail addresses: which we can write to, and how one is shown."""

import re

# What every mail service takes. No sign here can begin another header or another recipient.
ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])"
)
LONGEST, LONGEST_LOCAL = 254, 64


def is_address(text: str) -> bool:
    """Whether we can write there; whether somebody reads there, only the code tells."""
    local = text.partition("@")[0]
    return len(text) <= LONGEST and len(local) <= LONGEST_LOCAL and ADDRESS.fullmatch(text) is not None


def masked(address: str) -> str:
    """« d•••@e•••.fr »: enough for her who knows it, too little for who looks over her shoulder."""
    local, _, host = address.partition("@")
    return f"{local[:1]}•••@{host[:1]}•••.{host.rpartition('.')[2]}"
