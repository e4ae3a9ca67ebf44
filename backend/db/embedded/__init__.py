"""A PostgreSQL of our own for the demo and the tests: no server to install, none left behind."""
