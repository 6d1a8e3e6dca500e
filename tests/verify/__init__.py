"""Tests of the program that checks everything else."""
