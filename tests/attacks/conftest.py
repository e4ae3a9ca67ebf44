import json

import pytest
from joserfc.jwk import ECKey

from backend.demo import making
from tests.attacks.dui import Dui


@pytest.fixture
async def dui(cast):
    key = ECKey.generate_key("P-256", {"kid": "dui-1"})
    public = json.dumps({"keys": [key.as_dict(private=False)]})
    await making.machine(cast.sql, cast.tilleuls, "dui", "Le logiciel", public)
    return Dui(cast, key)
