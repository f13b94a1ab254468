"""Addresses of the site that are no pages of Wagtail."""

from django.urls import path

from steunpunt.website import front, themes

app_name = "website"
urlpatterns = [
    path("", front.home, name="home"),
    path("aanbod/thema/<path:reference>/", themes.theme, name="theme"),
]
