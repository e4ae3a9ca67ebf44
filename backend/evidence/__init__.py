"""The papers that prove what a house enters: the judgment of a measure, the mandate that was signed."""
