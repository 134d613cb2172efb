"""A plan is published by a press. Those already adopted were on the public site by themselves, so they stay there."""

from __future__ import annotations

from django.db import migrations, models
from django.db.migrations.state import StateApps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ADOPTED = ("approved", "closed", "in_force")


def keep_on_the_site(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("planning", "Plan").objects.filter(state__in=ADOPTED).update(is_published=True)


class Migration(migrations.Migration):
    dependencies = [("planning", "0002_events_carry_out_rows")]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="is_published",
            field=models.BooleanField(default=False, verbose_name="опубликован"),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_published", False), ("state__in", ADOPTED), _connector="OR"),
                name="only_adopted_plan_is_published",
            ),
        ),
        migrations.RunPython(keep_on_the_site, migrations.RunPython.noop),
    ]
