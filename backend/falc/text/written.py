"""Lists of words, written as one reads them."""


def words(written: str) -> frozenset[str]:
    """Parted by spaces, over as many lines as it takes."""
    return frozenset(written.split())
