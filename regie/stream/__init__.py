"""The live line to browsers."""
