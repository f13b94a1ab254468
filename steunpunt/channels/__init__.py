"""The centre's media: its websites and social channels, and how many they reach.

Words: a *reading* is a number that somebody else counted (a tool, a network), taken
over with its tool, method and date. Visits and page views of months add up; visitors
do not, since one visitor in two months is one visitor of the year.
"""
