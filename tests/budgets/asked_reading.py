"""The routes of reading settings, as in `asked`: whoever is signed in keeps them with her account."""

HERE = "/reglages"


async def asked_reading(cast, get, post):
    acts = {
        HERE: {"taille": "140"},
        f"{HERE}/taille": {"taille": "plus"},
        f"{HERE}/facile": {"facile": "oui"},
    }
    return {
        ("GET", HERE): get(cast.david, HERE),
        **{("POST", place): post(cast.david, place, **fields) for place, fields in acts.items()},
    }
