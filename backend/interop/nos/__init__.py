"""Code lists of the French health nomenclatures (NOS), kept as data with their source."""
