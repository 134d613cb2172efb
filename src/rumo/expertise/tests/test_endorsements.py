"""Endorsements: numbers, days, certificate, revoking, renewing, reminding, the public check; and the whole journey."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from rumo.core import clock
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.models import Mail
from rumo.expertise import certificates, council_rules, numbering, tasks
from rumo.expertise.actions import council as agenda
from rumo.expertise.actions import decisions
from rumo.expertise.actions import endorsements as actions
from rumo.expertise.enums import EndorsementState, Outcome
from rumo.expertise.models import Author, Endorsement
from rumo.expertise.tests import factories as make
from rumo.expertise.tests.concluded import ENDORSING, Council, make_council
from rumo.papers.wording.sheets import build_sheet
from tests.cast import Cast

TODAY = date(2024, 6, 25)
DAY = date(2024, 6, 20)


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def council(cast: Cast) -> Iterator[Council]:
    with clock.standing_at(TODAY):
        yield make_council(cast)


def again(endorsement: Endorsement) -> Endorsement:
    return Endorsement.objects.get(pk=endorsement.pk)


@pytest.mark.parametrize(
    ("issued", "months", "last"),
    [
        (date(2023, 12, 13), 60, date(2028, 12, 13)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 12, 5), 1, date(2025, 1, 5)),
        (date(2024, 12, 5), None, None),
    ],
)
def test_the_last_day(issued: date, months: int | None, last: date | None) -> None:
    assert council_rules.valid_until(issued, months) == last


@pytest.mark.parametrize(
    ("pattern", "series", "printed"),
    [
        ("{number}/{year}", "2024", "7/2024"),
        ("УМО-{year}-{number}", "2024", "УМО-2024-7"),
        ("{number}", "all", "7"),
        ("Г-", "all", "Г-7"),
        ("{number}/{month}", "all", "7/{month}"),
    ],
)
def test_patterns_of_numbers(pattern: str, series: str, printed: str) -> None:
    assert (numbering.series_of(pattern, DAY), numbering.printed(pattern, 7, DAY)) == (series, printed)


def test_numbers_begin_again_with_the_year_and_go_on_after_one_given_by_hand(council: Council) -> None:
    assert [council.endorsed().printed_number, council.endorsed().printed_number] == ["1/2024", "2/2024"]
    assert council.endorsed(date(2023, 12, 13)).printed_number == "1/2023"
    decision = make.make_decision(council.concluded(), outcome=Outcome.ENDORSED, decided_on=DAY)
    assert actions.issue_endorsement(decision, number=9, actor=council.officer).printed_number == "9/2024"
    assert council.endorsed().printed_number == "10/2024"
    taken = make.make_decision(council.concluded(), outcome=Outcome.ENDORSED, decided_on=DAY)
    with pytest.raises(actions.EndorsementNumberTaken, match="Номер 9 уже у грифа"):
        actions.issue_endorsement(taken, number=9, actor=council.officer)
    assert numbering.next_number(council.association, ENDORSING, DAY) == "11/2024"


def test_two_tracks_of_an_association_never_print_one_number(council: Council) -> None:
    other = make_council(council.cast, title="Гриф, другой вид")
    assert {council.endorsed().printed_number, other.endorsed().printed_number} == {"1/2024", "2/2024"}


@pytest.mark.django_db(transaction=True)
def test_parallel_writers_get_numbers_of_their_own(cast: Cast) -> None:
    with clock.standing_at(TODAY):
        council = make_council(cast)
        decided = [
            make.make_decision(council.concluded(), outcome=Outcome.ENDORSED, decided_on=DAY) for _n in range(12)
        ]

    def one(n: int) -> int:
        try:
            return actions.issue_endorsement(decided[n], actor=council.officer).number
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=12) as pool:
        assert sorted(pool.map(one, range(12))) == list(range(1, 13))


def test_a_decision_gives_one_endorsement_and_only_of_its_outcome(council: Council) -> None:
    endorsement = council.endorsed()
    with pytest.raises(Refusal, match="уже выдан"):
        actions.issue_endorsement(endorsement.decision, actor=council.officer)
    with pytest.raises(Refusal, match="решено иначе"):
        actions.issue_endorsement(council.decided(), actor=council.officer)
    with pytest.raises(NotAllowed):
        actions.issue_endorsement(council.decided(Outcome.ENDORSED), actor=council.author)


def test_the_code_of_the_certificate_leads_to_the_check(council: Council) -> None:
    endorsement = council.endorsed()
    paper = certificates.build_certificate(endorsement)
    assert paper.check_url == f"{settings.BASE_URL}/expertise/check/{endorsement.token}/"
    assert build_sheet(paper).qr.startswith("<svg")  # type: ignore[union-attr]
    assert [each.name for each in paper.signatures] == ["Гуменник Е.П."]
    text = certificates.print_certificate(endorsement, "pdf").content  # type: ignore[arg-type]
    page = PdfReader(BytesIO(text)).pages
    assert len(page) == 1
    assert "№ 1/2024" in page[0].extract_text().replace("\xa0", " ")


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_authors_and_officers_take_the_certificate(council: Council, client: Client, kind: str) -> None:
    endorsement = council.endorsed()
    address = reverse("expertise:certificate_file", args=[endorsement.pk, kind])
    found = {}
    for name in ("teacher", "secretary", "member", "stranger"):
        client.force_login(getattr(council.cast, name))
        found[name] = client.get(address).status_code
    assert found == {"teacher": 200, "secretary": 200, "member": 404, "stranger": 404}
    actions.revoke_endorsement(endorsement, reason="Ошибка", actor=council.officer)
    client.force_login(council.author)
    assert client.get(address).status_code == 403


def test_revoking_has_its_day_and_reason(council: Council, client: Client) -> None:
    endorsement = council.endorsed()
    client.force_login(council.officer)
    address = reverse("expertise:endorsement_revoke", args=[endorsement.pk])
    assert client.post(address, {"revoked_on": "25.06.2024"}).status_code == 422
    late = client.post(address, {"reason": "Плагиат", "revoked_on": "26.06.2024"})
    assert "до сегодняшнего" in late.content.decode()
    assert client.post(address, {"reason": "Плагиат", "revoked_on": "24.06.2024"}).status_code == 302
    found = again(endorsement)
    assert (found.state, found.revoked_on, found.reason) == (EndorsementState.REVOKED, date(2024, 6, 24), "Плагиат")
    assert "Плагиат" in Mail.objects.get(subject="Гриф № 1/2024 отозван").body
    assert client.get(address).status_code == 403


def test_renewing_gives_a_new_one_that_points_back(council: Council, client: Client) -> None:
    endorsement = council.endorsed()
    client.force_login(council.officer)
    address = reverse("expertise:endorsement_renew", args=[endorsement.pk])
    assert client.post(address, {"ground": " "}).status_code == 422
    answer = client.post(address, {"ground": "приказ от 25.06.2024 № 17", "decided_on": "25.06.2024"})
    renewed = Endorsement.objects.get(renews=endorsement)
    assert answer["Location"] == reverse("expertise:endorsement", args=[renewed.pk])
    assert (renewed.printed_number, renewed.valid_until) == ("2/2024", date(2025, 6, 25))
    assert again(endorsement).state == EndorsementState.RENEWED
    assert client.get(address).status_code == 403
    public = Client().get(reverse("expertise:check_token", args=[endorsement.token])).content.decode()
    assert "продлён новым" in public
    assert renewed.token in public


def test_renewing_by_a_resolution(council: Council) -> None:
    endorsement = council.endorsed()
    with clock.standing_at(date(2025, 7, 1)):
        (resolution,) = council.sign(
            agenda.put_on_agenda(
                [council.concluded()], meeting=council.meeting(date(2025, 7, 2)), actor=council.officer
            )
        )
        council.association.meetings.update(date=date(2025, 6, 30))
        resolution.refresh_from_db()
        resolution.item.meeting.refresh_from_db()
        renewed = actions.renew_endorsement(endorsement, resolution=resolution, actor=council.officer)
    assert (renewed.issued_on, renewed.decision.resolution) == (date(2025, 6, 30), resolution)


def test_one_without_an_end_is_not_renewed(cast: Cast) -> None:
    with clock.standing_at(TODAY):
        council = make_council(cast, config=replace(ENDORSING, validity_months=None))
        endorsement = council.endorsed()
        assert endorsement.valid_until is None
        with pytest.raises(NotAllowed, match="без срока"):
            actions.renew_endorsement(endorsement, ground="приказ", decided_on=TODAY, actor=council.officer)


def test_authors_are_reminded_once_ahead_of_the_end(council: Council) -> None:
    endorsement = council.endorsed()  # to 20.06.2025
    council.endorsed(date(2023, 1, 1))  # over already
    for day, sent in ((date(2025, 4, 20), 0), (date(2025, 4, 21), 1), (date(2025, 4, 22), 0)):
        with clock.standing_at(day):
            assert tasks.remind_of_endorsements.call() == sent
    assert Mail.objects.filter(subject="Срок грифа № 1/2024 заканчивается", to=council.author.email).count() == 1
    assert again(endorsement).state == EndorsementState.ISSUED


def test_the_register_filters_by_what_it_is_worth_today(council: Council, client: Client) -> None:
    valid, expired = council.endorsed(title="Новый"), council.endorsed(date(2023, 1, 10), title="Старый")
    revoked, renewed = council.endorsed(title="Отозванный"), council.endorsed(title="Прежний")
    actions.revoke_endorsement(revoked, reason="Ошибка", actor=council.officer)
    actions.renew_endorsement(renewed, ground="приказ", decided_on=TODAY, actor=council.officer)
    later = Endorsement.objects.get(renews=renewed)
    client.force_login(council.officer)
    address = reverse("expertise:endorsements")

    def shown(**asked: str) -> set[int]:
        return {each.pk for each, _standing in client.get(address, asked).context["rows"]}

    assert shown(state="valid") == {valid.pk, later.pk}
    assert shown(state="expired") == {expired.pk}
    assert shown(state="revoked") == {revoked.pk}
    assert shown(state="renewed") == {renewed.pk}
    assert shown(year="2023") == {expired.pk}
    assert shown(q="старый") == {expired.pk}
    assert shown(track="999", year="x") == shown()
    book = load_workbook(BytesIO(client.get(reverse("expertise:endorsements_export"), {"state": "revoked"}).content))
    rows = list(book.active.iter_rows(values_only=True))  # type: ignore[union-attr]
    assert (len(rows), rows[1][0], rows[1][6], rows[1][9]) == (2, revoked.printed_number, "отозван", "Ошибка")


def test_the_register_asks_as_much_for_few_as_for_many(council: Council, client: Client) -> None:
    client.force_login(council.officer)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(reverse("expertise:endorsements")).status_code == 200
        return len(found)

    council.endorsed()
    asked()
    few = asked()
    for _n in range(6):
        council.endorsed()
    assert asked() == few


def test_the_public_check_by_number(council: Council, client: Client) -> None:
    council.endorsed()
    address = reverse("expertise:check_number")
    assert client.get(address).status_code == 200
    for typed in ("1/2024", " № 1/2024 "):
        page = client.get(address, {"number": typed})
        assert page.status_code == 200
        assert "Задачи о воде" in page.content.decode()
    assert client.get(address, {"number": "2/2024"}).status_code == 404
    assert "Такого грифа нет" in client.get(address, {"number": "2/2024"}).content.decode()
    assert client.get(address, {"number": " "}).status_code == 422
    assert client.get(reverse("expertise:check_token", args=["nothing"])).status_code == 404


def test_authors_are_public_only_with_consent(council: Council, client: Client) -> None:
    endorsement = council.endorsed()
    make.make_author(endorsement.decision.submission, name="Второй Соавтор")
    address = reverse("expertise:check_token", args=[endorsement.token])
    page = client.get(address).content.decode()
    assert "Орлова" not in page
    assert "Соавтор" not in page
    Author.objects.filter(name="Второй Соавтор").update(may_be_published=True)
    page = client.get(address).content.decode()
    assert "Орлова" not in page
    assert "Второй Соавтор" in page
    assert "и другие" in page


def test_the_reason_of_revoking_is_not_public(council: Council, client: Client) -> None:
    endorsement = council.endorsed()
    actions.revoke_endorsement(endorsement, reason="Жалоба гражданки", actor=council.officer)
    page = client.get(reverse("expertise:check_token", args=[endorsement.token])).content.decode()
    assert "отозван с" in page
    assert "Жалоба" not in page


def test_nobody_goes_through_all_the_numbers(council: Council, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rumo.core.rate_limit.time.time", lambda: 0)
    codes = [client.get(reverse("expertise:check_number"), {"number": f"{n}/2024"}).status_code for n in range(31)]
    assert set(codes[:30]) == {404}
    assert codes[30] == 429


def test_from_the_conclusion_to_the_day_it_expires(council: Council, client: Client) -> None:
    """Concluded → agenda → signed minutes → decision → endorsement → public check → expired on its date."""
    held = council.concluded()
    client.force_login(council.officer)
    client.post(reverse("expertise:council"), {"rounds": [held.pk], "meeting": "", "day": "25.06.2024",
                                               "body": council.association.pk})  # fmt: skip
    item = held.agenda_places.get().item
    (resolution,) = council.sign_in_earnest(item)
    address = reverse("expertise:meeting_decisions", args=[item.meeting_id])
    (form,) = client.get(address).context["forms"]
    data = {f"{form.prefix}-{name}": value for name, value in form.initial.items()}
    assert client.post(address, data).status_code == 302
    endorsement = Endorsement.objects.get()
    assert endorsement.decision.resolution == resolution

    client.force_login(council.author)
    page = client.get(reverse("expertise:outcome", args=[held.submission_id])).content.decode()
    assert "Присвоить гриф УМО" in page
    assert client.get(reverse("expertise:extract_file", args=[endorsement.decision_id, "pdf"])).status_code == 200

    check = reverse("expertise:check_token", args=[endorsement.token])
    for day, told in ((TODAY, "действует"), (date(2025, 6, 25), "действует"), (date(2025, 6, 26), "срок истёк")):
        with clock.standing_at(day):
            assert f">{told}<" in Client().get(check).content.decode()


def test_decisions_of_earlier_years_have_their_endorsements_too(council: Council) -> None:
    held = council.concluded()
    decision = decisions.record_decision(
        held.submission,
        outcome=Outcome.ENDORSED,
        ground="протокол от 13.12.2022 № 4",
        decided_on=date(2022, 12, 13),
        actor=council.officer,
    )
    assert council_rules.standing_on(decision.endorsement, TODAY).key == "expired"
    paper = certificates.build_certificate(decision.endorsement)
    assert "Основание: протокол от 13.12.2022 № 4" in paper.lines
