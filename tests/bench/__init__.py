"""Measures of speed, run by `make bench` and never asserted in a test: a busy machine must fail no change.

A measure is a file here with a function `measures()` that gives `Measure`s; `python -m tests.bench` finds it.
"""
