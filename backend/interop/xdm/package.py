"""A package, opened and checked: each document is there, listed, whole, and about the same person."""

import hashlib
from pathlib import PurePosixPath

from msgspec import Struct

from backend.interop.archive import unzip
from backend.interop.errors import Unreadable
from backend.interop.xdm.metadata import Described, read_metadata

ROOT = "IHE_XDM"
METADATA = "METADATA.XML"
# How a sender would show its documents: never read, and nothing to be listed.
SHOWING = frozenset({".xsl", ".xslt", ".css"})


class Packed(Struct, frozen=True):
    """A document as it lay in the package, and what its sender says of it."""

    described: Described
    body: bytes


def read_package(body: bytes) -> tuple[Packed, ...]:
    """The documents of a package, in the order of its description.

    Raises Unreadable with the reasons of `unzip`, `parse` and `read_metadata`, and: xdm-metadata (none, or
    several), xdm-missing (listed and not there), xdm-unlisted (there and not listed, stylesheets apart), xdm-damaged
    (another size or hash than said), xdm-empty, xdm-persons (documents of several persons).
    """
    files = {PurePosixPath(name): content for name, content in unzip(body).items()}
    found = [path for path in files if path.parts[0] == ROOT and path.name.upper() == METADATA]
    if len(found) != 1:
        raise Unreadable("xdm-metadata")
    folder, described = found[0].parent, read_metadata(files[found[0]])
    packed = tuple(Packed(one, _body_of(one, folder, files)) for one in described)
    _nothing_unlisted(folder, described, files)
    if not packed:
        raise Unreadable("xdm-empty")
    if len({(one.matricule, one.matricule_oid) for one in described}) > 1:
        raise Unreadable("xdm-persons")
    return packed


def _body_of(one: Described, folder: PurePosixPath, files: dict[PurePosixPath, bytes]) -> bytes:
    body = files.get(folder / one.uri)
    if body is None:
        raise Unreadable("xdm-missing")
    # SHA-1 is what the profile asks for: it finds damage, it proves nothing about the sender.
    same_hash = one.sha1 is None or hashlib.sha1(body, usedforsecurity=False).hexdigest() == one.sha1
    if not same_hash or one.size not in (None, len(body)):
        raise Unreadable("xdm-damaged")
    return body


def _nothing_unlisted(
    folder: PurePosixPath, described: tuple[Described, ...], files: dict[PurePosixPath, bytes]
) -> None:
    listed = {folder / one.uri for one in described} | {folder / METADATA}
    inside = {path for path in files if path.parts[0] == ROOT and path.suffix.lower() not in SHOWING}
    if {path for path in inside if path not in listed and path.name.upper() != METADATA}:
        raise Unreadable("xdm-unlisted")
