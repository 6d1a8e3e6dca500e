"""What is kept of whom, how long, and who looked; forgetting, so that nothing is left but the numbers."""
