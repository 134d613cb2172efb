"""Files of a double-blind track: names in every case form, schools, properties; the copy experts get."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document
from PIL import Image
from pypdf import PdfReader, PdfWriter

from rumo.core import files
from rumo.core.errors import NotAllowed, Refusal
from rumo.expertise import material, tasks
from rumo.expertise.actions import technical, uploads
from rumo.expertise.anonymity import PROPERTIES, UNREAD, Known, find_traces, without_properties
from rumo.expertise.completeness import contents
from rumo.expertise.enums import Blindness
from rumo.expertise.enums import SubmissionState as S
from rumo.expertise.models import Campaign, SubmissionFile
from rumo.expertise.tests import factories as make
from tests.cast import Cast

AUTHORS = [Known("Тюленева Анна Лукинична", ("МБОУ СОШ № 5", "Заречная средняя школа"))]
ALL_OK = {"title": {"ok": True}, "sources": {"ok": True}}


def word(text: str = "Задачи на местном материале", author: str = "", header: str = "") -> bytes:
    document = Document()
    document.core_properties.author = author
    document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(author: str = "") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": author})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "Составила Тюленева А.Л.",
        "урок у Тюленевой А. Л.",
        "под редакцией Анны Лукиничны",
        "ТЮЛЕНЕВА АННА ЛУКИНИЧНА",
        "ученики Заречной средней школы",
        "МБОУ «СОШ № 5»",
    ],
)
def test_names_are_found_in_every_form(text: str) -> None:
    assert find_traces(word(text), "docx", AUTHORS)
    assert find_traces(text.encode(), "txt", AUTHORS)


@pytest.mark.parametrize("text", ["тюлень и его детёныши", "Анна Каренина", "школа № 55", "Тюленевский район"])
def test_other_words_are_no_traces(text: str) -> None:
    assert find_traces(text.encode(), "txt", AUTHORS) == []


def test_properties_and_headers_are_looked_at_and_wiped() -> None:
    file = word(author="Анна Тюленева", header="Тюленева А.Л.")
    assert {trace.place for trace in find_traces(file, "docx", AUTHORS)} == {PROPERTIES, "колонтитул"}
    wiped = without_properties(file, "docx")
    assert wiped is not None
    assert {trace.place for trace in find_traces(wiped, "docx", AUTHORS)} == {"колонтитул"}
    assert Document(BytesIO(wiped)).paragraphs[0].text == "Задачи на местном материале"
    assert files.recognise(wiped) == files.DOCX


def test_a_pdf_loses_its_properties() -> None:
    file = pdf("Тюленева А.Л.")
    assert PROPERTIES in {trace.place for trace in find_traces(file, "pdf", AUTHORS)}
    wiped = without_properties(file, "pdf")
    assert wiped is not None
    assert "/Author" not in (PdfReader(BytesIO(wiped)).metadata or {})


def test_a_picture_loses_what_the_camera_wrote() -> None:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x013B] = "Tyuleneva"
    Image.new("RGB", (8, 8), "white").save(out, "JPEG", exif=exif)
    wiped = without_properties(out.getvalue(), "jpg")
    assert wiped is not None
    assert b"Tyuleneva" not in wiped


def test_a_broken_file_is_a_trace_not_a_fault() -> None:
    assert [trace.place for trace in find_traces(b"PK\x03\x04 broken", "docx", AUTHORS)] == [UNREAD]
    assert without_properties(b"PK\x03\x04 broken", "docx") is None


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    config = replace(make.CONFIG, blindness=Blindness.DOUBLE)
    return make.make_campaign(make.make_track(cast.association, config=config))


def examined(cast: Cast, campaign: Campaign, content: bytes, name: str = "Орлова.docx") -> SubmissionFile:
    """A file of a material that was handed in, looked through."""
    submission = make.make_submission(campaign, cast.teacher)
    stored = make.make_stored(cast.teacher, name, content, files.DOCX)
    file = make.make_file(submission.versions.get(), cast.teacher, stored=stored)
    tasks.examine_file.enqueue(file.pk)
    file.refresh_from_db()
    return file


def test_a_clean_file_gets_its_copy_by_itself(cast: Cast, campaign: Campaign) -> None:
    file = examined(cast, campaign, word(author="Орлова Елена Павловна"))
    assert file.is_anonymous
    assert file.anonymous is not None
    assert "Орлов" not in file.anonymous.name
    assert b"\xd0\x9e\xd1\x80\xd0\xbb\xd0\xbe\xd0\xb2\xd0\xb0" not in file.anonymous.content()
    technical.finish_check(file.version.submission, marks=ALL_OK, passed=True, actor=cast.secretary)
    assert file.version.submission.state == S.CHECKED


def test_a_file_that_names_its_author_does_not_reach_experts(cast: Cast, campaign: Campaign) -> None:
    file = examined(cast, campaign, word("Урок провела Орлова Е.П. в МБОУ СОШ № 5"))
    submission = file.version.submission
    assert file.traces is not None
    assert [trace["place"] for trace in file.traces] == ["текст"]
    with pytest.raises(Refusal, match="не должны знать авторов"):
        technical.finish_check(submission, marks=ALL_OK, passed=True, actor=cast.secretary)
    with pytest.raises(NotAllowed):
        uploads.accept_anonymous(file, actor=cast.teacher)
    uploads.accept_anonymous(file, actor=cast.secretary)
    technical.finish_check(submission, marks=ALL_OK, passed=True, actor=cast.secretary)
    assert submission.state == S.CHECKED


def test_the_officer_brings_a_copy_made_by_hand(
    cast: Cast, campaign: Campaign, django_capture_on_commit_callbacks: Any
) -> None:
    file = examined(cast, campaign, word("Урок провела Орлова Е.П."))
    copy = SimpleUploadedFile("c.docx", word("Урок провела учитель"))
    with django_capture_on_commit_callbacks(execute=True):
        uploads.attach_anonymous(file, upload=copy, actor=cast.secretary)
    file.refresh_from_db()
    assert file.is_anonymous
    with pytest.raises(NotAllowed):
        uploads.attach_anonymous(file, upload=SimpleUploadedFile("c.docx", word()), actor=cast.teacher)


def test_names_in_the_words_of_the_application_are_shown_to_the_officer(
    client: Client, cast: Cast, campaign: Campaign
) -> None:
    said = "Опыт учителя Орловой Е.П. из школы в Заречном районе"
    submission = make.make_submission(campaign, cast.teacher, title="Вода рядом", annotation=said)
    version = submission.versions.get()
    version.contents = contents(submission)
    version.save()
    [trace] = material.traces_in_application(version)
    assert "Орловой" in trace.text
    client.force_login(cast.secretary)
    page = client.get(reverse("expertise:check", args=[submission.pk])).content.decode()
    assert "По словам заявки можно узнать авторов" in page
