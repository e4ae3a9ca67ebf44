"""Houses as the public register FINESS names them: their kinds, where they are, who runs them, and how they come in."""
