"""What is kept, what is due, who looked: read, and never changed."""
