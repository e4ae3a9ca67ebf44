"""Look for papers as a person does, and read what was found."""

import re

IDS = re.compile(r'href="/papiers/([0-9a-f-]{36})"')


async def looks_for(person, words):
    answer = await person.client.post("/papiers/chercher", data={"cherche": words})
    return re.sub(r"<br>|\N{NO-BREAK SPACE}", " ", answer.text)


async def finds(person, words):
    return IDS.findall(await looks_for(person, words))
