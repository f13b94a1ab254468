"""Settings, root addresses and the command line: the one place that knows every app."""
