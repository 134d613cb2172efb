"""What an expert and the officer type: the review, a refusal, a note, the words of the conclusion."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.expertise.enums import Recommendation
from rumo.expertise.models import Conclusion, Review, Round
from rumo.expertise.review_rules import ReviewData
from rumo.expertise.track_config import Criterion

# More buttons than this stand badly on a phone: a number is typed instead.
_MOST_BUTTONS = 10


class VersionedForm(forms.Form):
    """A form of one record."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class ReviewForm(VersionedForm):
    """`score_<key>` and `comment_<key>` for each criterion, then the words. Nothing is required while it is written."""

    text = forms.CharField(
        label=_("Вывод для автора"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Автор прочтёт его без вашего имени. Не пишите здесь, кто вы и где работаете."),
    )
    private_note = forms.CharField(
        label=_("Замечание для совета"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Его прочтут только те, кто ведёт экспертизу. Автор не увидит."),
    )
    recommendation = forms.ChoiceField(
        label=_("Рекомендация"), required=False, choices=Recommendation.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        self.criteria = review.round.config.criteria
        initial: dict[str, Any] = {
            "version": review.version,
            "text": review.text,
            "private_note": review.private_note,
            "recommendation": review.recommendation,
        }
        for each in self.criteria:
            initial[f"score_{each.key}"] = review.scores.get(each.key)
            initial[f"comment_{each.key}"] = review.comments.get(each.key, "")
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        for each in self.criteria:
            self.fields[f"score_{each.key}"] = _score_field(each)
            self.fields[f"comment_{each.key}"] = _comment_field(each)

    def rows(self) -> list[tuple[Criterion, forms.BoundField, forms.BoundField]]:
        """Each criterion with its two fields."""
        return [(each, self[f"score_{each.key}"], self[f"comment_{each.key}"]) for each in self.criteria]

    def data_of_review(self) -> ReviewData:
        said = self.cleaned_data
        scores = {each.key: said[f"score_{each.key}"] for each in self.criteria}
        return ReviewData(
            scores={key: score for key, score in scores.items() if score is not None},
            comments={each.key: said[f"comment_{each.key}"] for each in self.criteria},
            text=said["text"],
            private_note=said["private_note"],
            recommendation=said["recommendation"],
        )


class DeclineForm(forms.Form):
    """Why an expert refuses; `conflict` when it is a conflict of interests."""

    conflict = forms.BooleanField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Причина"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class ReturnForm(forms.Form):
    note = forms.CharField(label=_("Что дополнить в отзыве"), widget=forms.Textarea(attrs={"rows": 2}))


class ConclusionForm(VersionedForm):
    """The words of the conclusion and what is proposed, of the outcomes this track has."""

    text = forms.CharField(label=_("Текст заключения"), required=False, widget=forms.Textarea(attrs={"rows": 14}))
    proposed = forms.ChoiceField(label=_("Предлагается совету"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, held: Round, conclusion: Conclusion, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(conclusion, name) for name in ("version", "text", "proposed")}
        super().__init__(*args, **kwargs)
        proposed = self.fields["proposed"]
        assert isinstance(proposed, forms.ChoiceField)
        proposed.choices = [(each.outcome, each.text) for each in held.config.outcomes]


def _score_field(criterion: Criterion) -> forms.Field:
    label, top = criterion.title, criterion.top
    wrong = _("Балл — целое число от 0 до %(top)s.") % {"top": top}
    if top > _MOST_BUTTONS:
        messages = {"invalid": wrong, "min_value": wrong, "max_value": wrong}
        return forms.IntegerField(label=label, min_value=0, max_value=top, required=False, error_messages=messages)
    return forms.TypedChoiceField(
        label=label,
        choices=[(number, str(number)) for number in range(top + 1)],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": wrong},
    )


def _comment_field(criterion: Criterion) -> forms.Field:
    return forms.CharField(
        label=_("Пояснение: %(title)s") % {"title": criterion.title},
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": _("Пояснение")}),
    )
