"""The rights of the person: what she asks of a house, before when it answers, and the receipt she keeps."""
