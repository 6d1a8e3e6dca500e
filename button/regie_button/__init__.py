"""A desk button for Regie: asks for help, and says who has seen it."""
