"""Enrolment: a house opens the dossier of somebody, gives her a code, and the person whom the State knows says that the
dossier is hers. Nobody is linked to a dossier without five equal traits, a human of the house, and herself.
"""
