"""Attendance of an online session, from the file that the meeting tool makes.

Words: a *stay* is one time somebody was in the meeting; a *guest* is whom the file
shows, with all their stays; a *match* is the registration we take a guest to be, or why
staff have to say so. Nothing is kept of a file: staff see what it says, decide, and
only what they confirm is recorded.

`reading` makes text of bytes; `teams`, `teams_before_2021`, `zoom` and `bigbluebutton`
each know the files of one tool by their shape, not by their language; `matching` looks
who it is.
"""
