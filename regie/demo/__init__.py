"""A fictitious chain to try everything on: one municipality, a partner at the same job centre, a guard company."""
