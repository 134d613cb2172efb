"""Files dropped in: each is read by itself, the same file is known again, reading can be cancelled."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.intake import extraction, process
from rumo.intake.actions import reading, uploads
from rumo.intake.enums import BatchState, FileState, PaperKind
from rumo.intake.models import Batch, IncomingFile, IncomingPaper
from rumo.intake.tests.papers import OLD_MINUTES, make_batch, make_file, upload, word_file
from rumo.papers.readers.document import UnreadableFile
from tests.cast import Cast

OnCommit = Callable[..., Any]
MESSAGE = "Файл защищён паролем."


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading without a process of its own, which one test alone waits for."""

    def extracted(data: bytes, name: str, people: Any) -> dict[str, Any]:
        if b"password" in data:
            raise UnreadableFile(MESSAGE)
        return extraction.to_json(extraction.extract(data, name, extraction.KnownPeople(people)))

    monkeypatch.setattr(process, "extract_safely", extracted)


def receive(cast: Cast, *files: Any, again: bool = False) -> uploads.Received:
    return uploads.receive_files(cast.association, uploads=files, again=again, actor=cast.secretary)


def test_a_word_file_becomes_minutes_with_their_source(
    cast: Cast, django_capture_on_commit_callbacks: OnCommit
) -> None:
    """The whole way, with the reader in a process of its own."""
    with django_capture_on_commit_callbacks(execute=True):
        received = receive(cast, upload())
    file = IncomingFile.objects.get(batch=received.batch)
    assert (file.state, file.batch.state) == (FileState.READ, BatchState.READ)
    assert file.source is not None
    assert file.source["blocks"][1]["text"] == OLD_MINUTES[1]
    paper = IncomingPaper.objects.get(file=file)
    assert (paper.kind, paper.title) == (PaperKind.MINUTES, "Протокол № 2 от 14.03.2019")
    assert paper.association == cast.association
    assert paper.data["chair"]["name"] == "Гуменник Е.П."
    assert [point["title"] for point in paper.data["agenda"]] == ["Об итогах олимпиады", "О плане работы на 2020 год"]
    assert {each["path"] for each in paper.found} >= {"number", "date", "chair"}


@pytest.mark.usefixtures("in_this_process")
def test_a_bad_file_stops_no_other(cast: Cast, django_capture_on_commit_callbacks: OnCommit) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        receive(cast, upload("Закрытый.txt", b"password"), upload(), upload("Пустой.docx", b""))
    states = {file.stored.name: (file.state, file.message) for file in IncomingFile.objects.select_related("stored")}
    assert states["Закрытый.txt"] == (FileState.FAILED, MESSAGE)
    assert states["Протокол 2.docx"][0] == FileState.READ
    assert Batch.objects.get().state == BatchState.READ


def test_files_that_do_not_fit_are_named_and_the_rest_is_taken(cast: Cast) -> None:
    received = receive(cast, upload("Программа.docx", b"\x7fELF\x00\x01"), upload())
    assert len(received.refused) == 1
    assert "Программа.docx" in received.refused[0]
    assert received.batch is not None
    assert received.batch.files.count() == 1


def test_old_text_without_utf8_is_taken_by_its_name(cast: Cast) -> None:
    received = receive(cast, upload("Протокол.txt", "ПРОТОКОЛ № 1".encode("cp1251")))
    assert received.batch is not None
    assert received.batch.files.get().stored.name == "Протокол.txt"


def test_the_same_file_is_known_by_its_content(cast: Cast) -> None:
    known = make_file(make_batch(cast.association, cast.secretary), word_file())
    received = receive(cast, upload("Другое имя.docx", known.stored.content()))
    assert received.batch is None
    assert received.known == (known,)


def test_the_same_file_is_read_again_when_asked(cast: Cast) -> None:
    known = make_file(make_batch(cast.association, cast.secretary), word_file())
    received = receive(cast, upload("Другое имя.docx", known.stored.content()), again=True)
    assert received.batch is not None


