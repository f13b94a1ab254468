"""Every address of the site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import include, path, re_path
from django.views.decorators.http import require_POST
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.views.account import LogoutView
from wagtail.documents import urls as wagtaildocs_urls

from steunpunt.accounts import views as accounts
from steunpunt.accounts.passkeys import AddPasskey
from steunpunt.config.guarding import sign_in
from steunpunt.website.sitemap import SITEMAPS, robots

#: documents have an address of their own, which asks who may read them
PUBLIC_FOLDERS = ("images/", "avatar_images/")
#: a drawing is shown as it is; a photograph in our size, without what a camera adds
ORIGINALS = "original_images/"


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Uploaded pictures. What somebody uploads never runs as code on our site."""
    drawn = path.startswith(ORIGINALS) and path.endswith(".svg")
    if not path.startswith(PUBLIC_FOLDERS) and not drawn:
        raise Http404
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "public, max-age=86400"
    return response


urlpatterns = [
    path("beheer/login/", sign_in),
    path("_util/login/", sign_in),
    path("beheer/logout/", require_POST(LogoutView.as_view())),
    path("beheer/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
    path("taal/", include("django.conf.urls.i18n")),
    path("vormtaal/", include("steunpunt.design.urls")),
    path("betalen/", include("steunpunt.money.urls")),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    re_path(r"^media/(?P<path>.*)$", media),
]
urlpatterns += i18n_patterns(
    # Ours instead of allauth's, so they come first.
    path("account/login/code/", accounts.ask, name="account_request_login_code"),
    path(
        "account/login/code/confirm/",
        accounts.confirm,
        name="account_confirm_login_code",
    ),
    path("account/passkey/", AddPasskey.as_view(), name="account_add_passkey"),
    path("account/email/", accounts.addresses, name="account_email"),
    path("account/", include("allauth.urls")),
    path("", include("steunpunt.website.urls")),
    path("", include("steunpunt.programme.urls")),
    path("", include("steunpunt.reports.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
