"""Statements of the bank, read from files: CODA and CAMT.053."""
