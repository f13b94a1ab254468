"""Who gets a place: forms, seats kept meanwhile, the waiting list, late changes."""
