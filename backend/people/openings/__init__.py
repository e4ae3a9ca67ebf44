"""How many dossiers somebody of a house opens within an hour: beyond what is usual her house is told, far beyond it
she says why before she goes on, and nobody who is cared for waits."""
