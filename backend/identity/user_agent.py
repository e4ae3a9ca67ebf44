"""A device in the words of its owner: « Téléphone Android ». Never the whole header: it tells too much."""

KINDS = (
    ("iPad", "iPad"), ("iPhone", "iPhone"), ("Android", "Android"), ("Windows", "Windows"),
    ("Mac OS X", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux"),
)


def device_label(user_agent: str) -> str:
    """One word of our own list, or « ? »: the page says the rest."""
    return next((label for mark, label in KINDS if mark in user_agent), "?")
