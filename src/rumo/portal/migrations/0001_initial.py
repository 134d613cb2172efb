import django.db.models.deletion
import rumo.core.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_initial'),
        ('directory', '0003_subject'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublicLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('kind', models.CharField(choices=[('document', 'документ'), ('community', 'сообщество')], max_length=10, verbose_name='вид')),
                ('title', models.CharField(max_length=300, verbose_name='название')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='пояснение')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='ссылка')),
                ('association', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='public_links', to='directory.association', verbose_name='объединение')),
                ('stored', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile', verbose_name='файл')),
            ],
            options={
                'verbose_name': 'ссылка открытой страницы',
                'verbose_name_plural': 'ссылки открытых страниц',
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='public_link_has_title'), models.CheckConstraint(condition=models.Q(models.Q(('stored__isnull', True), models.Q(('url', ''), _negated=True)), models.Q(('stored__isnull', False), ('url', '')), _connector='OR'), name='public_link_is_file_or_address'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'community'), _negated=True), models.Q(('url', ''), _negated=True), _connector='OR'), name='community_has_an_address')],
            },
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('body', 'Объединения'), ('event', 'Мероприятия'), ('practice', 'Практики'), ('minutes', 'Протоколы'), ('plan', 'Планы'), ('report', 'Отчёты'), ('document', 'Документы'), ('endorsement', 'Грифы')], max_length=12)),
                ('object_id', models.PositiveBigIntegerField()),
                ('title', models.CharField(max_length=600)),
                ('about', models.CharField(blank=True, max_length=600)),
                ('body', models.CharField(blank=True, max_length=200)),
                ('day', models.DateField(null=True)),
                ('url', models.CharField(max_length=300)),
                ('stems', models.TextField()),
                ('changed_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=0)),
                ('made_at', models.DateTimeField()),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='directory.region')),
            ],
            options={
                'verbose_name': 'страница в поиске',
                'verbose_name_plural': 'страницы в поиске',
                'indexes': [models.Index(fields=['region', 'kind'], name='search_of_region')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'object_id'), name='search_entry_once')],
            },
        ),
    ]
