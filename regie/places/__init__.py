"""Buildings, floors, rooms and counters."""
