"""The routes where one adds a paper, asked as in `asked`."""

from uuid import uuid4

from tests.bringing.adding import NAME, PHOTO, adds, helps, read, sent

FOR = "/pour/{person:uuid}"


async def asked_bringing(cast, get, post):
    david, leo = cast.david, await helps(cast, {"deposit": ("mdph",)})
    own = [sent(await adds(david)) for _ in range(3)]
    await read(cast)
    waits, theirs, gone = sent(await adds(david)), sent(await adds(leo)), iter(own[1:])

    def add(who):
        def ask():
            data = {"key": str(uuid4()), "dans": "mdph", "nom": NAME}
            files = {"fichier": ("photo.jpg", PHOTO, "image/jpeg")}
            return who.client.post(f"{who.base}/papiers/ajouter", data=data, files=files, follow_redirects=False)

        return ask

    def take_away():
        return post(david, f"/papiers/{next(gone)}/retirer")()

    return {
        ("GET", "/papiers/ajouter"): get(david, "/papiers/ajouter"),
        ("POST", "/papiers/ajouter"): add(david),
        ("GET", "/papiers/ajouts/{brought:uuid}"): get(david, f"/papiers/ajouts/{waits}"),
        ("GET", "/papiers/{paper:uuid}/retirer"): get(david, f"/papiers/{own[0]}/retirer"),
        ("POST", "/papiers/{paper:uuid}/retirer"): take_away,
        ("GET", f"{FOR}/papiers/ajouter"): get(leo, f"{leo.base}/papiers/ajouter"),
        ("POST", f"{FOR}/papiers/ajouter"): add(leo),
        ("GET", f"{FOR}/papiers/ajouts/{{brought:uuid}}"): get(leo, f"{leo.base}/papiers/ajouts/{theirs}"),
    }
