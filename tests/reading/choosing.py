"""Somebody chooses how she reads, and what her pages say of it."""

import re

from backend.reading import service

HERE = "/reglages"
CHOSEN = {"taille": "200", "espace": "wide", "police": "opendyslexic", "contraste": "dark", "pictos": "non"}
LOOK = "text-200 space-wide font-opendyslexic contrast-dark no-pictograms"
ROWS = "select count(*) from reading_choice"


def look(page):
    return re.search(r'<html lang="[\w-]+" class="([^"]*)"', page.text)[1]


async def chooses(person, **fields):
    return await person.client.post(HERE, data=CHOSEN | fields)


async def of_sign_in(cast, secret):
    """What a sign-in brings: how she reads, and whether the device is hers."""
    async with cast.app.state.pool.acquire() as sql:
        return await service.of_sign_in(sql, cast.app.state.ring, secret)
