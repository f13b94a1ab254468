"""Screens of the open programme in the back office."""
