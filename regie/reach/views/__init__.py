"""The screens of the ways out."""
