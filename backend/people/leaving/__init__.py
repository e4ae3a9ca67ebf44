"""What closes or hands over a dossier: somebody leaves a house, changes house, dies, turns eighteen."""
