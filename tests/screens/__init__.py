"""Real browsers on a real process: what people see and press."""
