"""A site without records, in which the years of an outsider come and go."""

from tests.figures.conftest import empty_site

__all__ = ["empty_site"]
