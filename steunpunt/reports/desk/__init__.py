"""The report in the back office: the staff home, mending, editions, a new report."""
