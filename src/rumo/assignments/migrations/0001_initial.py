import django.db.models.deletion
import rumo.core.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('core', '0001_initial'),
        ('directory', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('text', models.TextField(verbose_name='что сделать')),
                ('ground', models.CharField(max_length=300, verbose_name='основание')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='выдано')),
                ('due_text', models.CharField(blank=True, max_length=200, verbose_name='срок, как записано')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='срок')),
                ('state', models.CharField(choices=[('draft', 'проект'), ('issued', 'выдано'), ('in_work', 'в работе'), ('reported', 'исполнение доложено'), ('accepted', 'принято, снято с контроля'), ('withdrawn', 'отменено')], default='draft', max_length=12, verbose_name='состояние')),
                ('report', models.TextField(blank=True, verbose_name='отчёт об исполнении')),
                ('reported_at', models.DateTimeField(blank=True, null=True)),
                ('remarks', models.TextField(blank=True, verbose_name='замечания, с которыми возвращено')),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_reason', models.CharField(blank=True, max_length=500, verbose_name='почему отменено')),
                ('association', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='directory.association', verbose_name='объединение')),
            ],
            options={
                'verbose_name': 'поручение',
                'verbose_name_plural': 'поручения',
                'ordering': ['due_on', 'pk'],
                'indexes': [models.Index(fields=['association', 'state', 'due_on'], name='assignment_board')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['reported', 'accepted']), _negated=True), ('reported_at__isnull', False), _connector='OR'), name='assignment_reported_has_its_moment'), models.CheckConstraint(condition=models.Q(('state', 'draft'), ('state', 'withdrawn'), ('issued_on__isnull', False), _connector='OR'), name='assignment_issued_has_its_day'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), _negated=True), models.Q(('withdrawn_reason', ''), _negated=True), _connector='OR'), name='assignment_withdrawn_has_its_reason')],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('title', models.CharField(blank=True, max_length=300, verbose_name='что это')),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='assignments.assignment')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile')),
            ],
            options={
                'verbose_name': 'подтверждение',
                'verbose_name_plural': 'подтверждения',
                'ordering': ['created_at'],
            },
        ),
        migrations.CreateModel(
            name='Executor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(blank=True, choices=[('chair', 'председатель'), ('deputy', 'заместитель председателя'), ('secretary', 'секретарь'), ('leader', 'руководитель'), ('member', 'член'), ('expert', 'эксперт')], max_length=20, verbose_name='роль')),
                ('is_lead', models.BooleanField(default=True, verbose_name='ответственный')),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='executors', to='assignments.assignment')),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organization', verbose_name='организация')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assignment_roles', to='directory.person', verbose_name='человек')),
            ],
            options={
                'verbose_name': 'исполнитель',
                'verbose_name_plural': 'исполнители',
                'ordering': ['-is_lead', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('organization__isnull', True), ('person__isnull', False), ('role', '')), models.Q(('organization__isnull', True), ('person__isnull', True), models.Q(('role', ''), _negated=True)), models.Q(('organization__isnull', False), ('person__isnull', True), ('role', '')), _connector='OR'), name='executor_is_one_of_three'), models.UniqueConstraint(condition=models.Q(('person__isnull', False)), fields=('assignment', 'person'), name='executor_person_once'), models.UniqueConstraint(condition=models.Q(('role', ''), _negated=True), fields=('assignment', 'role'), name='executor_role_once'), models.UniqueConstraint(condition=models.Q(('organization__isnull', False)), fields=('assignment', 'organization'), name='executor_organization_once')],
            },
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('old_due_on', models.DateField(blank=True, null=True)),
                ('new_due_on', models.DateField()),
                ('reason', models.CharField(max_length=500, verbose_name='причина')),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='extensions', to='assignments.assignment')),
                ('extended_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['created_at'],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('before', 'напоминание о сроке'), ('due', 'срок сегодня'), ('overdue', 'срок прошёл')], max_length=10)),
                ('for_due_on', models.DateField()),
                ('sent_at', models.DateTimeField()),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='assignments.assignment')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='directory.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('assignment', 'person', 'kind', 'for_due_on'), name='reminder_once')],
            },
        ),
    ]
