"""The component tags as pages use them: what a person reads, and what a keyboard or a screen reader reaches."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from lxml import html

from rumo.core.verdict import YES, No

REFUSAL = "Подписать может только секретарь."


def show(source: str, address: str = "/list?kind=open&page=2", **context: Any) -> html.HtmlElement:
    """The rendered template as a tree with one root."""
    request = RequestFactory().get(address)
    text = engines["django"].from_string(source).render(context, request)
    return html.fromstring(f"<div>{text}</div>")


class MeetingForm(forms.Form):
    title = forms.CharField(label="Тема", help_text="Как в протоколе")
    vote = forms.ChoiceField(label="Голосование", choices=[("open", "Открытое")], widget=forms.RadioSelect)
    late = forms.BooleanField(label="Добавлен позже", required=False)


def test_an_allowed_action_is_a_form_that_posts_its_hidden_fields() -> None:
    page = show('{% action_button verdict "Подписать" "/sign" field_version=3 data_hotkey="Alt+S" %}', verdict=YES)
    [form] = page.xpath(".//form")
    assert (form.get("method"), form.get("action")) == ("post", "/sign")
    assert dict(form.fields)["version"] == "3"
    assert dict(form.fields)["csrfmiddlewaretoken"]
    [button] = form.xpath(".//button")
    assert (button.get("type"), button.get("data-hotkey"), button.text_content()) == ("submit", "Alt+S", "Подписать")


@pytest.mark.parametrize("tag", ["action_button", "action_link"])
def test_a_refused_action_can_be_reached_and_tells_why(tag: str) -> None:
    page = show(f'{{% {tag} verdict "Подписать" "/sign" icon="signature" %}}', verdict=No(REFUSAL))
    assert not page.xpath(".//form | .//a")
    [button] = page.xpath(".//button")
    assert button.get("disabled") is None
    assert (button.get("type"), button.get("aria-disabled"), button.get("data-tooltip")) == ("button", "true", REFUSAL)
    assert page.get_element_by_id(button.get("aria-describedby")).text == REFUSAL


def test_a_button_inside_another_form_brings_no_form_of_its_own() -> None:
    page = show('<form>{% action_button verdict "Убрать" "/drop" inside_form=True %}</form>', verdict=YES)
    assert len(page.xpath(".//form")) == 1
    assert page.xpath(".//button/@formaction") == ["/drop"]


def test_a_label_with_markup_is_shown_as_text() -> None:
    page = show("{% action_button verdict label '/x' confirm=label %}", verdict=YES, label="<b>Осока</b>")
    assert page.xpath(".//button")[0].text_content() == "<b>Осока</b>"
    assert page.xpath(".//button/@data-confirm") == ["<b>Осока</b>"]


def test_a_wrong_field_names_its_hint_and_its_error() -> None:
    page = show("{% field form.title data_editor=True %}", form=MeetingForm({"title": ""}))
    [control] = page.xpath(".//input")
    described = control.get("aria-describedby").split()
    assert [page.get_element_by_id(name).text_content().strip() for name in described] == [
        "Как в протоколе",
        "Обязательное поле.",
    ]
    assert control.get("aria-invalid") == "true"
    assert control.get("data-editor") is not None
    assert page.xpath(".//label/@for") == [control.get("id")]


def test_a_group_of_choices_has_a_legend_and_each_choice_a_label() -> None:
    page = show("{% field form.vote %}{% field form.late %}", form=MeetingForm())
    assert page.xpath(".//fieldset/legend/text()") == ["Голосование"]
    assert [label.text_content().strip() for label in page.xpath(".//label")] == ["Открытое", "Добавлен позже"]
    identifiers = page.xpath(".//@id")
    assert len(identifiers) == len(set(identifiers))


def test_every_link_of_the_error_summary_has_its_place_on_the_page() -> None:
    form = MeetingForm({})
    page = show("{% form_errors form %}{% for item in form %}{% field item %}{% endfor %}", form=form)
    links = page.xpath(".//*[@role='alert']//a/@href")
    assert links == ["#id_title", "#id_vote"]
    assert all(page.get_element_by_id(link[1:]) is not None for link in links)


def test_a_form_without_errors_has_no_summary() -> None:
    assert show("{% form_errors form other %}", form=MeetingForm(), other=None).text_content().strip() == ""


def test_pages_of_a_list_keep_the_filter() -> None:
    page = show("{% pagination page %}", page=Paginator(range(100), 10).get_page(2))
    assert page.xpath(".//a[@rel='next']/@href") == ["?kind=open&page=3"]
    assert page.xpath(".//*[@aria-current='page']/text()") == ["2"]
    assert "11–20 из 100" in page.text_content()


def test_one_page_needs_no_links() -> None:
    assert show("{% pagination page %}", page=Paginator(range(3), 10).get_page(1)).text_content().strip() == ""


@pytest.mark.parametrize(
    ("address", "order", "link"),
    [
        ("/list?kind=open&page=2", "none", "?kind=open&sort=date"),
        ("/list?sort=date", "ascending", "?sort=-date"),
        ("/list?sort=-date", "descending", "?sort=date"),
    ],
)
def test_a_column_turns_its_order_round(address: str, order: str, link: str) -> None:
    page = show('<table><tr>{% sortable_header "Дата" "date" %}</tr></table>', address)
    [head] = page.xpath(".//th")
    assert (head.get("aria-sort"), head.xpath("a/@href")) == (order, [link])


def test_an_empty_parameter_leaves_the_address() -> None:
    assert show('{% querystring_set kind="" page=5 %}').text == "?page=5"


def test_a_state_of_an_unknown_kind_is_grey_and_still_has_its_word() -> None:
    [badge] = show('{% status_badge "Отложен" "purple" %}').xpath(".//span")
    assert (badge.get("class"), badge.text) == ("state state-neutral", "Отложен")


def test_progress_never_leaves_its_bar() -> None:
    page = show('{% progress 40 35 "Присутствуют 40 из 35" %}')
    [bar] = page.xpath(".//progress")
    assert (bar.get("value"), bar.get("max")) == ("35", "35")
    assert page.xpath(".//label/@for") == [bar.get("id")]


def test_a_missing_value_is_seen_as_a_dash() -> None:
    page = show("{% definition_list pairs %}", pairs=[("Место", ""), ("Дата", None), ("Голосов", 0)])
    assert page.xpath(".//dd/text()") == ["—", "—", "0"]


def test_words_of_dates_and_counts() -> None:
    page = show('{{ day|long_date }}, {{ nothing|short_date }}, {{ n|agree:"член" }}', day=date(2023, 12, 13), n=25)
    assert page.text.replace("\u00a0", " ") == "13 декабря 2023 г., , 25 членов"


def test_every_icon_that_is_named_is_in_the_sprite() -> None:
    package = Path(__file__).resolve().parents[2]
    known = set(json.loads((package.parents[1] / "frontend" / "icons.json").read_text("utf-8")))
    named: dict[str, str] = {}
    for path in [*package.rglob("*.html"), *package.rglob("*.py")]:
        for name in re.findall(r"""(?:{% icon |\bicon=)["']([a-z0-9-]+)["']""", path.read_text("utf-8")):
            named[name] = path.name
    assert {name: place for name, place in named.items() if name not in known} == {}
