"""The papers that prove measures and mandates."""
