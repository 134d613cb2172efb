import django.db.models.deletion
import django.db.models.functions.comparison
import rumo.core.clock
import rumo.monitoring.models.campaigns
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('core', '0001_initial'),
        ('directory', '0003_subject'),
    ]

    operations = [
        migrations.CreateModel(
            name='IndicatorValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('state', models.CharField(choices=[('empty', 'не заполнено'), ('given', 'заполнено'), ('not_applicable', 'не применимо')], default='empty', max_length=14)),
                ('number', models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True, verbose_name='значение')),
                ('text', models.TextField(blank=True, verbose_name='значение текстом')),
                ('computed', models.DecimalField(blank=True, decimal_places=2, max_digits=16, null=True)),
                ('explanation', models.TextField(blank=True, verbose_name='пояснение')),
                ('return_state', models.CharField(choices=[('none', 'замечаний нет'), ('returned', 'возвращено'), ('mended', 'исправлено')], default='none', max_length=8)),
                ('return_message', models.TextField(blank=True, verbose_name='замечание')),
            ],
            options={
                'verbose_name': 'значение показателя',
                'verbose_name_plural': 'значения показателей',
                'ordering': ['respondent', 'indicator'],
            },
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('code', models.CharField(max_length=20, verbose_name='обозначение')),
                ('level', models.CharField(choices=[('municipal', 'муниципальный'), ('regional', 'региональный'), ('organization', 'организации')], max_length=12, verbose_name='уровень')),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('is_active', models.BooleanField(default=True, verbose_name='используется')),
                ('association', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='indicators', to='directory.association', verbose_name='объединение')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='monitoring.indicator', verbose_name='часть показателя')),
            ],
            options={
                'verbose_name': 'показатель',
                'verbose_name_plural': 'показатели',
                'ordering': ['level', 'position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('association', 'code'), name='indicator_code_unique'), models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='indicator_is_not_its_own_part')],
            },
        ),
        migrations.CreateModel(
            name='IndicatorRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('expression', models.CharField(max_length=500, verbose_name='условие')),
                ('message', models.CharField(max_length=300, verbose_name='что сказать, если нарушено')),
                ('severity', models.CharField(choices=[('error', 'ошибка: не даёт сдать'), ('warning', 'предупреждение: нужно пояснение')], max_length=8)),
                ('is_active', models.BooleanField(default=True, verbose_name='используется')),
                ('association', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='indicator_rules', to='directory.association')),
            ],
            options={
                'verbose_name': 'правило проверки',
                'verbose_name_plural': 'правила проверки',
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('expression', ''), _negated=True), name='rule_has_expression')],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('title', models.CharField(blank=True, max_length=300, verbose_name='что это')),
                ('act', models.CharField(blank=True, max_length=300, verbose_name='акт: вид, дата, номер')),
                ('link', models.URLField(blank=True, max_length=500, verbose_name='ссылка')),
                ('stored', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile')),
                ('value', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='monitoring.indicatorvalue')),
            ],
            options={
                'verbose_name': 'подтверждение',
                'verbose_name_plural': 'подтверждения',
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('act', ''), _negated=True), models.Q(('link', ''), _negated=True), ('stored__isnull', False), _connector='OR'), name='evidence_is_something')],
            },
        ),
        migrations.CreateModel(
            name='IndicatorVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('since_year', models.PositiveSmallIntegerField(verbose_name='с года')),
                ('until_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='по год')),
                ('wording', models.CharField(max_length=1000, verbose_name='формулировка')),
                ('help', models.TextField(blank=True, verbose_name='как заполнять')),
                ('kind', models.CharField(choices=[('yes_no', 'да или нет'), ('number', 'число'), ('text', 'текст')], max_length=8, verbose_name='что указывают')),
                ('unit', models.CharField(blank=True, max_length=50, verbose_name='единица')),
                ('better', models.CharField(choices=[('higher', 'чем больше, тем лучше'), ('lower', 'чем меньше, тем лучше'), ('neither', 'без направления')], default='higher', max_length=8, verbose_name='направление')),
                ('comparison', models.CharField(blank=True, choices=[('at_least', 'не менее'), ('at_most', 'не более'), ('equal', 'равно'), ('exists', 'сформирован (есть)')], max_length=10, verbose_name='порог')),
                ('target', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='значение порога')),
                ('target_of', models.CharField(choices=[('value', 'значение'), ('share', 'доля от базы, %')], default='share', max_length=6, verbose_name='порог по')),
                ('base', models.CharField(choices=[('all', 'все муниципалитеты (участники)'), ('reported', 'представившие сведения'), ('stated', 'число из источника'), ('none', 'доля не считается')], default='all', max_length=10, verbose_name='от чего доля')),
                ('base_value', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='число базы')),
                ('base_source', models.CharField(blank=True, max_length=300, verbose_name='откуда число базы')),
                ('evidence', models.CharField(blank=True, max_length=300, verbose_name='чем подтверждается')),
                ('needs_evidence', models.BooleanField(default=False, verbose_name='подтверждение обязательно')),
                ('jump_percent', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='пояснять изменение больше чем на, %')),
                ('formula', models.CharField(blank=True, max_length=500, verbose_name='формула')),
                ('by_hand', models.BooleanField(default=True, verbose_name='заполняется вручную')),
                ('ground', models.CharField(blank=True, max_length=300, verbose_name='основание')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='monitoring.indicator')),
            ],
            options={
                'verbose_name': 'редакция показателя',
                'verbose_name_plural': 'редакции показателей',
                'ordering': ['indicator', 'since_year'],
                'constraints': [models.UniqueConstraint(fields=('indicator', 'since_year'), name='indicator_version_once'), models.CheckConstraint(condition=models.Q(('wording', ''), _negated=True), name='indicator_has_wording'), models.CheckConstraint(condition=models.Q(('until_year__isnull', True), ('until_year__gte', models.F('since_year')), _connector='OR'), name='indicator_years_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('base', 'stated'), _negated=True), models.Q(('base_value__gt', 0), models.Q(('base_source', ''), _negated=True)), _connector='OR'), name='stated_base_has_number_and_source'), models.CheckConstraint(condition=models.Q(('comparison__in', ['', 'exists']), ('target__isnull', False), _connector='OR'), name='comparison_has_target'), models.CheckConstraint(condition=models.Q(('by_hand', True), models.Q(('formula', ''), _negated=True), _connector='OR'), name='indicator_has_a_way_to_its_value')],
            },
        ),
        migrations.AddField(
            model_name='indicatorvalue',
            name='indicator',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='values', to='monitoring.indicatorversion'),
        ),
        migrations.CreateModel(
            name='MonitoringCampaign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('title', models.CharField(max_length=300, verbose_name='название')),
                ('year', models.PositiveSmallIntegerField(verbose_name='за год')),
                ('starts_on', models.DateField(verbose_name='сбор с')),
                ('ends_on', models.DateField(verbose_name='по')),
                ('first_ends_on', models.DateField(blank=True, null=True, verbose_name='первоначально по')),
                ('extension_reason', models.CharField(blank=True, max_length=300, verbose_name='почему продлено')),
                ('reminder_days', models.JSONField(blank=True, default=rumo.monitoring.models.campaigns.usual_reminder_days, verbose_name='напоминать за дней')),
                ('ground', models.CharField(blank=True, max_length=300, verbose_name='основание')),
                ('state', models.CharField(choices=[('draft', 'готовится'), ('open', 'идёт сбор'), ('closed', 'закрыта')], default='draft', max_length=6, verbose_name='состояние')),
                ('conclusion', models.TextField(blank=True, verbose_name='вывод')),
                ('shows_ranking', models.BooleanField(default=False, verbose_name='показывать рейтинг участников')),
                ('association', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='monitoring_campaigns', to='directory.association', verbose_name='объединение')),
                ('previous', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='monitoring.monitoringcampaign')),
                ('versions', models.ManyToManyField(blank=True, related_name='campaigns', to='monitoring.indicatorversion', verbose_name='показатели')),
            ],
            options={
                'verbose_name': 'мониторинг',
                'verbose_name_plural': 'мониторинги',
                'ordering': ['-starts_on', 'title'],
                'constraints': [models.UniqueConstraint(fields=('association', 'title'), name='monitoring_title_unique'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='monitoring_has_title'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='monitoring_days_in_order'), models.CheckConstraint(condition=models.Q(('first_ends_on__isnull', True), models.Q(('extension_reason', ''), _negated=True), _connector='OR'), name='extended_monitoring_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Respondent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('name', models.CharField(max_length=300, verbose_name='кто отвечает')),
                ('state', models.CharField(choices=[('not_begun', 'не начато'), ('in_work', 'заполняется'), ('submitted', 'сдано'), ('returned', 'есть возвращённые значения'), ('accepted', 'принято')], default='not_begun', max_length=10, verbose_name='состояние')),
                ('first_submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='сдано впервые')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='сдано')),
                ('accepted_at', models.DateTimeField(blank=True, null=True, verbose_name='принято')),
                ('excluded_reason', models.CharField(blank=True, max_length=300, verbose_name='почему не отвечает')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='respondents', to='monitoring.monitoringcampaign')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='monitoring.respondent')),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.municipality', verbose_name='муниципалитет')),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organization', verbose_name='организация')),
            ],
            options={
                'verbose_name': 'участник мониторинга',
                'verbose_name_plural': 'участники мониторинга',
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(models.F('campaign'), django.db.models.functions.comparison.Coalesce('municipality', 0, output_field=models.BigIntegerField()), django.db.models.functions.comparison.Coalesce('organization', 0, output_field=models.BigIntegerField()), name='respondent_once', violation_error_message='Этот участник в мониторинге уже есть.'), models.CheckConstraint(condition=models.Q(('municipality__isnull', True), ('organization__isnull', True), _connector='OR'), name='respondent_is_one'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['submitted', 'returned', 'accepted']), _negated=True), models.Q(('first_submitted_at__isnull', False), ('submitted_at__isnull', False)), _connector='OR'), name='submitted_response_has_moment'), models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), models.Q(('excluded_reason', ''), _negated=True), _connector='OR'), name='merged_respondent_says_why')],
            },
        ),
        migrations.AddField(
            model_name='indicatorvalue',
            name='respondent',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='values', to='monitoring.respondent'),
        ),
        migrations.CreateModel(
            name='CampaignReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('days', models.SmallIntegerField()),
                ('respondent', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='monitoring.respondent')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('respondent', 'days'), name='campaign_reminder_once')],
            },
        ),
        migrations.CreateModel(
            name='ValueChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by_name', models.CharField(max_length=200)),
                ('said', models.CharField(max_length=500)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('value', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='monitoring.indicatorvalue')),
            ],
            options={
                'verbose_name': 'изменение значения',
                'verbose_name_plural': 'изменения значений',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='indicatorvalue',
            constraint=models.UniqueConstraint(fields=('respondent', 'indicator'), name='one_value_of_indicator'),
        ),
        migrations.AddConstraint(
            model_name='indicatorvalue',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'given'), _negated=True), ('number__isnull', False), models.Q(('text', ''), _negated=True), _connector='OR'), name='given_value_is_there'),
        ),
        migrations.AddConstraint(
            model_name='indicatorvalue',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'given'), models.Q(('number__isnull', True), ('text', '')), _connector='OR'), name='value_not_given_is_empty'),
        ),
        migrations.AddConstraint(
            model_name='indicatorvalue',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('return_state', 'returned'), _negated=True), models.Q(('return_message', ''), _negated=True), _connector='OR'), name='returned_value_has_message'),
        ),
    ]
