"""Measures speed; never part of the tests."""
