"""What could keep an alarm from arriving, told to who must know before it does."""
