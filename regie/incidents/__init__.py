"""Report, complete, classify against the norm; complaint or aggression."""
