"""How hard a text is, from 0 (easy) to 100: measures that anybody can check. Nothing is learned."""
