"""Questionnaires: questions that the centre asks, and the answers, without a name.

Words: a *questionnaire* has numbered *versions*; a published version has *questions*
that do not change any more, so that old answers stay readable. An *answer set* is one
filled-in form. What it is about is a key that the app above gives; this app does not
know what a course or a participant is.
"""
