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
        ('meetings', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('state', models.CharField(choices=[('reading', 'читаются'), ('read', 'прочитаны'), ('cancelled', 'чтение отменено')], default='reading', max_length=10)),
                ('association', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.association', verbose_name='объединение')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.region')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'загрузка старых документов',
                'verbose_name_plural': 'загрузки старых документов',
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='IncomingFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('state', models.CharField(choices=[('queued', 'ждёт чтения'), ('reading', 'читается'), ('read', 'прочитан'), ('failed', 'не прочитан'), ('cancelled', 'чтение отменено')], default='queued', max_length=10)),
                ('message', models.CharField(blank=True, max_length=1000)),
                ('source', models.JSONField(blank=True, null=True)),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='intake.batch')),
                ('stored', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile')),
            ],
            options={
                'verbose_name': 'старый документ',
                'verbose_name_plural': 'старые документы',
                'ordering': ['position', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'failed'), _negated=True), models.Q(('message', ''), _negated=True), _connector='OR'), name='failed_file_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'read'), _negated=True), ('source__isnull', False), _connector='OR'), name='read_file_has_source')],
            },
        ),
        migrations.CreateModel(
            name='IncomingPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('kind', models.CharField(choices=[('minutes', 'протокол'), ('plan', 'план'), ('analysis', 'анализ, отчёт'), ('order', 'приказ о составе'), ('other', 'другой документ')], max_length=10, verbose_name='вид')),
                ('title', models.CharField(max_length=500, verbose_name='заголовок')),
                ('first_block', models.PositiveIntegerField(default=0)),
                ('data', models.JSONField()),
                ('found', models.JSONField(default=list)),
                ('unread', models.JSONField(default=list)),
                ('findings', models.JSONField(default=list)),
                ('errors', models.PositiveIntegerField(default=0)),
                ('warnings', models.PositiveIntegerField(default=0)),
                ('confidence', models.FloatField(default=0)),
                ('people', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('pending', 'ждёт решения'), ('admitted', 'принят'), ('rejected', 'не нужен')], default='pending', max_length=10)),
                ('is_edited', models.BooleanField(default=False)),
                ('admitted_at', models.DateTimeField(blank=True, null=True)),
                ('created_people', models.JSONField(default=list)),
                ('admitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('admitted_meeting', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='incoming_paper', to='meetings.meeting')),
                ('association', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.association', verbose_name='объединение')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='intake.incomingfile')),
            ],
            options={
                'verbose_name': 'прочитанный документ',
                'verbose_name_plural': 'прочитанные документы',
                'ordering': ['position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('file', 'position'), name='paper_position_unique'), models.CheckConstraint(condition=models.Q(models.Q(('admitted_at__isnull', False), ('admitted_meeting__isnull', False), ('state', 'admitted')), models.Q(models.Q(('state', 'admitted'), _negated=True), ('admitted_at__isnull', True), ('admitted_meeting__isnull', True)), _connector='OR'), name='admitted_paper_has_its_meeting')],
            },
        ),
    ]
