"""“Mijn Steunpunt”: what of the programme is somebody's own, once they signed in.

All of it hangs on the address that they proved with a code (`accounts.proving`): the
places of everybody whose address that is, and the forms that were sent with it.
"""
