"""Measure records against annotated gold. The rules are defined in docs/quality.md."""
