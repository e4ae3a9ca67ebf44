"""The papers of a dossier, by family: how they arrive, who reads them, who hides them."""
