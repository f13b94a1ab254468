"""The public site as staff arrange it: home page, pages of text, a page per theme.

It joins what is to come (programme) with what was published (reports), so it stands
above both. It keeps words and an order of blocks; it counts nothing and decides nothing
about places. The programme's own pages and the report's stay in their apps.
"""
