"""The routes of a team's messages, asked as in `asked`."""

from tests.architecture.authz.papers import picture
from tests.messaging.sealing import key_of, sealed
from tests.messaging.talk import colleague

FIRST = "select id from message where thread_id = $1 and number = 1"
SENT = "/messages/{thread:uuid}/envoye/{message:uuid}"
DESK, ONE = "/equipe/{house:uuid}/messages", "/equipe/{house:uuid}/messages/{thread:uuid}"


async def just_sent(cast, somebody):
    """Three messages that she may take back for an hour: what comes in between takes its time."""
    pages = [await somebody.sends("/messages/ecrire", quoi="other", mots="Oups") for _ in range(3)]
    for page in pages:
        message = page.url.path.rsplit("/", 1)[1]
        await cast.sql.execute("update message set posted_at = now() + interval '1 hour' where id = $1", message)
    return [page.url.path for page in pages]


async def asked_messages(cast, get, post, thread):
    david, martin, zoe = cast.david, cast.martin, await colleague(cast)
    base = f"{martin.base}/messages"
    key = await key_of(cast, david)

    def leave():
        return post(david, "/messages/partir", scelle=sealed(key, f"/messages/{thread}/repondre"))()

    shown, *others = await just_sent(cast, david)
    sent = iter(others)

    photo = await picture(cast, await cast.sql.fetchval(FIRST, thread), "clear", "light")

    assert (await david.sends("/messages/chercher", cherche="oups")).status_code == 200

    def undo():
        return post(david, f"{next(sent)}/annuler")()

    return {
        ("POST", "/messages/partir"): leave,
        ("POST", "/messages/pas-partis"): post(david, "/messages/pas-partis", scelle=sealed(key, "/messages/ecrire")),
        ("GET", SENT): get(david, shown),
        ("POST", f"{SENT}/annuler"): undo,
        ("GET", "/messages/{thread:uuid}/photos/{photo:uuid}"): get(david, f"/messages/{thread}/photos/{photo}"),
        ("GET", f"{ONE}/photos/{{photo:uuid}}"): get(martin, f"{base}/{thread}/photos/{photo}"),
        ("GET", "/messages/ecrire/seulement"): get(david, "/messages/ecrire/seulement"),
        ("GET", "/messages/chercher"): get(david, "/messages/chercher"),
        ("POST", "/messages/chercher"): post(david, "/messages/chercher", cherche="oups"),
        ("POST", "/messages/{thread:uuid}/garder"): post(david, f"/messages/{thread}/garder", mots="Je"),
        ("POST", "/messages/ecrire/garder"): post(david, "/messages/ecrire/garder", mots="Je"),
        ("GET", "/api/fils"): get(david, "/api/fils"),
        ("GET", "/api/fils/{thread:uuid}"): get(david, f"/api/fils/{thread}"),
        ("GET", DESK): get(martin, base),
        ("GET", ONE): get(martin, f"{base}/{thread}"),
        ("POST", f"{ONE}/noter"): post(martin, f"{base}/{thread}/noter", note="À rappeler."),
        ("POST", f"{ONE}/prendre"): post(martin, f"{base}/{thread}/prendre"),
        ("POST", f"{ONE}/confier"): post(martin, f"{base}/{thread}/confier", a=str(zoe.membership)),
        ("POST", f"{ONE}/rendre"): post(martin, f"{base}/{thread}/rendre"),
        ("POST", f"{ONE}/repondre"): post(martin, f"{base}/{thread}/repondre", mots="Oui."),
    }
