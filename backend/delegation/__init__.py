"""What a usager allows an aidant to do, right by right, family by family, for a time."""
