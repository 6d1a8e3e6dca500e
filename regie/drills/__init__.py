"""Drills: who plans one and leads it, what was learnt, and when each location last practised."""
