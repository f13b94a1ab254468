"""Tags on pictures."""
