"""Templates of others: what they may do, and that whatever else they try ends in a diagnostic with its place."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from ictcriteria.diagnostics import Diagnostic
from ictcriteria.markdown_text import Markdown
from ictcriteria.templating import MAX_CHARACTERS, MAX_STEPS, TemplateProblemError, Templates, for_templates, safe_html

HINT = "templates may loop, test and print what the document offers, and call 'say'; see templates/README.md"


@dataclass(frozen=True)
class Thing:
    """Something a template is given."""

    name: str
    markup: Markdown
    items: tuple[int, ...]


@for_templates
def say(key: str) -> str:
    return f"word {key}"


def harmless() -> str:
    raise AssertionError("a function that is not for templates was called")


VALUES = {
    "thing": Thing("a*b", Markdown("*a*"), (1, 2, 3)),
    "thousand": tuple(range(1000)),
    "text": "x" * 1000,
    "say": say,
    "harmless": harmless,
}


def render(source: str, more: Mapping[str, str] | None = None) -> str:
    files = {"page.md.j2": source, **(more or {})}
    return Templates(files.get, lambda name: f"house/{name}").render_markdown("page.md.j2", VALUES)


def raised(source: str, more: Mapping[str, str] | None = None) -> Diagnostic:
    with pytest.raises(TemplateProblemError) as caught:
        render(source, more)
    assert str(caught.value) == caught.value.diagnostic.message
    return caught.value.diagnostic


def problem(source: str, more: Mapping[str, str] | None = None) -> Diagnostic:
    diagnostic = raised(source, more)
    assert (diagnostic.rule, diagnostic.severity, diagnostic.hint) == ("template", "error", HINT)
    assert diagnostic.message.startswith("the template cannot be used: ")
    return diagnostic


def reason(source: str, more: Mapping[str, str] | None = None) -> str:
    return raised(source, more).message.removeprefix("the template cannot be used: ")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ thing.name }} {{ thing.markup }}", "a\\*b *a*"),
        ("{% for n in thing.items %}{{ n }}{% if not loop.last %}, {% endif %}{% endfor %}", "1, 2, 3"),
        ("{{ say('x') }}", "word x"),
        ("{{ thing.items|length + 1 }} {{ thing.items|first }} {{ thing.items|join(', ') }}", "4 1 1, 2, 3"),
        ("{{ 'a' ~ thing.name ~ 1 }}", "aa\\*b1"),
        ("{{ thing.markup ~ thing.markup }}", "*a**a*"),
        ("{{ thing.markup|cell }}{{ thing.markup|item }}", "*a**a*"),
        ("{% set x = 'b' %}{% if x in ['a', 'b'] and x is defined %}yes{% endif %}", "yes"),
        ("{% macro m(a) %}[{{ a }}]{% endmacro %}{{ m('y') }}", "\\[y\\]"),
        ("{% for n in thing.items if n != 2 %}{{ n }}{% else %}none{% endfor %}", "13"),
        ("a\n{% if true %}\nb\n{% endif %}\nc\n", "a\nb\nc\n"),
    ],
)
def test_templates_print_loop_and_test(source: str, shown: str) -> None:
    assert render(source) == shown


def test_templates_include_each_other() -> None:
    assert render("{% include ['none.j2', 'part.j2'] %}", {"part.j2": "{{ thing.name }}"}) == "a\\*b"


@pytest.mark.parametrize(
    ("source", "line", "column", "name", "hint"),
    [
        ("a\n{{ nothing }}", 2, 4, "nothing", HINT),
        ("a\n\n{{ thing.nothing }}", 3, 10, "nothing", HINT),
        ("{{ thing.nmae }}", 1, 10, "nmae", "did you mean 'name'?"),
        ("{% for n in nothing %}{% endfor %}", 1, 13, "nothing", HINT),
        ("{{ nothing() }}", 1, 4, "nothing", HINT),
        ("{{ nothing ~ 'a' }}", 1, 4, "nothing", HINT),
        ("{{ nothing|cell }}{{ 1 }}", 1, 4, "nothing", HINT),
        ("{% if nothing %}{% endif %}", 1, 7, "nothing", HINT),
        ("{% if nothing == 1 %}{% endif %}", 1, 7, "nothing", HINT),
        ("{{ thing.items[9] }}", 1, 16, "9", HINT),
    ],
)
def test_value_that_does_not_exist_is_reported_at_its_place(source: str, line: int, column: int, name: str, hint: str) -> None:
    found = raised(source)
    assert (found.rule, found.message, found.hint) == ("unknown-placeholder", f"there is no value '{name}' here", hint)
    assert (found.file, found.span.line, found.span.column) == ("house/page.md.j2", line, column)
    assert found.span.end_column == column + len(name)


def test_value_may_be_asked_whether_it_is_there() -> None:
    assert render("{% if nothing is defined or thing.nothing is defined %}a{% else %}b{% endif %}") == "b"


@pytest.mark.parametrize(
    "source",
    [
        "a\n{% for n in thousand %}{% for m in thousand %}{% for o in thousand %}{% endfor %}{% endfor %}{% endfor %}",
        (
            "a\n{% for c in thousand %}{% for d in thousand %}{% for e in thousand %}{{ say('x')|length }}{% endfor %}{% "
            "endfor %}{% endfor %}"
        ),
        (
            "a\n{% for n in thousand|count_steps %}{% for m in thousand|count_steps %}{% endfor %}{% endfor %}{% for n in "
            "thousand %}{% endfor %}"
        ),
    ],
)
def test_loops_without_end_run_out_of_steps(source: str) -> None:
    found = problem(source)
    assert found.message == f"the template cannot be used: it takes more than {MAX_STEPS} steps"
    assert found.span.line == 2


def test_steps_are_counted_for_each_document_anew() -> None:
    files = {"page.md.j2": "{% for n in thousand %}{% for m in half %}{% endfor %}{% endfor %}done"}
    templates = Templates(files.get, str)
    values = {**VALUES, "half": tuple(range(600))}
    assert [templates.render_markdown("page.md.j2", values) for _ in range(3)] == ["done"] * 3


@pytest.mark.parametrize(
    ("source", "more"),
    [
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", {}),
        ("{% include 'page.md.j2' %}", {}),
        ("{% include 'a.j2' %}", {"a.j2": "{% include 'b.j2' %}", "b.j2": "{% include 'a.j2' %}"}),
        ("{% extends 'page.md.j2' %}", {}),
        ("{% import 'page.md.j2' as p %}", {}),
        ("{% for n in thing.items recursive %}{{ loop(thing.items) }}{% endfor %}", {}),
        ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", {}),
    ],
)
def test_template_that_calls_itself_is_stopped(source: str, more: Mapping[str, str]) -> None:
    assert reason(source, more) == "it calls itself without end"


@pytest.mark.parametrize("name", ["/etc/passwd", "../secret.j2", "a/../../secret.j2", "nothing.j2"])
def test_file_that_is_no_template_is_not_there(name: str) -> None:
    secret = {"../secret.j2": "secret", "a/../../secret.j2": "secret", "/etc/passwd": "secret"}
    for source in (f"{{% include '{name}' %}}", f"{{% import '{name}' as x %}}", f"{{% extends '{name}' %}}"):
        assert reason(source, secret) == f"there is no template '{name}'"


@pytest.mark.parametrize(
    "source",
    [
        "{{ thing.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ say.__globals__ }}",
        "{{ thing['__class__'] }}",
        "{{ thing|attr('__class__') }}",
        "{{ '{0.__class__}'.format(thing) }}",
        "{{ '%s' % thing }}",
        "{{ text.upper() }}",
        "{{ thing.items.__len__() }}",
        "{{ harmless() }}",
        "{{ self.__init__() }}",
        "{{ loop }}",
        "{{ range(10) }}",
        "{{ lipsum() }}",
        "{{ cycler('a') }}",
        "{{ namespace() }}",
        "{{ dict() }}",
        "{{ thing }}",
        "{{ thing.items }}",
        "{{ 1.5 }}",
        "{{ none }}",
        "{{ thing.items|join }}{{ ['a', 1.5]|join }}",
        "{{ [thing]|join }}",
        "{{ say|join }}",
    ],
)
def test_nothing_behind_the_values_can_be_reached(source: str) -> None:
    assert reason(source)


@pytest.mark.parametrize("name", ["upper", "replace", "tojson", "pprint", "map", "select", "xmlattr", "format", "batch", "center"])
def test_filter_that_is_not_offered_is_unknown(name: str) -> None:
    assert reason(f"{{{{ text|{name} }}}}") == f"No filter named '{name}'."


def test_test_that_is_not_offered_is_unknown() -> None:
    assert reason("{{ 1 if 5 is divisibleby 5 }}") == "No test named 'divisibleby' found."


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("{{ 'a' * 1000000000 }}", "'*' is not allowed in templates; join texts with '~'"),
        ("{{ 9 ** 9 ** 9 }}", "'**' is not allowed in templates; join texts with '~'"),
        ("{{ 'a' + 'b' }}", "'+' is not allowed in templates; join texts with '~'"),
        ("{{ thing.items + thing.items }}", "'+' is not allowed in templates; join texts with '~'"),
        ("{{ '%1000000000d' % 1 }}", "'%' is not allowed in templates; join texts with '~'"),
        ("{% set x = text %}" + "{% set x = x ~ x %}" * 30, f"it makes a text of more than {MAX_CHARACTERS} characters"),
        (
            "{% set x %}{{ text }}{% endset %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 30,
            f"it makes a text of more than {MAX_CHARACTERS} characters",
        ),
        (
            "{% for n in thousand %}{% for m in thousand %}{{ text }}{% endfor %}{% endfor %}",
            f"it makes a text of more than {MAX_CHARACTERS} characters",
        ),
        (("{{ thousand|join(text ~ text ~ text ~ text ~ text ~ text ~ text ~ text ~ text ~ text ~ text ~ text ~ text ~ text ~ text"
         " ~ text ~ text ~ text ~ text ~ text ~ text) }}"), f"it makes a text of more than {MAX_CHARACTERS} characters"),
        ("{% set x = [1] %}{% set x = [x, x] %}", "a list may hold only fixed texts and numbers"),
        ("{% set x = (text, text) %}", "a list may hold only fixed texts and numbers"),
        ("{% set x = {'a': text} %}", None),
    ],
)  # fmt: skip
def test_values_cannot_be_made_to_grow(source: str, why: str | None) -> None:
    assert (reason(source) == why) if why else reason(source)


def test_error_in_a_part_is_placed_in_the_part() -> None:
    found = raised("\n{% include 'part.j2' %}", {"part.j2": "fine\nfine\n{{ nothing }}"})
    assert (found.file, found.span.line) == ("house/part.j2", 3)


@pytest.mark.parametrize(
    ("source", "line", "why"),
    [
        ("a\n{% if %}", 2, "Expected an expression, got 'end of statement block'"),
        ("a\n{% for n in x %}", 2, "Unexpected end of template"),
        ("{% nonsense %}", 1, "Encountered unknown tag 'nonsense'."),
        ("{{ 'a", 1, 'unexpected char "\'" at 3'),
    ],
)
def test_syntax_error_is_placed(source: str, line: int, why: str) -> None:
    found = problem(source)
    assert found.span.line == line
    assert why in found.message


def test_html_is_escaped_unless_it_is_ours() -> None:
    files = {"page.html.j2": "<p>{{ text }}</p>{{ body }}"}
    values = {"text": '<script>&"', "body": safe_html("<b>ours</b>")}
    assert Templates(files.get, str).render_html("page.html.j2", values) == "<p>&lt;script&gt;&amp;&#34;</p><b>ours</b>"


@pytest.mark.parametrize(
    ("source", "file", "line", "why"),
    [
        ("{{ []|first }}", "page.md.j2", 1, "list index out of range"),
        ("a\n{{ 1/0 }}", "page.md.j2", 2, "division by zero"),
        ("a\n{{ 1e308 * 1 }}{{ 1e308 / 1e-308 }}", "page.md.j2", 2, "'*' is not allowed in templates; join texts with '~'"),
        ("a\n{{ 1e308 / 1e-308 }}", "page.md.j2", 2, "name 'inf' is not defined"),
        ("a\n{% include 'none.j2' %}", "page.md.j2", 2, "there is no template 'none.j2'"),
        ("a\n\n{% include ['x.j2', 'y/' ~ 'z.j2'] %}", "page.md.j2", 3, "there is no template 'x.j2' or 'y/z.j2'"),
        ("{% include 'part.j2' %}", "part.j2", 2, "there is no template 'gone.j2'"),
        ("{% include 'deep.j2' %}", "deep.j2", 1, "it is nested too deeply"),
        ("{% for a in thousand %}" * 25 + "{% endfor %}" * 25, "page.md.j2", 1, "it is nested too deeply"),
    ],
)
def test_problem_is_blamed_on_the_template_that_has_it(source: str, file: str, line: int, why: str) -> None:
    found = problem(source, {"part.j2": "a\n{% include 'gone.j2' %}", "deep.j2": "{% if 1 %}" * 120 + "{% endif %}" * 120})
    assert (found.file, found.span.line) == (f"house/{file}", line)
    assert found.message == f"the template cannot be used: {why}"


def test_long_texts_copied_again_and_again_run_out_of_steps() -> None:
    doubled = "{% set big = 'x' %}" + "{% set big = big ~ big %}" * 20
    assert render(doubled + "{{ big|length }}") == "1048576"
    assert reason(doubled + "{% for n in thousand %}{% set copy = big ~ 'a' %}{% endfor %}").startswith("it takes more than")


def test_scan_names_what_a_template_asks_for_without_running_it() -> None:
    source = (
        "{# say('in.comment') #}\n{% for item in thing.items if loop.first %}{{ say('a.b', n=item.name) }}{% endfor %}\n"
        "{% macro bold(text) %}{{ text }}{% endmacro %}{% set more = bold('x') %}{{ more ~ say('c.' ~ thing) }}\n"
    )
    found = Templates({"page.md.j2": source}.get, str).scan("page.md.j2")
    assert [(word.key, word.gaps, word.line) for word in found.words] == [("a.b", {"n"}, 2)]
    assert {(mention.name, mention.line) for mention in found.fields} == {("items", 2), ("name", 2)}
    assert {mention.name for mention in found.variables} - found.sets == {"thing", "say"}
    assert {"item", "text", "bold", "more", "loop"} <= found.sets


@pytest.mark.parametrize("source", ["{% if %}", "{{ text|upper }}", "{{ ''.join(text) }}{% endif %}", "{% set x = [text] %}"])
def test_scan_refuses_what_cannot_be_read(source: str) -> None:
    with pytest.raises(TemplateProblemError):
        Templates({"page.md.j2": source}.get, str).scan("page.md.j2")


def test_while_mistakes_are_noted_printing_goes_on() -> None:
    files = {
        "page.md.j2": "a{{ nobody }}b{% include 'gone.j2' %}c{% include 'torn.j2' %}d{{ thing.nobody }}e\n",
        "torn.j2": "{% if %}",
    }
    notes: list[Diagnostic] = []
    templates = Templates(files.get, lambda name: f"house/{name}", notes.append)
    assert templates.render_markdown("page.md.j2", VALUES) == "abcde\n"
    assert [(note.rule, note.file, note.span.line) for note in notes] == [
        ("unknown-placeholder", "house/page.md.j2", 1),
        ("template", "house/page.md.j2", 1),
        ("template", "house/torn.j2", 1),
        ("unknown-placeholder", "house/page.md.j2", 1),
    ]
    with pytest.raises(TemplateProblemError):
        templates.render_markdown("gone.md.j2", VALUES)
