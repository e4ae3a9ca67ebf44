"""A device in the words of its owner: « Téléphone Android ». Never the whole header: it tells too much."""

KINDS = (
    (("iPad",), "iPad"),
    (("iPhone",), "iPhone"),
    (("Android", "Mobile"), "Téléphone Android"),
    (("Android",), "Tablette Android"),
    (("Windows",), "Ordinateur Windows"),
    (("Mac OS X",), "Ordinateur Mac"),
    (("CrOS",), "Chromebook"),
    (("Linux",), "Ordinateur Linux"),
)


def device_label(user_agent: str) -> str:
    """A name of our own list, or « ? »: the page says the rest."""
    return next((label for marks, label in KINDS if all(mark in user_agent for mark in marks)), "?")
