"""Somebody gives an address, and writes back the code that came there."""

import re
from uuid import uuid4

HERE = "/reglages/prevenir"
ADDRESS, SHOWN = "kanari.david@exemple.fr", "k•••@e•••.fr"
PLACE, CODE = f"{HERE}/adresse", f"{HERE}/adresse/code"


async def asks(person, work, post, address=ADDRESS):
    """She gives an address: the code that came there."""
    page = await person.client.post(PLACE, data={"key": str(uuid4()), "adresse": address})
    assert page.status_code == 200, page.text
    assert await work.mails() == ["done"]
    return re.search(r"^([0-9]{6})\r?$", post.got[-1].words, re.M)[1]


async def writes(person, code):
    return await person.client.post(CODE, data={"key": str(uuid4()), "chiffres": code})


async def confirmed(person, work, post, address=ADDRESS):
    page = await writes(person, await asks(person, work, post, address))
    assert "Votre adresse marche." in page.text
    post.got.clear()
