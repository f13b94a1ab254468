"""Tags of import and export."""
