"""Decisions on the citizen's own matter that were taken, or must be taken, under threat: a colleague looks again."""
