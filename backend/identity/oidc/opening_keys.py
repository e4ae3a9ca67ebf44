"""The keys that open what FranceConnect+ seals for us: a file of 0600 beside the others, rotated by overlap.

The public halves are published. A provider reads them when it likes and keeps them for a while: a key that was
replaced is published two days more, and opens until it is retired.
"""

from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, KeySet

from backend.kit import files
from backend.kit.keyring import NoKeys

FILE = "opening.json"
PUBLISHED = timedelta(days=2)
KEPT = timedelta(days=7)


class Key(msgspec.Struct, frozen=True):
    """A private JWK; the present one was not replaced."""

    jwk: dict[str, str]
    replaced_at: datetime | None = None

    def __repr__(self) -> str:
        return f"Key({self.id!r})"

    @property
    def id(self) -> str:
        return self.jwk["kid"]

    def published(self, now: datetime) -> bool:
        return self.replaced_at is None or now < self.replaced_at + PUBLISHED


class OpeningKeys:
    """Read again when the file changes: a rotation needs no restart. Raises NoKeys when there is no file."""

    def __init__(self, path: Path) -> None:
        self._path, self._stamp, self._keys = path, files.stamp(path), read(path)

    def private(self) -> KeySet:
        return KeySet([ECKey.import_key(dict(key.jwk)) for key in self._now()])

    def public(self, now: datetime) -> list[dict[str, str]]:
        """The present one first: a provider that takes the first it can use takes that one."""
        return [_public(key) for key in self._now() if key.published(now)]

    def _now(self) -> list[Key]:
        if (stamp := files.stamp(self._path)) != self._stamp:
            self._keys, self._stamp = read(self._path), stamp
        return self._keys


def create(path: Path) -> str:
    """Make the first key; its id. Raises FileExistsError rather than lose an older one."""
    made = _new()
    files.create(path, msgspec.json.encode([made]))
    return made.id


def create_signing(path: Path) -> str:
    """Make the key that proves to a provider who is calling (`private_key_jwt`); its id."""
    made = ECKey.generate_key("P-256", {"use": "sig", "alg": "ES256"})
    made.ensure_kid()
    files.create(path, msgspec.json.encode(made.as_dict(private=True)))
    return str(made.kid)


def rotate(path: Path, now: datetime) -> str:
    """Add a key that is present from now on; its id. The one it replaces still opens."""
    made, (present, *older) = _new(), read(path)
    files.write(path, msgspec.json.encode([made, msgspec.structs.replace(present, replaced_at=now), *older]))
    return made.id


def retire(path: Path, key_id: str, now: datetime, *, at_once: bool = False) -> None:
    """Take away a key replaced a week ago (`at_once`: somebody else has it). Raises NoKeys, with the reason."""
    keys = read(path)
    found = next((key for key in keys if key.id == key_id), None)
    if found is None or found.replaced_at is None:
        raise NoKeys(f"{path.name}: key {key_id} is {'the present one' if found else 'not there'}")
    if not at_once and now < found.replaced_at + KEPT:
        raise NoKeys(f"{path.name}: key {key_id} was replaced less than {KEPT.days} days ago, and may still be used")
    files.write(path, msgspec.json.encode([key for key in keys if key is not found]))


def read(path: Path) -> list[Key]:
    """The present one first."""
    try:
        keys = msgspec.json.decode(path.read_bytes(), type=list[Key])
        for key in keys:
            ECKey.import_key(dict(key.jwk))
        if files.open_to_others(path):
            raise NoKeys(f"{path.name}: others may read it; type chmod 600")
    except (OSError, msgspec.DecodeError, JoseError, ValueError, KeyError) as why:
        raise NoKeys(f"{path.name}: {type(why).__name__}") from None
    if not keys or keys[0].replaced_at is not None:
        raise NoKeys(f"{path.name}: its present key is missing")
    return keys


def _new() -> Key:
    made = ECKey.generate_key("P-256", {"use": "enc", "alg": "ECDH-ES"})
    made.ensure_kid()
    return Key({name: str(value) for name, value in made.as_dict(private=True).items()})


def _public(key: Key) -> dict[str, str]:
    return {name: value for name, value in key.jwk.items() if name != "d"}
