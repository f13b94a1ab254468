"""The work on the chapters of a report: who does what, how far it is, what is left.

Words: a chapter is *prepared*, *checked* and *approved*; who prepares it does neither
of the others. A check is of one text: when it changes, it is to be checked again.
The rooms: `standing` reads a draft beside what is known of its chapters, `people`
names who, `stepping` takes the steps, `tasks` keeps what is left, `unfinished` is asked
before an edition.
"""
