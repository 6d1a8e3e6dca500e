"""The administration of buttons and panels, one question a page."""
