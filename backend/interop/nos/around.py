"""Who is around a person, in the codes of the « Nomenclature des objets de santé » (Agence du Numérique en Santé).

Sources: TRE_R260-HL7RoleClass (the roles of a contact that the transfer of a DUI names), TRE_R217-ProtectionJuridique.
Read 2026-11-21.
"""

#: A contact: why one calls her.
ROLES = {
    "ECON": "Entité à contacter en cas d’urgence",
    "GUARD": "Responsable légal",
    "QUAL": "Personne de confiance",
    "CAREGIVER": "Aidant",
}
#: A measure of protection: who was named by the judge.
MEASURES = {"TUTEUR": "Tuteur", "CURATEUR": "Curateur", "MSVG": "Mandataire de sauvegarde"}
