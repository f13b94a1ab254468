"""Money: what things cost, and what was asked for and paid.

Words: a *price list* has rules; a *ground* says which VAT applies and why; a *policy*
says what a cancellation costs; an *order* gathers lines for one buyer until it is
*issued* as an *invoice*, which never changes; a *credit note* takes (part of) it back;
a *payment* is money that came in, and an *allocation* says for which invoice.

It knows no activity. Whoever sells something names it by a text, `about`.
"""
