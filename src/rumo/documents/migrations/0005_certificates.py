from django.db import migrations, models

KINDS = [
    ("minutes", "протокол"),
    ("extract", "выписка из протокола"),
    ("analysis", "анализ, отчёт"),
    ("plan", "план работы"),
    ("change_sheet", "лист изменений плана"),
    ("execution", "отчёт об исполнении плана"),
    ("conclusion", "экспертное заключение"),
    ("certificate", "свидетельство"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_expert_conclusions"),
    ]

    operations = [
        migrations.AlterField(
            model_name="issuedpaper",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=20, verbose_name="вид"),
        ),
        migrations.AlterField(
            model_name="wordtemplate",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=20, verbose_name="для чего"),
        ),
    ]
