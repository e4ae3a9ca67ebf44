"""What a tablet of the house keeps, in the browser and on its disk."""

from pathlib import Path

from tests.cast import DATA

DLU = DATA / "cda/dlu-david-morel.xml"
WORDS = ("poignet", "Papier pour les urgences", "Je le dis pour moi seul")
KEPT = """async () => {
  const names = await caches.keys()
  const kept = await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).map(r => r.url)))
  const bases = await indexedDB.databases()
  const stored = { local: { ...localStorage }, session: { ...sessionStorage } }
  return { kept: kept.flat(), bases, ...stored, cookies: document.cookie }
}"""
USAGER = "(select person_id from dossier where person_id is not null limit 1)"
EMPTY = {"bases": [], "local": {}, "session": {}, "cookies": ""}


async def ready(phone):
    """The worker is in charge, as on any visit but the first."""
    await phone.page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    await phone.page.reload()


async def david_reads(tablet, house):
    await tablet.signs_in(house.sign_in_of("David"), "/papiers")
    await ready(tablet)
    await tablet.taps("Papier pour les urgences")
    assert "poignet" in await tablet.reads()


def found_on_disk(profile: Path, words):
    files = [path for path in profile.rglob("*") if path.is_file()]
    return [path.name for path in files for kind in ("utf-8", "utf-16-le") if words.encode(kind) in path.read_bytes()]
