"""The database: its server, its roles, its migrations."""
