"""How sure we are of who is there: internal levels 1 to 3, never called by the names of eIDAS.

Which means gives which level is data, with its reason; an operator may only lower it.
"""

# FranceConnect alone is a single factor for us; Pro Santé Connect asks for e-CPS or card and code.
LEVEL_OF = {"franceconnect": 1, "franceconnect-plus": 3, "prosanteconnect": 2}
