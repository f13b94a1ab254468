# Every command sets itself up first; `make help` lists them.
.DEFAULT_GOAL := help
PY := .venv/bin/python


help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## make .venv with the locked packages
	@bin/setup

demo: setup ## set up, load the demonstration year, serve the site
	@.venv/bin/steunpunt demo

test: ## everything: both databases, and a real browser
	@bin/setup system
	@bin/test

test-fast: setup ## the tests without the browser and without PostgreSQL
	@$(PY) -m pytest -q -n auto -m "not browser and not slow"

check: ## lint, types, import rules, migrations, translations, deployment
	@bin/check

bench: setup ## measure speed, beside the best hand-written SQL (SCALE=40 ON="sqlite postgresql" WRITE=)
	@$(PY) -m bench --scale $(or $(SCALE),40) --on $(or $(ON),sqlite postgresql) $(if $(WRITE),--write)

fix: setup ## mend what a machine can mend
	@$(PY) -m ruff check --fix --quiet . ; $(PY) -m ruff format --quiet .

messages: ## gather the texts to translate
	@bin/messages

docs: setup ## write the generated reference pages to build/docs
	@$(PY) manage.py write_reference build/docs

lock: setup ## lock the dependencies again
	@.venv/bin/uv pip compile pyproject.toml --group dev --universal --generate-hashes \
		--no-emit-index-url --no-annotate --no-header -q -o requirements.lock

.PHONY: help setup demo test test-fast check bench fix messages docs lock
