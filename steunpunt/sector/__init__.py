"""The sector that the centre works for: its organisations, its people, its rules.

Words: an *organisation* has names and places over time; a *recognition* is a period in
which the government recognises it; a *role* links a person to an organisation from–to;
a *target-group rule* says, from–to, who is primary and who is secondary; a *half-day
rule* says how real times become half-days; a *theme* is what work is about.

Everything here is dated, so that the past stays put. What a person or an organisation
took part in is known only by the apps above.
"""
