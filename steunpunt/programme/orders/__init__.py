"""What a place costs: lines on the order of its form, and orders that follow."""
