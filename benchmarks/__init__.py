"""How fast it is on this machine, on both databases: `make bench` prints it and keeps it in docs/bench.json."""
