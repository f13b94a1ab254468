"""With a mail server that others wrote: encryption, a password, and the letter itself."""

import datetime as dt
import email
import socket
import ssl
from email import policy
from ipaddress import ip_address

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as Handler
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from steunpunt.mail.envelope import Attachment
from steunpunt.mail.models import Status
from steunpunt.mail.sending import Pace, send_next
from steunpunt.mail.smtp import Outcome
from steunpunt.mail.tests.builders import a_message

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    # Of the server, which does not see that all of its connection is encrypted.
    pytest.mark.filterwarnings("ignore:Requiring AUTH"),
]
QUICK = Pace(timeout=5)
PASSWORD = "open"  # noqa: S105 - of nobody


class Kept(Handler):
    def __init__(self) -> None:
        super().__init__(email.message.EmailMessage)
        self.letters: list[email.message.EmailMessage] = []

    def prepare_message(self, session, envelope):
        made = email.message_from_bytes(envelope.content, policy=policy.default)
        made["X-Envelope"] = f"{envelope.mail_from} {envelope.rcpt_tos}"
        return made

    def handle_message(self, message) -> None:
        self.letters.append(message)


def a_free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def who(_server, _session, _envelope, _mechanism, data) -> AuthResult:
    right = data == LoginPassword(b"site", PASSWORD.encode())
    return AuthResult(success=right, handled=False)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for 127.0.0.1 and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(secret + made.public_bytes(pem))
    return file


@pytest.fixture(params=["starttls", "tls"])
def kept(request, settings, certificate):
    """A server that asks for encryption and a password."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    own = (
        {"tls_context": context, "require_starttls": True}
        if request.param == "starttls"
        else {"ssl_context": context, "auth_require_tls": False}
    )
    handler = Kept()
    server = Controller(
        handler,
        hostname="127.0.0.1",
        port=a_free_port(),
        authenticator=who,
        auth_required=True,
        **own,
    )
    server.start()
    settings.SMTP_HOST = "127.0.0.1"
    settings.SMTP_PORT = server.port
    settings.SMTP_TLS = request.param
    settings.SMTP_USER, settings.SMTP_PASSWORD = "site", PASSWORD
    yield handler
    server.stop()


def test_a_letter_arrives_as_it_was_written(kept, certificate, monkeypatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    file = Attachment("agenda van Éla.ics", b"BEGIN:VCALENDAR\r\n", "text/calendar")
    message = a_message(attachments=[file])

    answer = send_next(QUICK)

    message.refresh_from_db()
    assert (message.status, answer.outcome) == (Status.SENT, Outcome.SENT)
    (letter,) = kept.letters
    assert letter["X-Envelope"] == "steunpunt@localhost ['ela@example.org']"
    assert letter["Subject"] == message.subject
    assert letter["To"] == "Éla Peeters <ela@example.org>"
    assert [part.get_filename() for part in letter.iter_attachments()] == [file.name]
    plain = letter.get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert plain == message.text


def test_a_server_that_cannot_show_who_it_is_gets_nothing(kept) -> None:
    message = a_message()

    answer = send_next(QUICK)

    message.refresh_from_db()
    assert answer.outcome is Outcome.AWAY
    assert "CERTIFICATE_VERIFY_FAILED" in message.last_answer
    assert (message.status, kept.letters) == (Status.QUEUED, [])


def test_a_wrong_password_is_no_fault_of_the_message(
    kept, certificate, monkeypatch, settings
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    settings.SMTP_PASSWORD = "mis"  # noqa: S105 - of nobody
    message = a_message()

    answer = send_next(QUICK)

    message.refresh_from_db()
    assert answer.outcome is Outcome.AWAY
    assert answer.words.startswith("535 ")
    assert (message.status, message.attempts) == (Status.QUEUED, 0)
