"""Addresses where invoices are paid online."""

from django.urls import path

from steunpunt.money import views

app_name = "money"
urlpatterns = [
    path("mollie/", views.mollie, name="mollie"),
    path("<str:token>/", views.pay, name="pay"),
    path("<str:token>/begin/", views.start, name="start"),
]
