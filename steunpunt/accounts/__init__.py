"""The people who sign in, how they do it, and what their role lets them do.

Words: a *user* signs in; a *role* is a stable key (`editor`, `approver`, …) behind
which Django keeps a group. Which permissions a role has is written in `config.roles`,
the only place that knows every app.
"""
