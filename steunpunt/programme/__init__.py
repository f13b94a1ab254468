"""The open programme: activities that anyone in the sector can register for.

Words: an *activity* is made of *sessions* with real times; a *registration* is one
person's place, or wish for a place; an *attendance* says whether that person was there
in one session; a *participation* is a registration whose person came to at least one
session; an *evaluation* is one answered form, which nobody can trace to a person.

Its rooms follow an activity: `plan` makes it, `public` shows it, `placing` gives places
and `orders` what they cost, `letters` tells people, `day` and `online` note who is
there, `afterwards` certifies and asks. `own` is a visitor's own page, `erasing` forgets
them, and `screens` is the back office. Publishing, sending mail and invoices are left
to others.
"""
