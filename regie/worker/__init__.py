"""What runs beside the web: the ladder, the calls, the errands, and the thread that writes."""
