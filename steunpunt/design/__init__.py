"""The design system: tokens, components, charts and the pages that others build on.

It knows no record and no figure: callers hand over text, numbers and what to write
beside them. `/vormtaal/` shows every component.
"""
