"""What a device of somebody's own does without network: it closes words to its owner's public key."""

import json
from uuid import uuid4

from joserfc import jwe
from joserfc.jwk import ECKey

WORDS = "Écrit sans réseau"
HEADER = {"alg": "ECDH-ES", "enc": "A256GCM"}


async def key_of(cast, person):
    """Of a device that she says is hers."""
    await person.client.post("/appareils/ici", data={"a-qui": "moi"})
    x, y = (await cast.sql.fetchval("select public_key from outbox_key where person_id = $1", person.id)).split(".")
    return ECKey.import_key({"kty": "EC", "crv": "P-256", "x": x, "y": y})


def sealed(of, to, /, **fields):
    said = json.dumps({"to": to, "fields": {"key": str(uuid4()), "mots": WORDS} | fields})
    return jwe.encrypt_compact(HEADER, said, of)
