"""What happens in a life that closes or hands over a dossier: somebody leaves a house, changes house, dies, turns eighteen."""
