"""Steunpunt: the work of a sector support centre, and the report that follows."""
