"""Addresses of the site that are no pages of Wagtail."""

from django.urls import path

from steunpunt.website import front, openapi, themes

app_name = "website"
urlpatterns = [
    path("", front.home, name="home"),
    path("api/openapi.json", openapi.openapi, name="openapi"),
    path("aanbod/thema/<path:reference>/", themes.theme, name="theme"),
]
