"""What SIA DC-09 panels say: with which key, whether it was said before, and what is the matter with a panel."""
