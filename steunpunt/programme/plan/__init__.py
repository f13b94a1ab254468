"""Planning: activities and sessions, rooms, copies, checklists, what is missing."""