def test_a_file_twice_in_one_drop_is_read_once(cast: Cast) -> None:
    content = word_file()
    received = receive(cast, upload("А.docx", content), upload("Б.docx", content))
    assert received.batch is not None
    assert received.batch.files.count() == 1


@override_settings(MAX_BATCH_FILES=1)
def test_too_many_files_are_refused(cast: Cast) -> None:
    with pytest.raises(Refusal, match="не больше 1"):
        receive(cast, upload(), upload("Ещё.txt", b"text"))
    assert not Batch.objects.exists()


def test_who_does_not_run_the_association_brings_nothing(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        uploads.receive_files(cast.association, uploads=[upload()], actor=cast.member)


def test_cancelled_files_are_not_read(cast: Cast, django_capture_on_commit_callbacks: OnCommit) -> None:
    with django_capture_on_commit_callbacks() as waiting:
        received = receive(cast, upload())
    assert received.batch is not None
    reading.cancel_batch(received.batch, actor=cast.secretary)
    for callback in waiting:
        callback()
    file = IncomingFile.objects.get()
    assert file.state == FileState.CANCELLED
    assert not file.papers.exists()
    with pytest.raises(NotAllowed, match="уже закончено"):
        reading.cancel_batch(Batch.objects.get(), actor=cast.secretary)


def test_what_is_cancelled_while_being_read_is_not_kept(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = make_batch(cast.association, cast.secretary, state=BatchState.READING)
    file = make_file(batch, state=FileState.QUEUED, source=None)

    def cancelled_meanwhile(data: bytes, name: str, people: Any) -> dict[str, Any]:
        reading.cancel_batch(batch, actor=cast.secretary)
        return extraction.to_json(extraction.extract(data, name))

    monkeypatch.setattr(process, "extract_safely", cancelled_meanwhile)
    reading.read_file(file.pk)
    file.refresh_from_db()
    assert (file.state, file.papers.count()) == (FileState.CANCELLED, 0)


@pytest.mark.usefixtures("in_this_process")
def test_a_failed_file_can_be_read_again(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: OnCommit
) -> None:
    batch = make_batch(cast.association, cast.secretary)
    file = make_file(batch, state=FileState.FAILED, message=MESSAGE, source=None)
    client.force_login(cast.secretary)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("intake:file_again", args=[file.pk]))
    file.refresh_from_db()
    assert (file.state, file.message) == (FileState.READ, "")
    with pytest.raises(Conflict):
        reading.queue_again(file, actor=cast.secretary)


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_COMMAND", ("sleep", "5"))
    monkeypatch.setattr(process, "SECONDS", 0.05)
    with pytest.raises(UnreadableFile, match="дольше минуты"):
        process.extract_safely(b"", "a.docx", [])


def test_a_reader_that_falls_is_a_failed_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_COMMAND", ("false",))
    with pytest.raises(UnreadableFile, match="не удалось прочитать"):
        process.extract_safely(b"", "a.docx", [])


def test_the_reader_says_in_words_what_is_wrong_with_a_file() -> None:
    with pytest.raises(UnreadableFile, match="нет текста"):
        process.extract_safely(word_file([]), "Пустой.docx", [])


def limited(work: str, memory: int = extraction.MEMORY) -> str:
    """What a process of its own says of some work done under the limits of opening a file."""
    program = (
        "import resource\n"
        "from rumo.intake.extraction import MOST_MEMORY, limited_to\n"
        f"resource.setrlimit(resource.RLIMIT_AS, ({memory}, MOST_MEMORY))\n"
        "try:\n"
        "    with limited_to(1):\n"
        f"        {work}\n"
        "except (Exception, MemoryError) as error:\n"
        "    print(type(error).__name__)\n"
    )
    done = subprocess.run((sys.executable, "-c", program), capture_output=True, check=True)
    return done.stdout.decode().strip()


def test_a_file_that_opens_too_long_is_given_up() -> None:
    assert limited("while True: pass") == "UnreadableFile"


def test_a_file_that_takes_too_much_memory_is_given_up() -> None:
    assert limited("bytes(400 * 1024**2)") == "MemoryError"
    assert limited("bytes(100 * 1024**2)") == ""
