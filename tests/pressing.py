"""A page that gives back what was sent: a thumb presses its button and nothing else."""

import re
from html import unescape

FORM = re.compile(r'<form method="post" action="([^"]+)"[^>]*>(.*?)</form>', re.DOTALL)
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
WORDS = re.compile(r'<textarea id="mots"[^>]*>\n?(.*?)</textarea>', re.DOTALL)


def given_back(page):
    """Where it would be sent, and what: as the page holds it."""
    action, inside = FORM.search(page.text[page.text.index("<main") :]).groups()
    fields: dict[str, list[str]] = {}
    for name, value in HIDDEN.findall(inside):
        fields.setdefault(unescape(name), []).append(unescape(value))
    once = {name: values[0] if len(values) == 1 else values for name, values in fields.items()}
    return unescape(action), once | dict(zip(["mots"], map(unescape, WORDS.findall(inside)), strict=False))


async def presses_again(who, page, **how):
    action, fields = given_back(page)
    return await who.client.post(action, data=fields, **how)
