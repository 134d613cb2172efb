import django.db.models.deletion
import rumo.core.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('core', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('name', models.CharField(max_length=200, verbose_name='название')),
                ('kind', models.CharField(choices=[('district', 'муниципальный район'), ('municipal_okrug', 'муниципальный округ'), ('urban_okrug', 'городской округ'), ('city', 'город')], max_length=30, verbose_name='вид')),
            ],
            options={
                'verbose_name': 'муниципалитет',
                'verbose_name_plural': 'муниципалитеты',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Region',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('name', models.CharField(max_length=200, unique=True, verbose_name='название')),
                ('slug', models.SlugField(unique=True, verbose_name='адресное имя')),
            ],
            options={
                'verbose_name': 'регион',
                'verbose_name_plural': 'регионы',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Association',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('federal', 'федеральное УМО (ФУМО)'), ('regional', 'региональное УМО (РУМО, УМО)'), ('subject', 'объединение по предмету (ОМО)'), ('section', 'секция'), ('working_group', 'рабочая группа'), ('district', 'районное методическое объединение (РМО)'), ('regional_subject', 'региональное предметное объединение (РМО)'), ('network', 'сетевое сообщество')], max_length=30, verbose_name='вид')),
                ('full_name', models.CharField(max_length=500, verbose_name='полное наименование')),
                ('short_name', models.CharField(max_length=200, verbose_name='краткое наименование')),
                ('city', models.CharField(max_length=100, verbose_name='город')),
                ('is_active', models.BooleanField(default=True, verbose_name='действует')),
                ('rules_data', models.JSONField(blank=True, default=dict, verbose_name='правила')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='directory.association', verbose_name='входит в')),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='associations', to='directory.municipality', verbose_name='муниципалитет')),
            ],
            options={
                'verbose_name': 'объединение',
                'verbose_name_plural': 'объединения',
                'ordering': ['full_name'],
            },
        ),
        migrations.CreateModel(
            name='Organization',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('ministry', 'министерство (департамент)'), ('institute', 'институт развития образования'), ('local_authority', 'орган местного самоуправления (ОМСУ)'), ('municipal_service', 'муниципальная методическая служба'), ('school', 'общеобразовательная организация (ОО)'), ('kindergarten', 'дошкольная образовательная организация (ДОО)'), ('college', 'профессиональная образовательная организация'), ('university', 'вуз'), ('other', 'другая организация')], max_length=30, verbose_name='вид')),
                ('full_name', models.CharField(max_length=500, verbose_name='полное наименование')),
                ('short_name', models.CharField(blank=True, max_length=200, verbose_name='краткое наименование')),
                ('city', models.CharField(blank=True, max_length=100, verbose_name='населённый пункт')),
                ('founder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='founded', to='directory.organization', verbose_name='учредитель')),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organizations', to='directory.municipality', verbose_name='муниципалитет')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organizations', to='directory.region', verbose_name='регион')),
            ],
            options={
                'verbose_name': 'организация',
                'verbose_name_plural': 'организации',
                'ordering': ['full_name'],
                'constraints': [models.UniqueConstraint(fields=('region', 'full_name'), name='organization_name_unique')],
            },
        ),
        migrations.CreateModel(
            name='Order',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('composition', 'о составе (новый состав целиком)'), ('change', 'об изменениях в составе')], max_length=20, verbose_name='вид')),
                ('number', models.CharField(max_length=50, verbose_name='номер')),
                ('date', models.DateField(verbose_name='дата')),
                ('in_force_from', models.DateField(verbose_name='действует с')),
                ('title', models.CharField(max_length=500, verbose_name='о чём')),
                ('signed_by', models.CharField(blank=True, max_length=300, verbose_name='кто подписал')),
                ('association', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='orders', to='directory.association', verbose_name='объединение')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile')),
                ('issuer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='orders', to='directory.organization', verbose_name='кем издан')),
            ],
            options={
                'verbose_name': 'приказ',
                'verbose_name_plural': 'приказы',
                'ordering': ['-date', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('issuer', 'number', 'date'), name='order_number_unique')],
            },
        ),
        migrations.AddField(
            model_name='association',
            name='host',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hosted_associations', to='directory.organization', verbose_name='организация, при которой действует'),
        ),
        migrations.CreateModel(
            name='OrganizationName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('full_name', models.CharField(max_length=500, verbose_name='полное наименование')),
                ('short_name', models.CharField(blank=True, max_length=200, verbose_name='краткое наименование')),
                ('until', models.DateField(verbose_name='действовало по')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_names', to='directory.organization')),
            ],
            options={
                'verbose_name': 'прежнее наименование организации',
                'verbose_name_plural': 'прежние наименования организаций',
                'ordering': ['until'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('organization', 'until'), name='organization_former_name_once')],
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('surname', models.CharField(max_length=100, verbose_name='фамилия')),
                ('first_name', models.CharField(max_length=100, verbose_name='имя')),
                ('patronymic', models.CharField(blank=True, max_length=100, verbose_name='отчество')),
                ('gender', models.CharField(choices=[('f', 'женский'), ('m', 'мужской')], max_length=1, verbose_name='пол')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='электронная почта')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='телефон')),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='person', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='directory.region', verbose_name='регион')),
            ],
            options={
                'verbose_name': 'человек',
                'verbose_name_plural': 'люди',
                'ordering': ['surname', 'first_name', 'patronymic', 'pk'],
                'indexes': [models.Index(fields=['region', 'surname'], name='person_surname')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('role', models.CharField(choices=[('chair', 'председатель'), ('deputy', 'заместитель председателя'), ('secretary', 'секретарь'), ('leader', 'руководитель'), ('member', 'член'), ('expert', 'эксперт')], default='member', max_length=20, verbose_name='роль')),
                ('valid_from', models.DateField(verbose_name='с')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='по')),
                ('association', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='directory.association', verbose_name='объединение')),
                ('appointed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='directory.order', verbose_name='назначен приказом')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='withdrawals', to='directory.order', verbose_name='выведен приказом')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='directory.person', verbose_name='человек')),
            ],
            options={
                'verbose_name': 'членство',
                'verbose_name_plural': 'состав',
                'ordering': ['person__surname', 'person__first_name', 'person__patronymic'],
                'indexes': [models.Index(fields=['association', 'valid_from', 'valid_to'], name='membership_dates')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('association', 'person'), name='membership_open_once'), models.UniqueConstraint(fields=('association', 'person', 'valid_from'), name='membership_starts_once'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='membership_dates_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('processing', 'на обработку персональных данных'), ('dissemination', 'на распространение персональных данных')], max_length=20, verbose_name='вид')),
                ('categories', models.JSONField(blank=True, default=list, verbose_name='категории данных')),
                ('given_on', models.DateField(verbose_name='дано')),
                ('withdrawn_on', models.DateField(blank=True, null=True, verbose_name='отозвано')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.storedfile')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='directory.person', verbose_name='человек')),
            ],
            options={
                'verbose_name': 'согласие',
                'verbose_name_plural': 'согласия',
                'ordering': ['-given_on'],
                'constraints': [models.CheckConstraint(condition=models.Q(('withdrawn_on__isnull', True), ('withdrawn_on__gte', models.F('given_on')), _connector='OR'), name='consent_dates_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('title', models.CharField(max_length=300, verbose_name='должность')),
                ('is_main', models.BooleanField(default=True, verbose_name='основная')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='с')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='по')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='directory.organization', verbose_name='организация')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='posts', to='directory.person', verbose_name='человек')),
            ],
            options={
                'verbose_name': 'должность',
                'verbose_name_plural': 'должности',
                'ordering': ['-is_main', '-valid_from', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='post_dates_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Office',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('region_admin', 'администратор региона'), ('institute_methodologist', 'методист института'), ('municipal_methodologist', 'муниципальный методист')], max_length=30, verbose_name='роль')),
                ('municipality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offices', to='directory.municipality', verbose_name='муниципалитет')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offices', to=settings.AUTH_USER_MODEL)),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offices', to='directory.organization', verbose_name='организация')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offices', to='directory.region', verbose_name='регион')),
            ],
            options={
                'verbose_name': 'полномочие',
                'verbose_name_plural': 'полномочия',
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind', 'region_admin')), fields=('user', 'region'), name='region_admin_once'), models.UniqueConstraint(condition=models.Q(('kind', 'institute_methodologist')), fields=('user', 'organization'), name='institute_methodologist_once'), models.UniqueConstraint(condition=models.Q(('kind', 'municipal_methodologist')), fields=('user', 'municipality'), name='municipal_methodologist_once'), models.CheckConstraint(condition=models.Q(('kind', 'region_admin'), models.Q(('kind', 'institute_methodologist'), ('organization__isnull', False)), models.Q(('kind', 'municipal_methodologist'), ('municipality__isnull', False)), _connector='OR'), name='office_has_its_place')],
            },
        ),
        migrations.CreateModel(
            name='NameException',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('part', models.CharField(choices=[('surname', 'фамилия'), ('first_name', 'имя'), ('patronymic', 'отчество')], max_length=12, verbose_name='часть имени')),
                ('nominative', models.CharField(max_length=100, verbose_name='именительный')),
                ('gender', models.CharField(choices=[('f', 'женский'), ('m', 'мужской')], max_length=1, verbose_name='пол')),
                ('genitive', models.CharField(max_length=100, verbose_name='родительный (кого?)')),
                ('dative', models.CharField(max_length=100, verbose_name='дательный (кому?)')),
                ('accusative', models.CharField(max_length=100, verbose_name='винительный (кого?)')),
                ('instrumental', models.CharField(max_length=100, verbose_name='творительный (кем?)')),
                ('prepositional', models.CharField(max_length=100, verbose_name='предложный (о ком?)')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='name_exceptions', to='directory.region', verbose_name='регион')),
            ],
            options={
                'verbose_name': 'исключение в склонении',
                'verbose_name_plural': 'исключения в склонении имён',
                'ordering': ['nominative'],
                'constraints': [models.UniqueConstraint(fields=('region', 'part', 'nominative', 'gender'), name='name_exception_unique')],
            },
        ),
        migrations.AddField(
            model_name='municipality',
            name='region',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='municipalities', to='directory.region', verbose_name='регион'),
        ),
        migrations.AddField(
            model_name='association',
            name='region',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='associations', to='directory.region', verbose_name='регион'),
        ),
        migrations.CreateModel(
            name='TermOfPowers',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('starts', models.DateField(verbose_name='с')),
                ('ends', models.DateField(blank=True, null=True, verbose_name='по')),
                ('association', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='directory.association')),
            ],
            options={
                'verbose_name': 'срок полномочий',
                'verbose_name_plural': 'сроки полномочий',
                'ordering': ['-starts'],
                'constraints': [models.UniqueConstraint(fields=('association', 'starts'), name='term_starts_once'), models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='term_dates_in_order')],
            },
        ),
        migrations.CreateModel(
            name='AssociationName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(default=rumo.core.clock.now, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('full_name', models.CharField(max_length=500, verbose_name='полное наименование')),
                ('short_name', models.CharField(blank=True, max_length=200, verbose_name='краткое наименование')),
                ('until', models.DateField(verbose_name='действовало по')),
                ('association', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_names', to='directory.association')),
            ],
            options={
                'verbose_name': 'прежнее наименование объединения',
                'verbose_name_plural': 'прежние наименования объединений',
                'ordering': ['until'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('association', 'until'), name='association_former_name_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='municipality',
            constraint=models.UniqueConstraint(fields=('region', 'name', 'kind'), name='municipality_unique'),
        ),
        migrations.AddConstraint(
            model_name='association',
            constraint=models.UniqueConstraint(fields=('region', 'full_name'), name='association_name_unique'),
        ),
        migrations.AddConstraint(
            model_name='association',
            constraint=models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='association_is_not_its_own_parent'),
        ),
    ]
