import django.db.models.deletion
import rumo.core.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('directory', '0003_subject'),
        ('documents', '0005_certificates'),
        ('planning', '0002_events_carry_out_rows'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReportBlock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('kind', models.CharField(choices=[('table', 'таблица'), ('chart', 'диаграмма'), ('list', 'список')], max_length=5, verbose_name='вид')),
                ('code', models.CharField(max_length=60)),
                ('caption', models.CharField(blank=True, max_length=300, verbose_name='подпись')),
                ('options', models.JSONField(blank=True, default=dict)),
            ],
            options={
                'verbose_name': 'блок отчёта',
                'verbose_name_plural': 'блоки отчёта',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('year_kind', models.CharField(choices=[('calendar', 'календарный'), ('academic', 'учебный')], max_length=10, verbose_name='год')),
                ('starts_on', models.DateField(verbose_name='с')),
                ('ends_on', models.DateField(verbose_name='по')),
                ('title', models.CharField(max_length=500, verbose_name='заголовок')),
                ('cut_off', models.DateField(blank=True, null=True, verbose_name='сведения на дату')),
                ('state', models.CharField(choices=[('draft', 'готовится'), ('approved', 'утверждён')], default='draft', max_length=10, verbose_name='состояние')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='срок')),
                ('approved_on', models.DateField(blank=True, null=True, verbose_name='утверждён')),
                ('is_published', models.BooleanField(default=False, verbose_name='опубликован')),
                ('signer_post', models.CharField(blank=True, max_length=300, verbose_name='должность подписавшего')),
                ('association', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='directory.association', verbose_name='объединение')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.issuedpaper')),
                ('signer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.person', verbose_name='кто подписывает')),
                ('stamp', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.approvalstamp')),
            ],
            options={
                'verbose_name': 'отчёт',
                'verbose_name_plural': 'отчёты',
                'ordering': ['-starts_on', 'association'],
                'constraints': [models.UniqueConstraint(fields=('association', 'starts_on', 'ends_on', 'title'), name='report_unique'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='report_has_title'), models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='report_days_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('approved_on__isnull', True), ('state', 'draft')), models.Q(('approved_on__isnull', False), ('state', 'approved')), _connector='OR'), name='approved_report_has_day'), models.CheckConstraint(condition=models.Q(('is_published', False), ('state', 'approved'), _connector='OR'), name='only_approved_report_is_published'), models.CheckConstraint(condition=models.Q(('cut_off__isnull', True), models.Q(('cut_off__gte', models.F('starts_on')), ('cut_off__lte', models.F('ends_on'))), _connector='OR'), name='report_cut_off_within_year')],
            },
        ),
        migrations.CreateModel(
            name='RemarkAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64)),
                ('reason', models.CharField(max_length=500, verbose_name='почему оставлено')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remark_answers', to='reports.report')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('report', 'key'), name='remark_answered_once')],
            },
        ),
        migrations.CreateModel(
            name='NextDirection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('text', models.CharField(max_length=1000, verbose_name='направление на следующий год')),
                ('plan_row', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='planning.planrow')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='next_directions', to='reports.report')),
            ],
            options={
                'verbose_name': 'направление на следующий год',
                'verbose_name_plural': 'направления на следующий год',
                'ordering': ['position', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='next_direction_has_text')],
            },
        ),
        migrations.CreateModel(
            name='FrozenFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=100)),
                ('title', models.CharField(max_length=300)),
                ('unit', models.CharField(max_length=50)),
                ('value', models.IntegerField()),
                ('base', models.IntegerField(null=True)),
                ('previous', models.IntegerField()),
                ('model', models.CharField(max_length=100)),
                ('records', models.JSONField(default=list)),
                ('table', models.JSONField(null=True)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='frozen', to='reports.report')),
            ],
            options={
                'verbose_name': 'зафиксированный показатель',
                'verbose_name_plural': 'зафиксированные показатели',
                'ordering': ['code'],
                'constraints': [models.UniqueConstraint(fields=('report', 'code'), name='frozen_once')],
            },
        ),
        migrations.CreateModel(
            name='FrozenBlock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.JSONField()),
                ('block', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='frozen', to='reports.reportblock')),
            ],
        ),
        migrations.CreateModel(
            name='ReportSection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('level', models.PositiveSmallIntegerField(default=1)),
                ('title', models.CharField(blank=True, max_length=500, verbose_name='заголовок раздела')),
                ('body', models.TextField(blank=True, verbose_name='текст')),
                ('guidance', models.TextField(blank=True, verbose_name='что писать')),
                ('state', models.CharField(choices=[('open', 'пишется'), ('asked', 'поручен'), ('ready', 'готов')], default='open', max_length=6, verbose_name='состояние')),
                ('asked_until', models.DateField(blank=True, null=True, verbose_name='срок')),
                ('asked_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='asked_sections', to='directory.person', verbose_name='кому поручен')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='reports.report')),
                ('taken_over', models.ManyToManyField(blank=True, related_name='+', to='reports.reportsection')),
            ],
            options={
                'verbose_name': 'раздел отчёта',
                'verbose_name_plural': 'разделы отчёта',
                'ordering': ['position', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'asked'), _negated=True), ('asked_of__isnull', False), _connector='OR'), name='asked_section_says_of_whom'), models.CheckConstraint(condition=models.Q(('level__gte', 1), ('level__lte', 3)), name='section_level_in_bounds')],
            },
        ),
        migrations.AddField(
            model_name='reportblock',
            name='section',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='blocks', to='reports.reportsection'),
        ),
        migrations.CreateModel(
            name='ReportTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('title', models.CharField(max_length=300, verbose_name='название')),
                ('sections', models.JSONField(default=list)),
                ('is_active', models.BooleanField(default=True, verbose_name='используется')),
                ('association', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_templates', to='directory.association', verbose_name='объединение')),
            ],
            options={
                'verbose_name': 'шаблон отчёта',
                'verbose_name_plural': 'шаблоны отчётов',
                'ordering': ['title'],
                'constraints': [models.UniqueConstraint(fields=('association', 'title'), name='report_template_unique'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='report_template_has_title')],
            },
        ),
        migrations.CreateModel(
            name='SentenceChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120)),
                ('answer', models.CharField(choices=[('taken', 'принято'), ('rejected', 'отклонено')], max_length=8)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sentence_choices', to='reports.report')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('report', 'key'), name='sentence_answered_once')],
            },
        ),
    ]
