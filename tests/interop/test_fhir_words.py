"""The words and names of a resource are kept as they are seen, however they were written in its JSON."""

from backend.interop.fhir.appointment import read_appointment
from backend.interop.fhir.document_reference import read_reference
from tests.appointments.dui import PLACE, WHO, told
from tests.interop.references import DAVID, MARTIN, TILLEULS, reference

TURNED = "Lettre \u202egpj.x"
SEEN = "Lettre gpj.x"


def hidden(words: str) -> str:
    """With a sign that nobody sees after the first letter."""
    return f"{words[0]}\u200b{words[1:]}"


def titled(**attachment: str) -> list[dict[str, object]]:
    return [{"attachment": {"contentType": "application/pdf", "data": "JVBERi0=", **attachment}}]


def test_titles_and_labels_turn_nothing():
    label = {"coding": [{"system": "http://loinc.org", "code": "51851-4", "display": TURNED}]}
    read = read_reference(reference(type=label, content=titled(title=TURNED))).header
    assert (read.title, read.type_label) == (SEEN, SEEN)
    read = read_reference(reference(type={"coding": [{"code": "1"}], "text": TURNED}, content=titled())).header
    assert (read.title, read.type_label) == (SEEN, SEEN)


def test_a_title_of_which_nothing_is_seen_is_none():
    read = read_reference(reference(description=TURNED, content=titled(title="\u200b\u202e")))
    assert read.header.title == SEEN


def test_whoever_wrote_it_and_their_house_are_named_as_they_are_seen():
    martin = MARTIN | {"name": [{"text": hidden("madame Sophie Martin")}]}
    tilleuls = TILLEULS | {"name": hidden(TILLEULS["name"])}
    read = read_reference(reference(contained=[DAVID, martin, tilleuls])).header
    assert (read.authors[0].name, read.custodian.name) == ("madame Sophie Martin", "Foyer Les Tilleuls")
    away = {"author": [{"display": hidden("Sophie")}], "custodian": {"display": hidden("Tilleuls")}}
    read = read_reference(reference(**away)).header
    assert (read.authors[0].name, read.custodian.name) == ("Sophie", "Tilleuls")


def test_the_person_is_named_as_she_is_seen():
    names = [
        {"use": "official", "family": hidden("MOREL"), "given": [hidden("DAVID PAUL")]},
        {"use": "usual", "family": hidden("MARTIN"), "given": [hidden("PAUL")]},
    ]
    patient = read_reference(reference(contained=[DAVID | {"name": names}])).header.patient
    assert (patient.birth_family_name, patient.given_names) == ("MOREL", ("DAVID", "PAUL"))
    assert (patient.first_given, patient.used_name, patient.used_given) == ("DAVID PAUL", "MARTIN", "PAUL")


def test_an_appointment_says_what_is_seen():
    contained = [DAVID, PLACE | {"name": hidden("Cabinet")}, WHO | {"name": [{"text": hidden("docteur Roux")}]}]
    words = {"description": TURNED, "patientInstruction": TURNED}
    planned = read_appointment(told(contained=contained, **words)).planned
    assert (planned.where, planned.who) == ("Cabinet", "docteur Roux")
    assert (planned.about, planned.bring) == (SEEN, SEEN)
