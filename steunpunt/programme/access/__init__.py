"""What we keep of somebody, told to them: the right of access (GDPR, article 15).

`keeping` finds the records, `telling` says them value by value, and `mentions` finds
the texts of others in which somebody is named. Whose records these are, is said by
`erasing.whom`: what is told is what can be erased.
"""
