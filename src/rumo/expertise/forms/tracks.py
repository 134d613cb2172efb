"""Settings of a track as forms: each part is a list of small records, and a form makes one of them."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import offer
from rumo.directory.enums import OrganizationKind
from rumo.directory.models import Association
from rumo.directory.queries import run_associations
from rumo.expertise.enums import Blindness, FieldKind, Outcome, TrackKind
from rumo.expertise.track_config import (
    ChecklistItem,
    Criterion,
    FormField,
    OutcomeWording,
    RequiredFile,
    TrackConfig,
)
from rumo.expertise.track_rules import EXTENSIONS


class TrackStartForm(forms.Form):
    """A new track begins with the settings of its kind."""

    association = forms.ModelChoiceField(label=_("Объединение"), queryset=Association.objects.none(), empty_label=None)
    kind = forms.ChoiceField(
        label=_("Вид экспертизы"),
        choices=TrackKind.choices,
        widget=forms.RadioSelect,
        help_text=_("Форма заявки, проверка и критерии заполнятся сами; всё можно будет изменить."),
    )
    title = forms.CharField(
        label=_("Название"), max_length=300, required=False, help_text=_("Если оставить пустым, подставится обычное.")
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "association", run_associations(user))


class PartForm(forms.Form):
    """One record of a part; `made(key)` is that record. `version` is the track's."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def values_of(cls, record: Any) -> dict[str, Any]:
        """The record as the form shows it."""
        return {each.name: getattr(record, each.name) for each in fields(record) if each.name in cls.base_fields}

    def made(self, key: str) -> Any:
        raise NotImplementedError


