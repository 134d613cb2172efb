from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.assignments.models import Assignment
from rumo.core.models import Record, Versioned
from rumo.directory.models import Person
from rumo.meetings.models.meetings import Meeting


class AgendaItem(Versioned):
    """A question of the agenda and, once held, the record of its discussion.

    `about` follows the names after СЛУШАЛИ; `text` is simple HTML (paragraphs, lists, tables) cleaned on the way in.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(_("№"))
    title = models.TextField(_("вопрос"))
    expected_resolution = models.TextField(_("проект решения"), blank=True)
    is_late = models.BooleanField(_("включён после рассылки"), default=False)
    # A standing question («при наличии заявки»): offered in each next agenda, dropped when there is nothing to hear.
    is_standing = models.BooleanField(_("постоянный вопрос"), default=False)
    control_of = models.ForeignKey(
        Assignment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("контроль поручения"),
    )
    about = models.TextField(_("о чём"), blank=True)
    text = models.TextField(_("ход обсуждения"), blank=True)
    is_dropped = models.BooleanField(_("снят с рассмотрения"), default=False)

    class Meta:
        verbose_name = _("вопрос повестки")
        verbose_name_plural = _("повестка")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="agenda_position_unique"),
            models.CheckConstraint(
                condition=Q(position__gte=1) & ~Q(title=""), name="agenda_item_is_numbered_and_titled"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"


class Speaker(Record):
    """Who reports on an item. `post` is what the papers print, as it was on the day."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="speakers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("докладчик"))
    post = models.CharField(_("должность"), max_length=500, blank=True)
    position = models.PositiveSmallIntegerField(default=1)
    # Somebody may report without having stood on the agenda; a check tells the secretary.
    on_agenda = models.BooleanField(_("в повестке"), default=True)
    was_heard = models.BooleanField(_("выступил с докладом"), default=True)

    class Meta:
        verbose_name = _("докладчик")
        verbose_name_plural = _("докладчики")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["item", "person"], name="speaker_once")]

    def __str__(self) -> str:
        return self.person.short_name


class ItemBlock(Record):
    """A table of another room in the record of a question, after its text (see `live_blocks`). `title` is how it was
    called when it was put in."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="blocks")
    code = models.CharField(max_length=60)
    key = models.CharField(max_length=60)
    title = models.CharField(_("таблица"), max_length=300)

    class Meta:
        verbose_name = _("таблица в протоколе")
        verbose_name_plural = _("таблицы в протоколе")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["item", "code", "key"], name="item_block_once")]

    def __str__(self) -> str:
        return self.title
