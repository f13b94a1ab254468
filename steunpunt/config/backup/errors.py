"""What can go wrong with a backup."""


class BackupError(Exception):
    """A backup that cannot be made or read; the message says why."""
