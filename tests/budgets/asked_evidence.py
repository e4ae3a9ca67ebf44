"""The routes of papers that prove something, as in `asked`."""

from uuid import uuid4

from tests.evidence.proving import PHOTO, about_of, opens
from tests.mandates.desk import confirms, entered, second_desk

DESK, HERS = "/equipe/{house:uuid}/justificatifs/{about:uuid}", "/aidants/justificatifs/{about:uuid}"


async def asked_evidence(cast, get, post):
    second = await second_desk(cast)
    there = await entered(cast, cast.clerk, cast.marion.dossier, await cast.stranger())
    waits = about_of(await entered(cast, cast.clerk, cast.marion.dossier, await cast.stranger()))
    wrong = [about_of(await entered(cast, cast.clerk, cast.marion.dossier, await cast.stranger())) for _ in range(2)]
    await confirms(second, there)
    about, desk = about_of(there), f"{cast.clerk.base}/justificatifs"
    await opens(second, waits)
    for one in wrong:
        await opens(second, one)

    def add():
        files = {"fichier": ("photo.jpg", PHOTO, "image/jpeg")}
        data = {"key": str(uuid4())}
        return cast.clerk.client.post(f"{desk}/{waits}", data=data, files=files, follow_redirects=False)

    def not_right():
        return post(second, f"{desk}/{wrong.pop()}/pas-le-bon", raison="other")()

    hers = f"/aidants/justificatifs/{about}"
    return {
        ("GET", DESK): get(second, f"{desk}/{about}"),
        ("POST", DESK): add,
        ("POST", f"{DESK}/pas-le-bon"): not_right,
        ("GET", f"{DESK}/pages/{{number:int}}"): get(second, f"{desk}/{about}/pages/1"),
        ("GET", f"{DESK}/original"): get(second, f"{desk}/{about}/original"),
        ("GET", HERS): get(cast.marion, hers),
        ("GET", f"{HERS}/pages/{{number:int}}"): get(cast.marion, f"{hers}/pages/1"),
    }
