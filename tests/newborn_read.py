"""Read by the process that is forked, and by nobody else."""

from tests.newborn import read_everything

read_everything()
