"""Lists of people: usagers as the house's own software knows them, professionals as a register or a directory does.

A list is read, compared with what the house knows, and shown: who is new, what changes, what cannot be taken and why.
Somebody says yes to what she saw; then it is done, a few lines at a time, each of them whole.
"""
