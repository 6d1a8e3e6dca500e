"""Layout, log-in, navigation and the pages that belong to no room."""