class QuestionForm(PartForm):
    label = forms.CharField(label=_("Вопрос"), max_length=300)
    kind = forms.ChoiceField(label=_("Как отвечают"), choices=FieldKind.choices)
    choices = forms.CharField(
        label=_("Варианты"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Для выбора из списка: каждый вариант с новой строки."),
    )
    help = forms.CharField(label=_("Подсказка под вопросом"), max_length=300, required=False)
    is_required = forms.BooleanField(label=_("Ответ обязателен"), required=False)

    @classmethod
    def values_of(cls, record: FormField) -> dict[str, Any]:
        return {**super().values_of(record), "choices": "\n".join(record.choices)}

    def clean_choices(self) -> tuple[str, ...]:
        return _lines(self.cleaned_data["choices"])

    def made(self, key: str) -> FormField:
        data = self.cleaned_data
        kind = FieldKind(data["kind"])
        choices = data["choices"] if kind == FieldKind.CHOICE else ()
        return FormField(key, data["label"], kind, data["is_required"], data["help"], choices)


class FileForm(PartForm):
    label = forms.CharField(label=_("Какой файл нужен"), max_length=200)
    extensions = forms.MultipleChoiceField(
        label=_("Какие файлы принимать"),
        choices=[(each, each) for each in EXTENSIONS],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Вид файла узнаётся по содержимому, а не по имени."),
    )
    max_mb = forms.IntegerField(label=_("Не больше, МБ"), min_value=1, initial=20)
    is_required = forms.BooleanField(label=_("Файл обязателен"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["max_mb"].help_text = _("Наибольший размер в этой системе — %s МБ.") % settings.MAX_UPLOAD_MB

    def made(self, key: str) -> RequiredFile:
        data = self.cleaned_data
        return RequiredFile(key, data["label"], data["is_required"], tuple(data["extensions"]), data["max_mb"])


class CheckItemForm(PartForm):
    text = forms.CharField(
        label=_("Что проверить"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Утверждением: «Есть оглавление и пояснительная записка»."),
    )

    def made(self, key: str) -> ChecklistItem:
        return ChecklistItem(key, self.cleaned_data["text"])


class CriterionForm(PartForm):
    title = forms.CharField(label=_("Критерий"), max_length=300)
    help = forms.CharField(label=_("Пояснение для экспертов"), max_length=500, required=False)
    top = forms.IntegerField(label=_("Высший балл"), min_value=1, max_value=100, initial=5)
    weight = forms.IntegerField(
        label=_("Вес"),
        min_value=0,
        max_value=100,
        initial=1,
        help_text=_("Во сколько раз критерий важнее остальных; 0 — оценка не влияет на итог."),
    )

    def made(self, key: str) -> Criterion:
        data = self.cleaned_data
        return Criterion(key, data["title"], data["top"], data["weight"], data["help"])


class OutcomesForm(forms.Form):
    """Wordings of decisions; an empty one means that the council cannot decide so in this track."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, config: TrackConfig, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        texts = {row.outcome: row.text for row in config.outcomes}
        for outcome in Outcome:
            self.fields[outcome.value] = forms.CharField(
                label=str(outcome.label).capitalize(),
                max_length=500,
                required=False,
                initial=texts.get(outcome, ""),
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def changed_config(self, config: TrackConfig) -> TrackConfig:
        kept = [(outcome, self.cleaned_data[outcome.value].strip()) for outcome in Outcome]
        return replace(config, outcomes=tuple(OutcomeWording(outcome, text) for outcome, text in kept if text))


class RulesForm(forms.Form):
    """Everything that is a single value: who, how many, how long."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Название"), max_length=300)
    guide = forms.CharField(
        label=_("Памятка авторам"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )
    kinds = forms.CharField(
        label=_("Виды материала"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Каждый с новой строки. Если оставить пустым, автор напишет вид сам."),
    )
    submitters = forms.MultipleChoiceField(
        label=_("Кто может подавать"),
        choices=OrganizationKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Работники отмеченных организаций. Если ничего не отмечено — любой работник региона."),
    )
    asks_subject = forms.BooleanField(label=_("Спрашивать предмет"), required=False)
    asks_level = forms.BooleanField(label=_("Спрашивать уровень образования"), required=False)
    blindness = forms.ChoiceField(label=_("Открытость"), choices=Blindness.choices, widget=forms.RadioSelect)
    same_municipality_conflicts = forms.BooleanField(
        label=_("Не назначать экспертов из муниципалитета автора"), required=False
    )
    lowest_needs_comment = forms.BooleanField(label=_("К низшему баллу требовать пояснение"), required=False)
    authors_see_scores = forms.BooleanField(label=_("Показывать авторам баллы по критериям"), required=False)
    experts = forms.IntegerField(label=_("Экспертов на материал"), min_value=1, max_value=20)
    pass_percent = forms.IntegerField(label=_("Порог, % от высшего балла"), min_value=0, max_value=100)
    gap_percent = forms.IntegerField(
        label=_("Расхождение оценок, %"),
        min_value=0,
        max_value=100,
        help_text=_("Если оценки разойдутся сильнее, позовут ещё одного эксперта."),
    )
    technical_days = forms.IntegerField(label=_("Техническая экспертиза, дней"), min_value=1, max_value=365)
    return_days = forms.IntegerField(label=_("На исправление замечаний, дней"), min_value=1, max_value=365)
    reply_days = forms.IntegerField(label=_("На согласие эксперта, дней"), min_value=1, max_value=365)
    review_days = forms.IntegerField(label=_("На отзыв эксперта, дней"), min_value=1, max_value=365)
    rework_days = forms.IntegerField(label=_("На доработку по решению, дней"), min_value=1, max_value=365)
    appeal_days = forms.IntegerField(label=_("На апелляцию, дней"), min_value=1, max_value=365)
    validity_months = forms.IntegerField(
        label=_("Гриф действует, месяцев"),
        min_value=1,
        max_value=600,
        required=False,
        help_text=_("Пусто — бессрочно."),
    )
    number_pattern = forms.CharField(
        label=_("Образец номера грифа"),
        max_length=60,
        help_text=_("{number} — номер по порядку, {year} — год: «{number}/{year}»."),
    )

    @staticmethod
    def values_of(title: str, config: TrackConfig) -> dict[str, Any]:
        simple = {name: getattr(config, name) for name in RulesForm.base_fields if hasattr(config, name)}
        return {**simple, "title": title, "kinds": "\n".join(config.kinds)}

    def clean_kinds(self) -> tuple[str, ...]:
        return _lines(self.cleaned_data["kinds"])

    def changed_config(self, config: TrackConfig) -> TrackConfig:
        data = {name: value for name, value in self.cleaned_data.items() if name not in {"title", "version"}}
        data["blindness"] = Blindness(data["blindness"])
        data["submitters"] = tuple(OrganizationKind(each) for each in data["submitters"])
        return replace(config, **data)


def _lines(text: str) -> tuple[str, ...]:
    """Each line once, without blanks, as long as a material keeps it."""
    lines = (" ".join(line.split())[:200] for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))
