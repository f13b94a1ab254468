"""Demand-driven support: an organisation asks, the centre thinks along.

Words: a *request* is asked on a day; its *decision* is accepted, declined (with a
reason), referred or withdrawn; a *support* comes out of one or more accepted requests,
is tailored or *remediation* (after a review visit with a negative result), and has
*sessions* with half-days. Remediation is confidential: names stay behind a permission.
"""
