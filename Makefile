# Everything you do with Regie, each in a few lines; the work is in scripts/.
.PHONY: run setup test check format simulation planted bench docs lock wheel image

export REGIE_DATA ?= ./var
export PORT ?= 8000
# Where this is set, everything that starts reads two thousand files of Python anew.
unexport PYTHONDONTWRITEBYTECODE

run: setup ## serve on http://127.0.0.1:$PORT
	@scripts/system_packages run
	@exec .venv/bin/regie run

setup: ## Python packages, style sheets, translations
	@scripts/setup

test: ## everything, on SQLite and on PostgreSQL
	@scripts/system_packages early & scripts/setup; ready=$$?; wait; exit $$ready
	@scripts/system_packages test
	@scripts/test

check: setup ## format, lint, types, contracts, migrations
	@scripts/check

format: setup ## what a machine can put right
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

simulation: setup ## 200,000 steps in which everything goes wrong; REGIE_SEED=… repeats one
	@scripts/system_packages test
	@REGIE_STEPS=160000 .venv/bin/python -m pytest --db sqlite -q tests/simulation
	@REGIE_STEPS=40000 .venv/bin/python -m pytest --db postgresql -q tests/simulation

planted: setup ## plant known bugs one at a time in a copy, and see which test catches each
	@scripts/system_packages test
	@.venv/bin/python -m tests.planted

bench: setup ## how fast: one table on SQLite and on PostgreSQL, kept in docs/bench.json
	@scripts/system_packages test
	@.venv/bin/python -m benchmarks

docs: setup ## docs/flow.md, states.md, access.md and requirements.md again, from the code
	@.venv/bin/python scripts/make_docs.py

lock: ## requirements.lock again, after a change in pyproject.toml
	@scripts/lock

wheel: setup ## dist/regie-….whl, with style sheets, fonts and translations inside
	@.venv/bin/python -m hatchling build --target wheel

image: ## one container image for every part, with podman, docker or buildah
	@scripts/image
