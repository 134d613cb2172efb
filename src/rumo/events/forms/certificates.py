"""The forms of certificates: the filter of the register, the reason of revoking, the words that are printed."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core.form_fields import DateField, offer
from rumo.directory.models import Association
from rumo.directory.queries import search
from rumo.events.certificate_list import doubtful, of_body
from rumo.events.certificate_words import Wording, has_stray_brace, unknown_words
from rumo.events.enums import ParticipantRole
from rumo.events.models import EventCertificate

SEARCHED = ("name", "number", "email", "event__title")
SORTS = {
    "name": ("name", "pk"),
    "number": ("number", "pk"),
    "event": ("event__starts_at", "pk"),
    "issued": ("issued_on", "pk"),
}
STATES: dict[str, Q] = {
    "valid": Q(revoked_on__isnull=True),
    "doubtful": doubtful(),
    "unsent": Q(revoked_on__isnull=True, sent_at__isnull=True),
    "revoked": Q(revoked_on__isnull=False),
}
# More does not fit on one sheet with the names of the bodies and the signature.
MOST_LINES = 10


class CertificateFilter(forms.Form):
    """The filters of the register, in the address. What cannot be read there is ignored."""

    q = forms.CharField(label=gettext_lazy("Найти"), required=False, max_length=200)
    role = forms.ChoiceField(
        label=gettext_lazy("Кому"),
        required=False,
        choices=[("", gettext_lazy("всем")), *ParticipantRole.choices],
    )
    state = forms.ChoiceField(
        label=gettext_lazy("Состояние"),
        required=False,
        choices=[
            ("", gettext_lazy("все")),
            ("valid", gettext_lazy("действуют")),
            ("doubtful", gettext_lazy("под вопросом")),
            ("unsent", gettext_lazy("не отправлены")),
            ("revoked", gettext_lazy("отозваны")),
        ],
    )
    association = forms.ModelChoiceField(
        label=gettext_lazy("Объединение"),
        required=False,
        queryset=Association.objects.none(),
        empty_label=gettext_lazy("все"),
    )
    since = DateField(label=gettext_lazy("Мероприятия с"), required=False)
    until = DateField(label=gettext_lazy("по"), required=False)

    def __init__(
        self, data: Any, *, certificates: QuerySet[EventCertificate], associations: QuerySet[Association] | None = None
    ) -> None:
        """Without `associations` the certificates are those of one event."""
        super().__init__(data)
        self.certificates = certificates
        if associations is None:
            for name in ("association", "since", "until"):
                del self.fields[name]
        else:
            offer(self, "association", associations)

    def found(self) -> QuerySet[EventCertificate]:
        """What the filter lets through, in the order asked for."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        rows = self.certificates
        if "role" in given:
            rows = rows.filter(role=given["role"])
        if "state" in given:
            rows = rows.filter(STATES[given["state"]])
        if "association" in given:
            rows = rows.filter(of_body(given["association"]))
        if "since" in given:
            rows = rows.filter(event__starts_at__gte=make_aware(datetime.combine(given["since"], time())))
        if "until" in given:
            after = given["until"] + timedelta(days=1)
            rows = rows.filter(event__starts_at__lt=make_aware(datetime.combine(after, time())))
        asked = str(self.data.get("sort", ""))
        keys = SORTS.get(asked.removeprefix("-"), ("name", "pk"))
        ordered = (f"-{key}" if asked.startswith("-") else key for key in keys)
        return search(rows, given.get("q", ""), SEARCHED).order_by(*ordered)

    @property
    def is_used(self) -> bool:
        return any(self.cleaned_data.values())


class RevokeForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Причина"),
        max_length=300,
        help_text=gettext_lazy("Её увидит каждый, кто проверит сертификат по коду, и прочтёт в письме владелец."),
    )


class ReissueForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Почему прежний больше не действует"),
        max_length=300,
        help_text=gettext_lazy("Например: исправлена фамилия. Причина видна на странице проверки прежнего."),
    )
    sends_letter = forms.BooleanField(label=gettext_lazy("Отправить новый по почте"), required=False, initial=True)


class TemplateForm(forms.Form):
    """What a form of certificates says; words in braces are checked when it is saved and when it is shown."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    title = forms.CharField(label=gettext_lazy("Заголовок"), max_length=100)
    lead = forms.CharField(label=gettext_lazy("Слова перед именем"), max_length=300, required=False)
    lines = forms.CharField(
        label=gettext_lazy("Текст после имени"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Каждая строка печатается отдельно. Слова в скобках подставятся сами."),
    )
    signer_post = forms.CharField(label=gettext_lazy("Должность подписавшего"), max_length=300, required=False)
    signer_name = forms.CharField(
        label=gettext_lazy("Кто подписывает"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Фамилия и инициалы. Если не указать, подписи не будет."),
    )
    is_landscape = forms.BooleanField(label=gettext_lazy("Лист поперёк (альбомный)"), required=False)

    def clean_lead(self) -> str:
        return _checked(self.cleaned_data["lead"])

    def clean_lines(self) -> str:
        text = _checked(self.cleaned_data["lines"])
        if len(text.splitlines()) > MOST_LINES:
            raise ValidationError(_("На листе помещается %(n)s строк. Сократите текст.") % {"n": MOST_LINES})
        return text

    @property
    def wording(self) -> Wording:
        data = self.cleaned_data
        names = ("title", "lead", "lines", "signer_post", "signer_name", "is_landscape")
        return Wording(**{name: data[name] for name in names})


def _checked(text: str) -> str:
    if has_stray_brace(text):
        raise ValidationError(_("Скобка { без пары. Слово берут в скобки с двух сторон: {мероприятие}."))
    if unknown := unknown_words(text):
        words = ", ".join(f"{{{word}}}" for word in unknown)
        raise ValidationError(_("Непонятные слова в скобках: %(words)s. Возьмите слова из списка.") % {"words": words})
    return text.replace("\r\n", "\n").strip()
