"""Addresses of the report and its figures."""

from django.urls import path

from steunpunt.reports import views

app_name = "reports"
urlpatterns = [
    path("jaar/", views.newest_report, name="home"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("jaar/<str:code>/", views.story, name="story"),
    path("jaar/<str:code>/waardeer/", views.appreciate, name="appreciate"),
    path("jaar/<str:code>/rapport.pdf", views.pdf, name="pdf"),
    path("jaar/<str:code>/cijfers.zip", views.dataset, name="dataset"),
    path("jaar/<str:code>/cijfers.csv", views.dataset_csv, name="csv"),
    path("jaar/<str:code>/cijfers.json", views.dataset_json, name="json"),
    path("jaar/<str:code>/editie/<int:number>/", views.story, name="edition"),
    path(
        "jaar/<str:code>/editie/<int:number>/rapport.pdf", views.pdf, name="edition_pdf"
    ),
    path(
        "jaar/<str:code>/editie/<int:number>/cijfers.json",
        views.dataset_json,
        name="edition_json",
    ),
    path("cijfers/", views.all_figures, name="figures"),
    path("cijfers/<str:code>/", views.all_figures, name="figures_of"),
    path("cijfers/<str:code>/<str:figure>/", views.figure, name="figure"),
    path(
        "cijfers/<str:code>/<str:figure>/data.csv", views.figure_csv, name="figure_csv"
    ),
    path(
        "cijfers/<str:code>/<str:figure>/data.json",
        views.figure_json,
        name="figure_json",
    ),
    path("cijfers/<str:code>/<str:figure>/rijen.csv", views.rows_csv, name="rows_csv"),
]
