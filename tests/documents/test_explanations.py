"""« C’est quoi ? », for each paper: short sentences that say whether they were proofread."""

import re
from collections import Counter
from typing import get_args

import msgspec
import pytest

from backend.documents import families as shelf
from backend.documents.families import what_is
from backend.documents.families_file import State
from backend.interop.nos.oids import LOINC
from tests.documents.test_families import CODES

MOST_WORDS = 12
# What an ESMS writes, receives or hands over, by the type that it travels under.
BROUGHT = {
    "80788-3": "projet personnalisé d’accompagnement",
    "18776-5": "plan de soins",
    "34842-5": "grille d’évaluation médico-sociale",
    "BIL_AUTO": "compte rendu de l’évaluation",
    "74207-2": "dossier de liaison d’urgence",
    "78341-5": "fiche de transfert vers les urgences",
    "60280-5": "retour des urgences",
    "18761-7": "lettre de liaison à l’entrée",
    "11490-0": "lettre de liaison à la sortie",
    "83981-1": "lettre de sortie d’une structure",
    "88348-8": "lettre d’entrée dans une structure",
    "60591-5": "volet de synthèse médicale",
    "11502-2": "compte rendu de biologie",
    "18748-4": "compte rendu d’imagerie",
    "57833-6": "ordonnance de médicaments",
    "57832-8": "ordonnance de soins",
    "87273-9": "vaccination",
    "11369-6": "historique des vaccinations",
    "ATTEST-HEBGT": "attestation d’hébergement",
    "86531-1": "attestation de sortie",
    "89601-9": "certificat médical (Cerfa 15695)",
    "ATTEST-RESID": "attestation de résidence (Cerfa 10842)",
    "28653-4": "préadmission, livret d’accueil, charte, vos droits",
    "PIECE-IDENTITE": "pièces justificatives",
    "51851-4": "demande ou renouvellement de l’APA",
    "34120-6": "bilan d’un libéral",
}


@pytest.mark.parametrize("label", sorted({k.simple for k in shelf.types().values()}))
def test_an_everyday_name_is_short_and_plain(label):
    assert len(label) <= 40
    assert "'" not in label
    assert "CR" not in label.split()


@pytest.mark.parametrize("about", sorted(shelf.explanations()))
def test_an_explanation_is_three_to_six_short_sentences(about):
    text = shelf.explanations()[about]
    assert 3 <= len(text.sentences) <= 6
    for sentence in text.sentences:
        assert len(re.findall(r"[\w’-]+", sentence)) <= MOST_WORDS
        assert sentence.endswith(".")
        assert "'" not in sentence
        assert not re.search(r"[^\u00a0][:;?!]|[()%…]", sentence)
    assert text.state == "pas encore relu"
    assert text.checked_against
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", text.checked_on)


def test_each_family_and_only_known_types_are_explained():
    explained = set(shelf.explanations())
    assert set(CODES) <= explained
    assert explained - set(CODES) <= {code for code, _ in shelf.types()}


def test_what_is_falls_back_on_the_family():
    assert what_is("74207-2", LOINC, "hopital").sentences[0] == "Ce papier sert en cas d’urgence."
    assert what_is("34749-2", LOINC, "hopital").sentences[0] == "Ce papier parle de l’hôpital."
    assert what_is("NOUVEAU", "1.2.3", "choix").sentences[0] == "Ce papier dit ce que vous voulez."


def test_what_an_establishment_brings_has_words_of_its_own():
    about = shelf.explanations()
    assert {official for code, official in BROUGHT.items() if code not in about} == set()
    known = {code for code, _ in shelf.types()}
    assert BROUGHT.keys() <= known


def test_two_papers_are_not_explained_by_the_same_words():
    told = Counter(text.sentences for text in shelf.explanations().values())
    assert [words for words, times in told.items() if times > 1] == []


def test_only_two_states_and_a_text_is_never_proofread_by_itself():
    assert get_args(State) == ("pas encore relu", "relu")
    assert msgspec.yaml.decode(shelf.EXPLANATIONS.read_bytes())["usual"]["state"] == "pas encore relu"
