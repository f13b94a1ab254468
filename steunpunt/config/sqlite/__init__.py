"""The SQLite of this project."""
