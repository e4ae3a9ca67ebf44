"""The sentences that people agree to, as the catalogues say them now.

`python -m tests.entrusting.agreed_words` keeps them as a new version, once `presets.yaml` has its name: a version that
served is never written again.
"""

import msgspec
from babel.messages.pofile import read_po

from backend.delegation.presets import presets
from backend.documents.views import FAMILIES
from backend.entrusting.agreements import FOLDER
from backend.paths import LOCALES
from backend.people.houses.categories import categories, several

ABOUT = ("agree", "agree_houses", "agree_from", "agree_until", "agree_stop")
OPTIONS = ("told", "told_some", "write", "messages", "told_messages", "deposit", "exercise", "appointments")
KEYS = (
    *(f"entrust.{one}" for one in ABOUT),
    *(f"entrust.option.{one}" for one in OPTIONS),
    "renew.agree",
    *(f"family.{code}" for code in FAMILIES),
)
CATALOGUES = {"fr": [("fr", "ui")], "fr-falc": [("fr", "ui"), ("fr", "ui-falc")], "en": [("en", "ui")]}


def sentences():
    return {language: _sentences(catalogues) for language, catalogues in CATALOGUES.items()}


def homes():
    """What stands for « au foyer » where another word is said."""
    return sorted({one.word for one in categories().values()} | {several()})


def _sentences(catalogues):
    found = {}
    for lang, name in catalogues:
        with (LOCALES / lang / "LC_MESSAGES" / f"{name}.po").open("rb") as file:
            catalogue = read_po(file, locale=lang)
        found |= {key: str(catalogue[key].string) for key in KEYS if key in catalogue and catalogue[key].string}
    return found


if __name__ == "__main__":
    version = presets().version
    with (FOLDER / f"{version}.yaml").open("xb") as kept:
        kept.write(b"# What people agreed to, word for word. Other words are another version, in another file.\n")
        kept.write(msgspec.yaml.encode({"version": version, "homes": homes(), "languages": sentences()}))
