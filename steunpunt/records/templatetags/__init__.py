"""Tags of the screens on records."""
