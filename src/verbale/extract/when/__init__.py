"""Times of a report: find the expressions, read their fields, resolve them against what the report tells."""
