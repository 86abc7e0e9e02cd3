# The ways in. Each target does all the set-up it needs; `make demo` and `make test` share one debug build.
#
#   make demo               a watch room of its own: daemon, traffic at two crossings, mail into a folder
#   make demo DEMO=story    the same day under the virtual clock, in seconds
#   make test               all tests
#
# DEMO_SECONDS=20 ends the demo by itself; DEMO_CENTRE=430112 sits you down in another room; DEMO_ZONE=Etc/GMT-8 and DEMO_PORT=10111:
# see Scripts/demo.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup build test clauses demo bench fuzz soak kill lint release clean

DEMO ?= live
export DEMO_SECONDS DEMO_CENTRE DEMO_OTHER DEMO_ZONE DEMO_PORT

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

setup: ## install the C libraries and tools that are missing (apt), check Swift
	@Scripts/setup

build: setup ## debug build
	@Scripts/build debug

test: setup ## debug build and all tests
	@Scripts/test

clauses: ## clause → tests → result, from what the last `make test` left; fails where a clause has none
	@ls var/log/*.events.jsonl >/dev/null 2>&1 || $(MAKE) --no-print-directory test
	@Scripts/clauses $(CLAUSES_ARGS)

demo: build ## run it and try it; DEMO=story: a whole day in seconds
	@Scripts/demo $(DEMO)

bench: release ## decoding against the physical limit, gpsdecode and aiscat; planning a province; from the feed to the store
	@Benchmarks/decode.sh $(BENCH_ARGS)
	@Benchmarks/plan.sh
	@Benchmarks/feed.py --rate 50000 --seconds $${FEED_SECONDS:-10} --memory 400

fuzz: setup ## coverage-guided fuzzing of the decoder and the terminals, FUZZ_SECONDS=60 an entry; FUZZ_ARGS=sentence: that one
	@Scripts/fuzz $(FUZZ_ARGS)

kill: release ## the story once per kill point: killed there and started again (release build)
	@Scripts/kill $(KILL_ARGS)

soak: release ## long proofs: kill points, random months of spot checks, hours of traffic and of bad input; results into var/soak
	@Scripts/soak $(SOAK_ARGS)

lint: ## swift format lint --strict
	@swift format lint --strict --parallel --recursive Sources Tests Package.swift && echo "lint: clean"

release: setup ## release build of watchroomd and watchroom
	@Scripts/build release

clean: ## remove builds and what demo and story left
	@rm -rf .build var && echo "removed .build and var"
