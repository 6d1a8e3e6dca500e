"""Who may not come in, or only in some way, for whoever stands at a door; and who was told to leave."""
