"""Tags that know the whole site."""
