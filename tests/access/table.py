"""Who may open which address: the table to which every request is held.

A line reads: method (GET when it says nothing), address, who, and what they get when it
is not 200. Who is not named is refused: sent to sign in, sent home, 403 or 404.

    everyone    also who is not signed in
    members     whoever is signed in
    desk        every role of the back office
    superuser   is always among those named, unless it says nobody

`{things}` are filled in from the demonstration (things.py); `{record}` and `{secret}`
stand for each kind of record with screens, and for each that is partly confidential.
"""

TABLE = """
# -- Everybody ------------------------------------------------------------------------
/                                                 everyone → 302
/jaar/2019/                                       everyone
/jaar/2019/rapport.pdf                            everyone
/jaar/2019/cijfers.zip                            everyone
/jaar/2019/cijfers.csv                            everyone
/jaar/2019/cijfers.json                           everyone
/jaar/2019/editie/1/                              everyone
/jaar/2019/editie/1/rapport.pdf                   everyone
/jaar/2019/editie/1/cijfers.json                  everyone
/cijfers/                                         everyone
/cijfers/2019/                                    everyone
/cijfers/2019/programme.participations/           everyone
/cijfers/2019/programme.participations/data.csv   everyone
/cijfers/2019/programme.participations/data.json  everyone
POST /jaar/2019/waardeer/                         everyone → 302
POST /taal/setlang/                               everyone → 302
/vormtaal/                                        everyone
/nergens/                                         nobody
/media/{rendition}                                everyone
/media/{document file}                            nobody
/documenten/{document}/nota.txt                   everyone
/documenten/authenticate_with_password/{document lock}/  everyone → 405
/_util/authenticate_with_password/{lock}/{locked page}/  everyone
/_util/login/                                     everyone → 302

# -- Records behind figures -----------------------------------------------------------
# what says nothing about people is public
/cijfers/2019/channels.visits/rijen.csv           everyone
/cijfers/2019/programme.participations/rijen.csv  desk
/cijfers/2019/remediation.trajectories/rijen.csv  case_worker auditor administrator

# -- One's own account ----------------------------------------------------------------
/account/login/                                   anonymous inactive
"""
