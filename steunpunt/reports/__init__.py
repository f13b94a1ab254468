"""Editions of the yearly report: the story page, the PDF, the data, the figure pages.

Words: an *edition* freezes a year's figures and the records behind them; a *story* is
the page that people read; a *correction* is a new edition with a reason.
"""
