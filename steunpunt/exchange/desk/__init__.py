"""Screens of import and export in the back office."""
