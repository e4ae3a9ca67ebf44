"""What nobody should send, and what is answered: the reason of a refusal, or the code of an answer."""

from pathlib import Path

from backend.interop.limits import LARGEST_PARCEL
from tests.cast import DLU
from tests.interop.packages import package
from tests.interop.papers import bent, script
from tests.interop.references import reference
from tests.interop.refusals import SECRET

MEGABYTE, TOO_LONG = 1024 * 1024, 413
SOMEBODY_ELSE = DLU.replace(b"184039741100141", b"184039741100142")


def external(address):
    """A document whose title is a file of the server."""
    door = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{address}">]>'.encode()
    return DLU.replace(b"<ClinicalDocument", door + b"<ClinicalDocument", 1).replace(b"<title>", b"<title>&e;", 1)


def spoilt(folder: Path):
    """By name; ``folder`` gets the file that one of them would steal."""
    stolen = folder / "stolen.txt"
    stolen.write_text(SECRET)
    return {
        "a zip bomb": (package(more={"IHE_XDM/SUBSET01/bomb.bin": bytes(110 * MEGABYTE)}), "zip-too-large"),
        "a name that leaves": (package(more={"../../escaped.txt": b"x"}), "zip-names"),
        "a file of ours": (external(stolen.as_uri()), "doctype"),
        "an address of ours": (external("http://127.0.0.1/"), "doctype"),
        "25 MB of XML": (DLU + b" " * (25 * MEGABYTE), "too-large"),
        "60 MB of nothing": (b"x" * LARGEST_PARCEL, "unknown-kind"),
        "more than 60 MB": (b"x" * (LARGEST_PARCEL + 1), TOO_LONG),
        "a PDF that acts": (reference(bent(script)), 202),
        "somebody whom nobody knows": (SOMEBODY_ELSE, 202),
    }
