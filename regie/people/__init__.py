"""Staff, their roles and the ways to reach them."""
