from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record
from rumo.directory.models import Association, Organization, Person, Subject
from rumo.events.models.events import Event


class EventSection(Record):
    """A section of an event. Sections of one `slot` go at the same time: a participant has one of them.

    `association` is the body whose section it is, where there is one; `taken` as of the event.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField(default=1)
    slot = models.PositiveSmallIntegerField(_("поток"), default=1)
    title = models.CharField(_("секция"), max_length=300)
    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("объединение")
    )
    leader = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("руководитель")
    )
    starts_at = models.DateTimeField(_("начало"), null=True, blank=True)
    ends_at = models.DateTimeField(_("окончание"), null=True, blank=True)
    room = models.CharField(_("аудитория"), max_length=200, blank=True)
    link = models.URLField(_("ссылка на видеосвязь"), max_length=500, blank=True)
    capacity = models.PositiveIntegerField(_("мест"), null=True, blank=True)
    taken = models.PositiveIntegerField(_("занято мест"), default=0, editable=False)

    class Meta:
        verbose_name = _("секция")
        verbose_name_plural = _("секции")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "title"], name="event_section_title_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="event_section_has_title"),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True) | Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="event_section_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Talk(Record):
    """Somebody speaks or shows a practice, in the whole event or in a section. The name stands as papers print it.

    A practice may be `is_recommended` to the Atlas: expertise then takes it over as a draft (S2: 9 of 33).
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="talks")
    section = models.ForeignKey(
        EventSection, on_delete=models.CASCADE, null=True, blank=True, related_name="talks", verbose_name=_("секция")
    )
    position = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(_("тема выступления или название практики"), max_length=500)
    annotation = models.TextField(_("о чём"), blank=True)
    is_practice = models.BooleanField(_("представляет практику"), default=False)
    is_recommended = models.BooleanField(_("рекомендована в Атлас"), default=False)
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("предмет")
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="talks", verbose_name=_("кто")
    )
    name = models.CharField(_("фамилия, имя, отчество"), max_length=200)
    post = models.CharField(_("должность"), max_length=500, blank=True)
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("организация")
    )
    email = models.EmailField(_("электронная почта"), blank=True)
    # Whether the name may stand on the public page (152-ФЗ).
    may_be_published = models.BooleanField(_("согласие на публикацию имени"), default=False)

    class Meta:
        verbose_name = _("выступление")
        verbose_name_plural = _("выступления")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="talk_has_title"),
            models.CheckConstraint(condition=~Q(name=""), name="talk_has_name"),
            models.CheckConstraint(
                condition=Q(is_recommended=False) | Q(is_practice=True), name="only_practices_are_recommended"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Organizer(Record):
    """Somebody who prepares or leads the event («модератор»)."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="organizers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="organized_events", verbose_name=_("кто"))
    duty = models.CharField(_("что делает"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("организатор")
        verbose_name_plural = _("организаторы")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["event", "person"], name="organizer_once")]

    def __str__(self) -> str:
        return str(self.person)
