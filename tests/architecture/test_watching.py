"""A template of ours that asks for what it was not given fails the test that shows it."""

from pathlib import Path

from django.template import Context, Engine

from tests.architecture.watching import PACKAGE, Unknown


def rendered(source: str, name: str) -> tuple[str, set[str]]:
    watch = Unknown()
    engine = Engine(string_if_invalid=watch)
    template = engine.from_string(source)
    for node in template.nodelist.get_nodes_by_type(object):
        node.origin.name = name
    return template.render(Context({"known": "yes"})), watch.found


def test_an_unknown_name_in_a_template_of_ours_is_noticed() -> None:
    ours = str(Path(PACKAGE) / "design/templates/x.html")

    text, found = rendered("{{ known }}{{ unknown.name }}", ours)

    assert text == "yes"
    assert found == {"/design/templates/x.html: unknown.name"}


def test_a_library_may_lean_on_names_that_are_not_there() -> None:
    text, found = rendered("{{ unknown|default:'nothing' }}", "/elsewhere/x.html")

    assert text == "nothing"
    assert found == set()
