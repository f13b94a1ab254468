"""What every record of the centre has: a reference, an origin, and a history.

Words: a *record* is a row that a figure may count; its *reference* is the stable key
that imports and exports use; a *batch* is one import; a *change* is one line of history
(who, when, which fields, before and after). Domain apps inherit `Record`; this app
does not know which.
"""
