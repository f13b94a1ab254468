"""Screens of the media in the back office."""
