"""A year's records in and out: folders of CSV files, or one workbook.

Words: a *sheet* is one table of the format; a *column* has a type and an explanation;
a *problem* names sheet, row, column and what to do. The format is described in
docs/reference/import-format.md, made from the same declarations that read it.
"""
