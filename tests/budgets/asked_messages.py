"""The routes of a team's messages, asked as in `asked`."""

from tests.messaging.sealing import key_of, sealed
from tests.messaging.talk import colleague

DESK, ONE = "/equipe/{house:uuid}/messages", "/equipe/{house:uuid}/messages/{thread:uuid}"


async def asked_messages(cast, get, post, thread):
    david, martin, zoe = cast.david, cast.martin, await colleague(cast)
    base = f"{martin.base}/messages"
    key = await key_of(cast, david)

    def leave():
        return post(david, "/messages/partir", scelle=sealed(key, f"/messages/{thread}/repondre"))()

    return {
        ("POST", "/messages/partir"): leave,
        ("POST", "/messages/pas-partis"): post(david, "/messages/pas-partis", scelle=sealed(key, "/messages/ecrire")),
        ("POST", "/messages/{thread:uuid}/garder"): post(david, f"/messages/{thread}/garder", mots="Je"),
        ("POST", "/messages/ecrire/garder"): post(david, "/messages/ecrire/garder", mots="Je"),
        ("GET", DESK): get(martin, base),
        ("GET", ONE): get(martin, f"{base}/{thread}"),
        ("POST", f"{ONE}/noter"): post(martin, f"{base}/{thread}/noter", note="À rappeler."),
        ("POST", f"{ONE}/prendre"): post(martin, f"{base}/{thread}/prendre"),
        ("POST", f"{ONE}/confier"): post(martin, f"{base}/{thread}/confier", a=str(zoe.membership)),
        ("POST", f"{ONE}/rendre"): post(martin, f"{base}/{thread}/rendre"),
        ("POST", f"{ONE}/repondre"): post(martin, f"{base}/{thread}/repondre", mots="Oui."),
    }
