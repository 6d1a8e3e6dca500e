"""How fast it is on this machine, on both databases: `make bench` prints it and keeps it in docs/bench.json."""

import os
import tempfile

import django

# The figures need the demo chain's passwords, and so the models; what is measured has data of its own.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regie.settings")
os.environ.setdefault("REGIE_DATA", tempfile.mkdtemp(prefix="regie-bench-"))
django.setup()
