# What users and developers call. `make help` lists it.
.PHONY: help demo demo-reset build test lint unit story exchange attack browser bench chaos fuzz format clean

SHELL := /bin/bash
STEP := scripts/step

help: ## what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

demo: ## install what is missing, build, load the demo city, serve http://127.0.0.1:8080
	@scripts/setup
	@$(STEP) "build (release)" swift build -c release --product yitong
	@exec .build/release/yitong demo

demo-reset: ## forget the demo city (the next `make demo` makes it anew)
	@rm -rf .demo && echo "demo city removed"

build: ## a debug build of everything, tests included
	@swift build --build-tests

test: ## everything that a change must pass
	@$(STEP) "setup" scripts/setup --tests
	@$(STEP) "lint" $(MAKE) --no-print-directory lint
	@$(STEP) "build" swift build --build-tests --explicit-target-dependency-import-check error
	@$(STEP) "packs" .build/debug/yitong pack check packs
	@$(STEP) "unit" $(MAKE) --no-print-directory unit
	@$(STEP) "story" $(MAKE) --no-print-directory story
	@$(STEP) "exchange" $(MAKE) --no-print-directory exchange
	@$(STEP) "attack" $(MAKE) --no-print-directory attack
	@$(STEP) "browser" $(MAKE) --no-print-directory browser

lint: ## the format of every Swift file
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests Fuzz

unit: ## the Swift tests, contract suites on SQLite and on a PostgreSQL of their own
	@YITONG_TEST_POSTGRES_FAST=1 scripts/with-postgres \
		swift test --skip-build --disable-xctest --parallel --skip GatewayTests
	@# Peers that stall and flood are held to their time-outs: nothing else runs beside them.
	@swift test --skip-build --disable-xctest --parallel --filter GatewayTests

story: ## the newcomer's steps from the README, by the command line, kill -9 included, on both engines
	@YITONG_TEST_POSTGRES_FAST=1 scripts/with-postgres Tests/story/run

exchange: ## calls through the demonstration's gateways, refusals, the hub away, gateways killed under load
	@Tests/exchange/run

attack: ## hostile clients against a running city
	@Tests/attack/run

browser: ## the pages in headless Chromium, with accessibility checks
	@.venv/bin/python Tests/browser/run

bench: ## side by side ratios on this machine (release); a table and bench.json
	@scripts/setup --bench
	@$(STEP) "build (release)" swift build -c release
	@scripts/with-postgres Benchmarks/run
	@scripts/performance

chaos: ## a full disk, a folder that may not be written, PostgreSQL restarted, kill -9 in a large import (needs root)
	@$(STEP) "build (release)" swift build -c release --product yitong
	@YITONG_PROGRAM=$(CURDIR)/.build/release/yitong scripts/with-postgres Tests/chaos/run

fuzz: ## hostile bytes for every parser, SECONDS=60 each (TARGET=name: one of them)
	@SECONDS_EACH=$(or $(SECONDS),60) scripts/fuzz $(TARGET)

format: ## format every Swift file
	@swift format --in-place --recursive --parallel Package.swift Sources Tests Fuzz

clean: ## remove what was built
	@rm -rf .build
