"""Words that exist nowhere else, and every form in which they could lie somewhere."""

import base64
import json
from html import escape
from urllib.parse import quote

# What people and programs write. An accent on some: it has more than one form in bytes.
WRITTEN = {
    "title": "Quizzotitrelle",
    "author": "Zwykauteurine",
    "narrative": "mébévodrinéalgie",
    "address": "Xarquillevoie",
    "message": "Ploufmistralgène",
    "answer": "Grimoulettade",
    "draft": "Tralalécourtine",
    "note": "Brimborionade",
    "reason": "Zébulofrontique",
    "refusal": "Cachalotinette",
    "motive": "Mirliflorêtte",
    "brought paper": "Chafouinerelle",
    "appointment": "Rocambolidoine",
    "place": "Pamplinouvère",
    "refused paper": "Kloptaverdissime",
    "wrong address": "Vrombiquestelle",
    "exception": "Tchoupadérapage",
    "id_token": "eyJxanariCanariIdTokenFloupe",
}


def forms(word):
    """The word as bytes: in each encoding, each case, and each clothing that a log or a dump gives."""
    spoken = {word, word.upper(), word.lower(), escape(word), quote(word), json.dumps(word)[1:-1]}
    plain = {one.encode(code) for one in spoken for code in ("utf-8", "latin-1", "utf-16-le", "utf-16-be")}
    found = set(plain)
    for one in plain:
        found |= {one.hex().encode(), one.hex().upper().encode()}
        found |= {_inside(one, before) for before in range(3)}
    return found


def _inside(word, before):
    """Its base64 when `before` bytes stand before it: without the signs that share their bits with neighbours."""
    encoded = base64.b64encode(bytes(before) + word)
    whole = (before + len(word)) // 3 * 4
    return encoded[0 if before == 0 else 4 : whole]


def found(words, *, among):
    """Which words lie in which of the named bytes."""
    return [
        f"{name} in {place}"
        for name, word in words.items()
        for place, haystack in among.items()
        if any(form in haystack for form in forms(word))
    ]
