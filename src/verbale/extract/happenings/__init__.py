"""Events of a report: words for what happens, what belongs to them, and which of them are one happening."""
