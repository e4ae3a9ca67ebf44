"""CDA documents: the header, the story, the tables, the coded entries, the files inside."""

from collections.abc import Iterator

from lxml import etree

from tests.fuzz import trees
from tests.fuzz.target import ask, look, samples
from tests.interop.conftest import OURS

COMPONENTS = "{*}component/{*}structuredBody/{*}component"


def seeds() -> list[bytes]:
    whole = [path.read_bytes() for path in sorted(OURS.glob("*.xml"))]
    return [*(part for body in whole for part in _parts(body)), *whole, *samples("cda/*.xml")]


def _parts(body: bytes) -> Iterator[bytes]:
    """The head with one section at a time: read in less time, and bent in more places."""
    for kept in range(len(etree.fromstring(body).findall(COMPONENTS))):
        root = etree.fromstring(body)
        for place, component in enumerate(root.findall(COMPONENTS)):
            if place != kept:
                component.getparent().remove(component)
        yield etree.tostring(root)


def one(body: bytes) -> None:
    ask("cda", body)


if __name__ == "__main__":
    look(one, seeds(), trees.xml)
