"""A region's Word templates: refused with the line that is wrong, tried before use, used, left again."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document

from rumo.core.errors import NotAllowed
from rumo.core.models import StoredFile
from rumo.documents import actions, queries, word_templates
from rumo.documents.enums import PaperFormat, PaperKind
from rumo.documents.models import WordTemplate
from rumo.documents.word_templates import NAMES, PAPER_NAMES, Name
from rumo.papers.json import paper_from_json
from rumo.papers.samples import SAMPLE
from rumo.papers.samples_of_plans import PLAN
from rumo.papers.wording.sheets import build_sheet
from rumo.papers.writers.docx_bars import Bars
from rumo.papers.writers.docx_tables import WordPage
from rumo.papers.writers.docx_variables import variables
from tests.cast import Cast


def word_file(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    output = BytesIO()
    document.save(output)
    return output.getvalue()


OWN = word_file("Герб края", "{{ вид_документа }}", "{{ кворум }}")


def upload(
    cast: Cast, content: bytes = OWN, name: str = "Наш.docx", kind: PaperKind = PaperKind.MINUTES
) -> WordTemplate:
    return actions.upload_template(cast.region, kind=kind, upload=SimpleUploadedFile(name, content), actor=cast.admin)


def address(cast: Cast) -> str:
    return reverse("documents:region_templates", args=[cast.region.slug])


def text_of(content: bytes) -> str:
    return "\n".join(each.text for each in Document(BytesIO(content)).paragraphs)


def test_an_uploaded_template_is_not_used_before_it_is_switched_on(cast: Cast) -> None:
    template = upload(cast)
    assert queries.template_for(cast.region, PaperKind.MINUTES) is None
    actions.activate_template(template, actor=cast.admin)
    assert queries.template_for(cast.region, PaperKind.MINUTES) == OWN
    assert queries.template_for(cast.region, PaperKind.EXTRACT) is None
    actions.deactivate_template(template, actor=cast.admin)
    assert queries.template_for(cast.region, PaperKind.MINUTES) is None


def test_a_paper_is_printed_by_the_template_in_use(cast: Cast) -> None:
    actions.activate_template(upload(cast), actor=cast.admin)
    paper = actions.issue_paper(
        SAMPLE, association=cast.association, kind=PaperKind.MINUTES, title="Протокол", date=date(2023, 12, 13),
        number="4", actor=cast.secretary,
    )  # fmt: skip
    stored = queries.file_of(paper, PaperFormat.DOCX)
    assert stored is not None
    assert text_of(stored.content()).startswith("Герб края\nПРОТОКОЛ")


def test_only_one_is_in_use(cast: Cast) -> None:
    first, second = upload(cast), upload(cast, name="Новый.docx")
    for template in (first, second, second):
        actions.activate_template(template, actor=cast.admin)
    assert list(WordTemplate.objects.filter(is_active=True)) == [second]


@pytest.mark.parametrize(
    ("content", "messages"),
    [
        (word_file("Протокол", "{{ кворумм }}"), ["основной текст, строка 2", "кворумм"]),
        (word_file("{%p if кворум %}", "{{ кворум }}"), ["endif"]),
        (word_file("Просто текст"), ["нет ни одной метки"]),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", ["по содержимому не подходит", "docx"]),
        (b"MZ\x90\x00", ["по содержимому не подходит"]),
    ],
    ids=["unknown name", "not closed", "no marks", "pdf", "exe"],
)
def test_a_broken_template_is_refused_with_the_line(
    client: Client, cast: Cast, content: bytes, messages: list[str]
) -> None:
    client.force_login(cast.admin)
    response = client.post(address(cast), {"kind": "minutes", "file": SimpleUploadedFile("Наш.docx", content)})
    assert response.status_code == 422
    page = response.content.decode()
    assert [message for message in messages if message not in page] == []
    assert not WordTemplate.objects.exists()
    assert not StoredFile.objects.exists()


def test_upload_trial_use_and_back_by_the_pages(client: Client, cast: Cast) -> None:
    client.force_login(cast.admin)
    client.post(address(cast), {"kind": "minutes", "file": SimpleUploadedFile("Наш.docx", OWN)})
    template = WordTemplate.objects.get()
    trial = client.get(reverse("documents:template_trial", args=[template.pk])).content
    assert text_of(trial).startswith("Герб края\nПРОТОКОЛ")
    client.post(reverse("documents:template_activate", args=[template.pk]))
    assert queries.template_for(cast.region, PaperKind.MINUTES) == OWN
    client.post(reverse("documents:template_deactivate", args=[template.pk]))
    assert queries.template_for(cast.region, PaperKind.MINUTES) is None
    history = [entry["text"].split("«")[0].strip() for entry in client.get(address(cast)).context["history"]]
    assert history == ["Шаблон", "Шаблон", "Загружен шаблон"]


def test_the_product_s_own_template_is_whole_and_can_be_uploaded(client: Client, cast: Cast) -> None:
    client.force_login(cast.admin)
    for kind in word_templates.SAMPLES:
        own = client.get(reverse("documents:default_template", args=[kind.value])).content
        upload(cast, own, kind=kind)
    assert WordTemplate.objects.count() == len(word_templates.SAMPLES)
    assert client.get(reverse("documents:default_template", args=["letter"])).status_code == 404


def test_a_template_of_minutes_prints_no_plan(cast: Cast) -> None:
    with pytest.raises(word_templates.TemplateRefused) as refused:
        upload(cast, kind=PaperKind.PLAN)
    assert [fault.place for fault in refused.value.faults] == ["основной текст, строка 2", "основной текст, строка 3"]


def test_a_plan_is_printed_by_the_region_s_template(cast: Cast) -> None:
    own = word_file(
        "Герб края", "{{ заголовок }}", "{%p for раздел in разделы %}", "{{p раздел.текст }}", "{%p endfor %}"
    )
    actions.activate_template(upload(cast, own, kind=PaperKind.PLAN), actor=cast.admin)
    paper = actions.issue_paper(
        PLAN, association=cast.association, kind=PaperKind.PLAN, title=PLAN.title, date=date(2024, 2, 8), number="",
        actor=cast.secretary,
    )  # fmt: skip
    stored = queries.file_of(paper, PaperFormat.DOCX)
    assert stored is not None
    assert text_of(stored.content()).startswith("Герб края\nПлан работы регионального")
    data = queries.file_of(paper, PaperFormat.JSON)
    assert data is not None
    assert paper_from_json(json.loads(data.content())) == PLAN


@pytest.mark.parametrize("kind", list(word_templates.SAMPLES))
def test_the_trial_is_a_paper_of_its_kind(kind: PaperKind) -> None:
    text = text_of(word_templates.trial_print(kind, None))
    assert ("ВЫПИСКА" in text) == (kind == PaperKind.EXTRACT)


def test_for_the_administrators_of_the_region_alone(cast: Cast) -> None:
    template = upload(cast)
    pages = [
        address(cast),
        reverse("documents:template_names"),
        reverse("documents:default_template", args=["plan"]),
        *(reverse(f"documents:{name}", args=[template.pk]) for name in ("template_file", "template_trial")),
    ]
    for page in pages:
        found: dict[int, set[str]] = {}
        for name, user in cast.everybody().items():
            client = Client()
            client.force_login(user)
            response = client.get(page)
            response.getvalue()  # reads a file to its end, which closes it
            found.setdefault(response.status_code, set()).add(name)
        assert found == {200: {"admin"}, 404: set(cast.everybody()) - {"admin"}}, page


@pytest.mark.parametrize("step", ["template_activate", "template_deactivate"])
def test_nobody_else_switches(client: Client, cast: Cast, step: str) -> None:
    template = upload(cast)
    for user in (cast.chair, cast.stranger):
        client.force_login(user)
        assert client.post(reverse(f"documents:{step}", args=[template.pk])).status_code == 404
    with pytest.raises(NotAllowed, match="администратор региона"):
        actions.activate_template(template, actor=cast.chair)


def test_the_list_of_names_is_what_a_template_may_print() -> None:
    page = WordPage({}, 1, Bars(Document()))
    given = variables(build_sheet(word_templates.SAMPLES[PaperKind.EXTRACT]), page)
    assert _tree(NAMES) == _given(given)
    plan = variables(build_sheet(PLAN), page)
    assert _tree(PAPER_NAMES) == _given(plan)


def _tree(names: tuple[Name, ...]) -> dict[str, Any]:
    return {name.name: _tree(name.parts) for name in names}


def _given(value: Any) -> dict[str, Any]:
    """The names inside a value: those of a group, or of the first thing in a list that has any."""
    if isinstance(value, dict):
        return {name: _given(part) for name, part in value.items()}
    if isinstance(value, list):
        return next((found for part in value if (found := _given(part))), {})
    return {}
