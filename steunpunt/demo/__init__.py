"""One believable year: synthetic records that add up to the figures of 2019."""
