"""The act that makes us forget somebody, for good, with the counts as they were.

`whom` says whose records these are, `hindering` what stands in the way, `parts` what
goes and `staying` what stays and why; `acting` shows it and does it. An app above this
one declares its own part in its `erasing.py`, which is found when the site starts.
"""
