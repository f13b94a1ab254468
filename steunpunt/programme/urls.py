"""Public addresses of the programme."""

from django.urls import path

from steunpunt.programme.own import calendar, data, pages
from steunpunt.programme.public import (
    api,
    catalogue,
    certificates,
    evaluating,
    feeds,
    mine,
    registering,
    tickets,
    tracks,
    trainers,
    whole_track,
)

app_name = "programme"
urlpatterns = [
    path("aanbod/", catalogue.catalogue, name="catalogue"),
    path("aanbod/agenda.ics", feeds.calendar, name="calendar"),
    path("aanbod/atom.xml", feeds.atom, name="atom"),
    path("aanbod/<slug:slug>-<int:pk>/", catalogue.activity, name="activity"),
    path(
        "aanbod/<slug:slug>-<int:pk>/agenda.ics",
        feeds.activity_calendar,
        name="activity_calendar",
    ),
    path(
        "aanbod/trainers/<slug:slug>-<int:trainer>/", trainers.trainer, name="trainer"
    ),
    path("aanbod/trajecten/<slug:slug>-<int:track>/", tracks.track, name="track"),
    path(
        "aanbod/trajecten/<int:track>/inschrijven/",
        whole_track.start,
        name="track_start",
    ),
    path("inschrijven/traject/<str:token>/", whole_track.form, name="track_form"),
    path(
        "inschrijven/traject/<str:token>/stop/",
        whole_track.give_up,
        name="track_give_up",
    ),
    path("inschrijven/traject/<str:token>/klaar/", whole_track.done, name="track_done"),
    path("api/v1/activiteiten/", api.activities, name="api_activities"),
    path("api/v1/activiteiten/<int:pk>/", api.activity, name="api_activity"),
    path("aanbod/<int:pk>/inschrijven/", registering.start, name="start"),
    path("inschrijven/organisaties/", registering.organisations, name="organisations"),
    path("inschrijven/<str:token>/", registering.form, name="form"),
    path("inschrijven/<str:token>/stop/", registering.give_up, name="give_up"),
    path("inschrijven/<str:token>/klaar/", registering.done, name="done"),
    path("evaluatie/<str:token>/", evaluating.evaluate, name="evaluate"),
    path("inschrijving/<str:token>/", mine.by_link, name="mine_by_link"),
    path("toegang/<str:ticket>/", tickets.ticket, name="ticket"),
    path(
        "getuigschrift/<str:certificate>/",
        certificates.certificate,
        name="certificate",
    ),
    path("mijn/<str:reference>/", mine.mine, name="mine"),
    path("mijn/<str:reference>/<int:pk>/annuleer/", mine.cancel, name="cancel"),
    path("mijn/<str:reference>/<int:pk>/aanvaard/", mine.accept, name="accept"),
    path("mijn/<str:reference>/<int:pk>/naam/", mine.name, name="name"),
    path("mijn-steunpunt/", pages.home, name="own"),
    path("mijn-steunpunt/plaats/<str:reference>/", pages.place, name="own_place"),
    path(
        "mijn-steunpunt/plaats/<str:reference>/aanvaard/",
        pages.accept,
        name="own_accept",
    ),
    path(
        "mijn-steunpunt/plaats/<str:reference>/annuleer/",
        pages.cancel,
        name="own_cancel",
    ),
    path("mijn-steunpunt/plaats/<str:reference>/naam/", pages.name, name="own_name"),
    path("mijn-steunpunt/geboekt/", pages.bookings, name="own_bookings"),
    path(
        "mijn-steunpunt/getuigschriften/", pages.certificates, name="own_certificates"
    ),
    path(
        "mijn-steunpunt/getuigschriften/<str:code>.pdf",
        pages.certificate_pdf,
        name="own_certificate_pdf",
    ),
    path("mijn-steunpunt/gegevens/", data.page, name="own_data"),
    path("mijn-steunpunt/gegevens/download/", data.download, name="own_download"),
    path("mijn-steunpunt/gegevens/verwijder/", data.erase, name="own_erase"),
    path("mijn-steunpunt/agenda/nieuw/", calendar.start, name="own_calendar_start"),
    path("mijn-steunpunt/agenda/stop/", calendar.stop, name="own_calendar_stop"),
    path("mijn-steunpunt/agenda/<str:token>.ics", calendar.feed, name="own_feed"),
]
