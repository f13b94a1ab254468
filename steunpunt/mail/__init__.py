"""An outbox that loses nothing: what the centre writes, and what became of it.

Words: a *message* is one e-mail, written down in the same transaction as the work that
it tells of; a *text* is its declared wording, which staff may edit; a *worker* takes
messages one by one and speaks to the mail server; an *uncertain* message may have
arrived or not, so people decide. This app does not know what messages are about.

Read `declaring` for the words in which apps declare texts, `posting` for the one verb
that they call, `sending` for the worker and `smtp` for the conversation with a server.
"""
