"""The national health identity (INS): its matricule, its registers, how sure a house is of whose it is."""
