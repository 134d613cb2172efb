from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

import rumo.core.clock


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="ItemBlock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("code", models.CharField(max_length=60)),
                ("key", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=300, verbose_name="таблица")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="blocks", to="meetings.agendaitem"
                    ),
                ),
            ],
            options={
                "verbose_name": "таблица в протоколе",
                "verbose_name_plural": "таблицы в протоколе",
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("item", "code", "key"), name="item_block_once")],
            },
        ),
    ]
