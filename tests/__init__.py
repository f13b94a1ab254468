"""Tests of the whole application."""
