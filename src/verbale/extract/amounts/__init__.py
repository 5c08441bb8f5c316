"""Numbers of a report: find them, read their value, and say what they count."""
