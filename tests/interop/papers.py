"""PDF files made for the tests: an ordinary one, and one that would do everything it can."""

import io

import pikepdf
import typst
from pikepdf import Array, Dictionary, Name

ORDINARY = """#set document(title: "Attestation d’hébergement", date: none)
#set page(paper: "a4")
= Attestation d’hébergement
David Morel habite au foyer Les Tilleuls.
#pagebreak()
Fait à Saint-Denis."""


def pdf(source: str = ORDINARY) -> bytes:
    return typst.compile(source.encode())


def bent(act) -> bytes:
    """An ordinary file after `act(file)`."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as file:
        act(file)
        file.save(out)
    return out.getvalue()


def script(file):
    act = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    file.Root.OpenAction = act
    file.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", act])))
    file.pages[0].AA = Dictionary(O=act)


def launch(file):
    annotations = [
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=Dictionary(S=Name.URI, URI="https://x")),
        Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[0, 0, 9, 9], A=Dictionary(S=Name.Launch, F="cmd.exe")),
        Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9]),
    ]
    file.pages[0].Annots = Array([file.make_indirect(one) for one in annotations])


def inside(file):
    file.attachments["x.exe"] = b"MZ"


def form(file):
    field = Dictionary(FT=Name.Btn, T="b", AA=Dictionary(U=Dictionary(S=Name.SubmitForm, F="https://x")))
    file.Root.AcroForm = Dictionary(Fields=Array([file.make_indirect(field)]), XFA="<xdp/>")


def locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    return out.getvalue()
