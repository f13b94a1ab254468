"""Screens of demand-driven support in the back office."""
