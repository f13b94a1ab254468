"""What visitors see of the programme: the catalogue, the form, their own bookings."""
