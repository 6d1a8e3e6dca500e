"""The week of one person in a few lines: what was kept, what waits, what was learned."""
