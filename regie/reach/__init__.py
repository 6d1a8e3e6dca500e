"""How each person and each system of others is reached outside the screen, and whether that works."""
