"""A town in which everything goes wrong, on a clock of its own."""
