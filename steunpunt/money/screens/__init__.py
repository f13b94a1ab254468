"""Screens of money in the back office."""
