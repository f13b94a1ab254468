"""The open programme: activities that anyone in the sector can register for.

Words: an *activity* is made of *sessions* with real times; a *registration* is one
person's place, or wish for a place; an *attendance* says whether that person was there
in one session; a *participation* is a registration whose person came to at least one
session; an *evaluation* is one answered form, which nobody can trace to a person.

Publishing, mail and money are left to others.
"""
