"""The engine behind every figure. It has no models and no views, and knows no domain.

Words: a *record set* is a named queryset with a date; a *figure* is a record set with a
condition and an aggregate; a *share* is two figures; a *breakdown* divides a record set
into cells; a *period* is whole days, ends included. Figures over one record set are
computed in one query, and the list behind a figure is that same query.

Read `declaring` for the words in which apps declare figures, `computing` for the one
query, `listing` for the list behind it, `suppressing` for what the public may not see
and `wording` for words that depend on a value.
"""
