"""Everything that decides. What reaches a screen lives in `pwa/`."""
