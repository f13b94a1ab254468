"""Pictures and the right to show them; every page that shows one asks here.

Words: a *credit* is the line that stands with a picture, wherever it is; a picture is
*publishable* when its maker, licence, description and consent are known, and *shown* as
long as no licence ended and nobody withdrew consent. A *portrait* shows a person by
nature, so it always needs consent.
"""
