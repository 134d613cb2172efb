"""The reading and the writing of a table of results, in the background: a few people in a transaction."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.core.table_files import read_table
from rumo.directory.actions.organizations import OrganizationData, create_organization
from rumo.directory.actions.people import PersonData, PostData, create_person
from rumo.directory.models import Organization, Person
from rumo.growth.actions.results import GapData, ResultData, write_result
from rumo.growth.enums import ImportState
from rumo.growth.models import ColumnMapping, GapArea, GapLevel, ResultImport
from rumo.growth.result_check import ReadResult, ReadTable, TableReader, check_of
from rumo.growth.result_columns import column_problem, find_head, guess_columns, headings_mark
from rumo.growth.result_lookups import Lookups, kind_of
from rumo.growth.workers import worker_of
from rumo.russian.names import guess_gender

MOST_ROWS = 20_000
CHUNK = 40
# Rows of the file shown beside the choice of columns, and mistakes kept.
PREVIEW_ROWS = 5
MOST_ERRORS = 500


def read_import(held: ResultImport) -> None:
    """Guess what the columns hold, or check the table when that is known."""
    if held.state != ImportState.READING:
        return
    try:
        rows = _rows(held)
    except Refusal as refusal:
        _move(held, ImportState.READING, ImportState.FAILED, error=refusal.message)
        return
    areas = dict(held.diagnostic.association.region.gap_areas.filter(is_active=True).values_list("pk", "title"))
    head = find_head(rows, areas)
    if not head.headings or len(rows) <= head.first_row:
        _move(held, ImportState.READING, ImportState.FAILED, error=_("В таблице нет ни одной строки с результатами."))
        return
    held.headings = list(head.headings)
    remembered = held.columns or _remembered(held)
    if remembered:
        held.columns = remembered
        _check(held, rows, head.first_row)
        return
    preview = _preview(held, rows, head.first_row)
    guessed = guess_columns(head.headings, areas)
    _move(held, ImportState.READING, ImportState.MAPPING, headings=held.headings, preview=preview, columns=guessed)


def fail_import(held: ResultImport) -> None:
    """The work broke: the page must not wait for ever. What was written stays and can be undone."""
    error = _("Таблицу не удалось обработать. Загрузите её ещё раз; если не получится снова, напишите администратору.")
    _move(held, ImportState.READING, ImportState.FAILED, error=error)
    _move(held, ImportState.APPLYING, ImportState.CANCELLED, error=error)


def write_import(held: ResultImport) -> int:
    """Write what is not written yet, until done or cancelled; returns how many results are new."""
    if held.state != ImportState.APPLYING:
        return 0
    rows = _rows(held)
    writer = _Writer(held)
    read = _read(held, rows, writer.lookups)
    there: set[tuple[int, int | None]] = set(held.diagnostic.results.order_by().values_list("person", "subject"))
    made = 0
    while held.done < held.total:
        with transaction.atomic():
            part = read.results[held.done : held.done + CHUNK]
            written = writer.write(part, there)
            done = min(held.done + CHUNK, held.total)
            # Nothing is kept of these few when somebody has stopped the work meanwhile.
            if not _move(held, ImportState.APPLYING, ImportState.APPLYING, done=done, created=held.created):
                transaction.set_rollback(True)
                return made
            made += written
    _move(held, ImportState.APPLYING, ImportState.APPLIED)
    words = {"made": held.results.count(), "people": len(held.created.get("people", []))}
    summary = _("Внесено результатов: %(made)s, новых людей: %(people)s")
    audit.record(held.uploaded_by, "write_import", held.diagnostic, summary % words)
    return made


class _Writer:
    """Writes results, adding to the directory whom it does not know; tells the import what was added."""

    def __init__(self, held: ResultImport) -> None:
        self.held = held
        self.region = held.diagnostic.association.region
        self.lookups = Lookups(self.region)
        self.areas: dict[int, GapArea] = {each.pk: each for each in self.region.gap_areas.all()}
        self.levels: dict[int, GapLevel] = {each.pk: each for each in self.region.gap_levels.all()}
        self.subjects = {each.pk: each for each in self.region.subjects.all()}
        self.municipalities = {each.pk: each for each in self.region.municipalities.all()}
        self.organizations = {each.pk: each for each in self.region.organizations.select_related("municipality")}

    def write(self, results: Sequence[ReadResult], there: set[tuple[int, int | None]]) -> int:
        keys = [each.person for each in results if each.person is not None]
        people = Person.objects.prefetch_related("posts__organization__municipality").in_bulk(keys)
        made = 0
        for each in results:
            organization = self._organization(each)
            person = self._person(each, organization, people)
            if (person.pk, each.subject) in there:
                continue
            there.add((person.pk, each.subject))
            write_result(self.held.diagnostic, person, self._data(each, organization), self.held)
            made += 1
        return made

    def _organization(self, read: ReadResult) -> Organization | None:
        if not read.organization_text:
            return None
        place = self.lookups.place(read.organization_text, read.municipality)
        if place is not None:
            return self.organizations[place.pk]
        municipality = self.municipalities.get(read.municipality or 0)
        text = read.organization_text
        data = OrganizationData(kind_of(text).value, text, municipality=municipality)
        made = create_organization(self.region, data=data, actor=self.held.uploaded_by)
        self.organizations[made.pk] = made
        self.lookups.add_organization(read.organization_text, made.pk, read.municipality)
        self.held.created.setdefault("organizations", []).append(made.pk)
        return made

    def _person(self, read: ReadResult, organization: Organization | None, people: dict[int, Person]) -> Person:
        """Looked up once more: somebody new may stand in the table with several subjects."""
        match = self.lookups.match(
            read.name.full, organization.pk if organization else None, is_new_place=organization is not None
        )
        # Two of one name at two schools of the table are namesakes, whatever was said of those of the directory.
        is_added = match.person in self.held.created.get("people", [])
        is_same = not match.is_elsewhere or (self.held.found.get("choice") == "same" and not is_added)
        if match.person is not None and is_same:
            if match.person not in people:
                people[match.person] = Person.objects.prefetch_related("posts__organization").get(pk=match.person)
            return people[match.person]
        name = read.name
        gender = guess_gender(name.surname, name.first_name, name.patronymic)
        data = PersonData(name.surname, name.first_name, name.patronymic, gender.value if gender else "f")
        post = PostData(organization, read.post or _("педагог")) if organization else None
        made = create_person(self.region, data=data, post=post, actor=self.held.uploaded_by)
        self.lookups.add_person(name.full, made.pk, organization.pk if organization else None)
        self.held.created.setdefault("people", []).append(made.pk)
        return made

    def _data(self, read: ReadResult, organization: Organization | None) -> ResultData:
        return ResultData(
            taken_on=read.taken_on,
            subject=self.subjects.get(read.subject or 0),
            organization=organization,
            worker=worker_of(read.post) if read.post else None,
            percent=read.percent,
            gaps=[GapData(self.areas[area], self.levels[level], topic) for area, level, topic in read.levels],
        )


def _check(held: ResultImport, rows: list[list[str]], first_row: int) -> None:
    lookups = Lookups(held.diagnostic.association.region)
    read = _read(held, rows, lookups)
    found = check_of(held.diagnostic, read, lookups).to_json()
    _move(
        held,
        ImportState.READING,
        ImportState.READY,
        headings=held.headings,
        columns=held.columns,
        preview=_preview(held, rows, first_row),
        errors=read.errors[:MOST_ERRORS],
        found=found,
        total=len(read.results),
    )


def _read(held: ResultImport, rows: list[list[str]], lookups: Lookups) -> ReadTable:
    areas = dict(held.diagnostic.association.region.gap_areas.filter(is_active=True).values_list("pk", "title"))
    first = find_head(rows, areas).first_row
    reader = TableReader(held.diagnostic, lookups, held.headings, held.columns, clock.today())
    return reader.read(rows[first:], first + 1)


def _rows(held: ResultImport) -> list[list[str]]:
    return read_table(held.stored.content(), most_rows=MOST_ROWS, fills_merged=True)


def _preview(held: ResultImport, rows: list[list[str]], first_row: int) -> list[list[str]]:
    return [row[: len(held.headings)] for row in rows[first_row : first_row + PREVIEW_ROWS]]


def _remembered(held: ResultImport) -> dict[str, str]:
    """What was said of a table with these headings; forgotten where an area it names is gone."""
    region = held.diagnostic.association.region
    kept = ColumnMapping.objects.filter(
        region=region, platform=held.diagnostic.platform, headings=headings_mark(held.headings)
    ).first()
    if kept is None or column_problem(kept.columns):
        return {}
    known = {f"area:{pk}" for pk in region.gap_areas.filter(is_active=True).values_list("pk", flat=True)}
    is_whole = all(meaning in known for meaning in kept.columns.values() if meaning.startswith("area:"))
    columns: dict[str, str] = kept.columns
    return columns if is_whole else {}


def _move(held: ResultImport, source: ImportState, target: ImportState, **values: object) -> bool:
    """Compare-and-set: False when somebody has stopped it."""
    if ResultImport.objects.filter(pk=held.pk, state=source).update(state=target, **values) != 1:
        return False
    for name, value in {"state": target, **values}.items():
        setattr(held, name, value)
    return True
