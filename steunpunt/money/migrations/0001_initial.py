import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.math
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
import steunpunt.money.models.seller
import steunpunt.records.models
import steunpunt.sector.enterprise_number
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('money', '0001_prices_and_policies'), ('money', '0003_orders_and_invoices'), ('money', '0004_online_payments'), ('money', '0005_reminders'), ('money', '0006_order_invoice_from'), ('money', '0007_acts')]

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('records', '0001_initial'),
        ('sector', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CancellationPolicy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('days', models.CharField(choices=[('calendar', 'calendar days'), ('working', 'working days')], default='calendar', max_length=8, verbose_name='counted in')),
                ('no_show_share', models.DecimalField(decimal_places=2, default=100, help_text='Also for who cancels later than the last step.', max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0.00')), django.core.validators.MaxValueValidator(Decimal('100'))], verbose_name='share for a no-show (%)')),
                ('staff_decide_days', models.PositiveSmallIntegerField(blank=True, help_text='From then on nobody cancels by themselves: they ask, and you decide. Empty: people cancel by themselves until it starts.', null=True, verbose_name='staff decide from so many days before the start')),
                ('substitution_is_free', models.BooleanField(default=True, verbose_name='somebody else may come, free of charge')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
            ],
            options={
                'verbose_name': 'cancellation policy',
                'verbose_name_plural': 'cancellation policies',
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('days__in', ['calendar', 'working'])), name='policy_counts_known_days', violation_error_message='These days do not exist.'), models.CheckConstraint(condition=models.Q(('no_show_share__range', (0, 100))), name='no_show_share_is_0_to_100', violation_error_message='A share is 0 to 100.')],
            },
        ),
        migrations.CreateModel(
            name='CancellationStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('days_before', models.PositiveSmallIntegerField(verbose_name='until so many days before')),
                ('share', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0.00')), django.core.validators.MaxValueValidator(Decimal('100'))], verbose_name='share of the price (%)')),
                ('fixed_fee', models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0.00')), django.core.validators.MaxValueValidator(Decimal('9999999.99'))], verbose_name='fixed fee')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='money.cancellationpolicy', verbose_name='policy')),
            ],
            options={
                'verbose_name': 'cancellation step',
                'verbose_name_plural': 'cancellation steps',
                'ordering': ['-days_before'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('fixed_fee__gte', 0), ('share', None)), models.Q(('fixed_fee', None), ('share__range', (0, 100))), _connector='OR'), name='step_has_a_share_or_a_fixed_fee', violation_error_message='A step has a share from 0 to 100, or a fixed fee; not both.'), models.UniqueConstraint(fields=('policy', 'days_before'), name='policy_has_a_step_once_a_day', violation_error_message='There is a step for these days already.')],
            },
        ),
        migrations.CreateModel(
            name='Counter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('F', 'invoices'), ('C', 'credit notes')], max_length=1, unique=True, verbose_name='kind')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('last', models.PositiveIntegerField(verbose_name='last number')),
                ('last_on', models.DateField(verbose_name='given out on')),
            ],
            options={
                'verbose_name': 'counter',
                'verbose_name_plural': 'counters',
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['F', 'C'])), name='counter_kind_is_known', violation_error_message='This kind does not exist.')],
            },
        ),
        migrations.CreateModel(
            name='Invoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('number', models.CharField(max_length=20, unique=True, verbose_name='number')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('sequence', models.PositiveIntegerField(verbose_name='number in the year')),
                ('issued_on', models.DateField(db_index=True, verbose_name='issued on')),
                ('net', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='without VAT')),
                ('tax', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='VAT')),
                ('total', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='with VAT')),
                ('document', models.JSONField(verbose_name='document')),
                ('due_on', models.DateField(db_index=True, verbose_name='to be paid by')),
                ('communication', models.CharField(max_length=12, unique=True, verbose_name='structured communication')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('issued_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='issued by')),
            ],
            options={
                'verbose_name': 'invoice',
                'verbose_name_plural': 'invoices',
                'ordering': ['-year', '-sequence'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('year', 'sequence'), name='invoice_number_once_a_year'), models.CheckConstraint(condition=models.Q(('net__gt', 0), ('tax__gte', 0), ('total', django.db.models.functions.math.Round(django.db.models.expressions.CombinedExpression(models.F('net'), '+', models.F('tax')), precision=2))), name='invoice_adds_up', violation_error_message='Without VAT and VAT make the total.'), models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('issued_on'))), name='invoice_is_due_after_it_was_issued', violation_error_message='To be paid before it was issued.')],
            },
        ),
        migrations.CreateModel(
            name='CreditNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('number', models.CharField(max_length=20, unique=True, verbose_name='number')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('sequence', models.PositiveIntegerField(verbose_name='number in the year')),
                ('issued_on', models.DateField(db_index=True, verbose_name='issued on')),
                ('net', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='without VAT')),
                ('tax', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='VAT')),
                ('total', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='with VAT')),
                ('document', models.JSONField(verbose_name='document')),
                ('reason', models.CharField(max_length=200, verbose_name='reason')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('issued_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='issued by')),
                ('invoice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credit_notes', to='money.invoice', verbose_name='invoice')),
            ],
            options={
                'verbose_name': 'credit note',
                'verbose_name_plural': 'credit notes',
                'ordering': ['-year', '-sequence'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('year', 'sequence'), name='creditnote_number_once_a_year'), models.CheckConstraint(condition=models.Q(('net__gt', 0), ('tax__gte', 0), ('total', django.db.models.functions.math.Round(django.db.models.expressions.CombinedExpression(models.F('net'), '+', models.F('tax')), precision=2))), name='creditnote_adds_up', violation_error_message='Without VAT and VAT make the total.'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='credit_note_has_a_reason', violation_error_message='Say why.')],
            },
        ),
        migrations.CreateModel(
            name='OnlinePayment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='amount')),
                ('status', models.CharField(choices=[('started', 'not begun at the provider'), ('open', 'open'), ('pending', 'pending'), ('authorized', 'authorised'), ('paid', 'paid'), ('canceled', 'cancelled'), ('expired', 'expired'), ('failed', 'failed')], default='started', max_length=10, verbose_name='status')),
                ('provider_id', models.CharField(blank=True, max_length=64, verbose_name='number at the provider')),
                ('checkout_url', models.URLField(blank=True, max_length=500, verbose_name='page to pay')),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='started at')),
                ('trouble', models.CharField(blank=True, max_length=200, verbose_name='trouble')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('invoice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='online', to='money.invoice', verbose_name='invoice')),
            ],
            options={
                'verbose_name': 'online payment',
                'verbose_name_plural': 'online payments',
                'ordering': ['-started_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('provider_id', ''), _negated=True), fields=('provider_id',), name='provider_id_is_known_once', violation_error_message='This payment is known already.'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='online_payment_is_above_zero', violation_error_message='A payment is above zero.'), models.CheckConstraint(condition=models.Q(models.Q(('provider_id', ''), ('status', 'started')), models.Q(models.Q(('provider_id', ''), _negated=True), ('status__in', ['open', 'pending', 'authorized', 'paid', 'canceled', 'expired', 'failed'])), _connector='OR'), name='online_status_is_of_the_provider', violation_error_message='This status does not exist.')],
            },
        ),
        migrations.CreateModel(
            name='Order',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('about', models.CharField(blank=True, editable=False, max_length=160, verbose_name='about')),
                ('language', models.CharField(choices=[('nl', 'Dutch'), ('en', 'English')], default='nl', max_length=2, verbose_name='language')),
                ('buyer_name', models.CharField(max_length=200, verbose_name='buyer')),
                ('buyer_street', models.CharField(blank=True, max_length=120, verbose_name='street and number')),
                ('buyer_postal_code', models.CharField(blank=True, max_length=12, verbose_name='postal code')),
                ('buyer_city', models.CharField(blank=True, max_length=80, verbose_name='municipality')),
                ('buyer_country', models.CharField(default='BE', max_length=2, verbose_name='country (two letters)')),
                ('buyer_enterprise_number', models.CharField(blank=True, help_text='Ten digits. Empty for a private person.', max_length=10, validators=[steunpunt.sector.enterprise_number.validate], verbose_name='enterprise number')),
                ('buyer_vat_number', models.CharField(blank=True, max_length=14, validators=[steunpunt.money.models.seller.right_vat_number], verbose_name='VAT number')),
                ('buyer_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('buyer_reference', models.CharField(blank=True, help_text='What the buyer wants to find on the invoice: an order number.', max_length=60, verbose_name="buyer's reference")),
                ('opened_on', models.DateField(db_index=True, default=django.utils.timezone.localdate, verbose_name='opened on')),
                ('invoice_from', models.DateField(blank=True, editable=False, null=True, verbose_name='not invoiced before')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sector.organisation', verbose_name='organisation')),
            ],
            options={
                'verbose_name': 'order',
                'verbose_name_plural': 'orders',
                'ordering': ['-opened_on', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('about', ''), _negated=True), fields=('about',), name='one_order_for_one_thing', violation_error_message='There is an order for this already.'), models.CheckConstraint(condition=models.Q(('buyer_enterprise_number', ''), ('buyer_enterprise_number__regex', '^[01][0-9]{9}$'), _connector='OR'), name='buyer_number_has_ten_digits', violation_error_message='An enterprise number has ten digits.'), models.CheckConstraint(condition=models.Case(models.When(buyer_enterprise_number__regex='^[01][0-9]{9}$', then=models.ExpressionWrapper(models.Q(django.db.models.lookups.Exact(django.db.models.functions.comparison.Cast(django.db.models.functions.text.Substr('buyer_enterprise_number', 9, 2), models.IntegerField()), django.db.models.expressions.CombinedExpression(models.Value(97), '-', django.db.models.expressions.CombinedExpression(django.db.models.functions.comparison.Cast(django.db.models.functions.text.Substr('buyer_enterprise_number', 1, 8), models.IntegerField()), '%%', models.Value(97))))), models.BooleanField())), default=models.Value(True), output_field=models.BooleanField()), name='buyer_number_has_a_right_check', violation_error_message='The last two digits of the enterprise number do not fit.'), models.CheckConstraint(condition=models.Q(('language__in', ['nl', 'en'])), name='order_is_in_a_known_language', violation_error_message='This language does not exist.'), models.CheckConstraint(condition=models.Q(('buyer_country__regex', '^[A-Z]{2}$')), name='buyer_country_is_two_letters', violation_error_message='A country has two capitals, such as BE.')],
            },
        ),
        migrations.AddField(
            model_name='invoice',
            name='order',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='invoice', to='money.order', verbose_name='order'),
        ),
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('source', models.CharField(choices=[('bank', 'bank statement'), ('online', 'paid online'), ('hand', 'noted by hand')], max_length=6, verbose_name='source')),
                ('line', models.PositiveIntegerField(default=0, verbose_name='line of the statement')),
                ('fingerprint', models.CharField(max_length=64, verbose_name='fingerprint')),
                ('received_on', models.DateField(db_index=True, verbose_name='received on')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='amount')),
                ('payer', models.CharField(blank=True, max_length=140, verbose_name='from')),
                ('payer_account', models.CharField(blank=True, max_length=34, verbose_name='from account')),
                ('communication', models.CharField(blank=True, max_length=500, verbose_name='communication')),
                ('set_aside', models.CharField(blank=True, max_length=200, verbose_name='not for an invoice, because')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
            ],
            options={
                'verbose_name': 'payment',
                'verbose_name_plural': 'payments',
                'ordering': ['-received_on', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('source', 'fingerprint'), name='payment_is_booked_once', violation_error_message='This payment was booked already.'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='payment_is_above_zero', violation_error_message='A payment is above zero.')],
            },
        ),
        migrations.CreateModel(
            name='Allocation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='amount')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='when')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ('invoice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allocations', to='money.invoice', verbose_name='invoice')),
                ('payment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allocations', to='money.payment', verbose_name='payment')),
            ],
            options={
                'verbose_name': 'allocation',
                'verbose_name_plural': 'allocations',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('payment', 'invoice'), name='payment_is_for_an_invoice_once', violation_error_message='This payment is for it already.'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='allocation_is_above_zero', violation_error_message='An amount is above zero.')],
            },
        ),
        migrations.CreateModel(
            name='PriceList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='up to and including')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
            ],
            options={
                'verbose_name': 'price list',
                'verbose_name_plural': 'price lists',
                'ordering': ['name', 'valid_from'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__gte', models.F('valid_from')), ('valid_from', None), ('valid_to', None), _connector='OR'), name='money_pricelist_ends_after_it_starts', violation_error_message='The last day comes before the first.')],
            },
        ),
        migrations.CreateModel(
            name='Refund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='amount')),
                ('paid_on', models.DateField(db_index=True, verbose_name='paid back on')),
                ('payment_reference', models.CharField(blank=True, help_text='With which you find it on the statement.', max_length=140, verbose_name='reference of the bank')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ('note', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='money.creditnote', verbose_name='credit note')),
            ],
            options={
                'verbose_name': 'refund',
                'verbose_name_plural': 'refunds',
                'ordering': ['-paid_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='refund_is_above_zero', violation_error_message='A refund is above zero.')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('sent_on', models.DateField(verbose_name='sent on')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('invoice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='money.invoice', verbose_name='invoice')),
            ],
            options={
                'verbose_name': 'reminder',
                'verbose_name_plural': 'reminders',
                'ordering': ['-sent_on', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('invoice', 'number'), name='reminder_is_sent_once', violation_error_message='This reminder was sent already.'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='reminders_count_from_one', violation_error_message='Reminders count from one.')],
            },
        ),
        migrations.CreateModel(
            name='SellerDetails',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('only', models.BooleanField(default=True, editable=False, unique=True)),
                ('name', models.CharField(max_length=70, verbose_name='name')),
                ('street', models.CharField(max_length=120, verbose_name='street and number')),
                ('postal_code', models.CharField(max_length=12, verbose_name='postal code')),
                ('city', models.CharField(max_length=80, verbose_name='municipality')),
                ('country', models.CharField(default='BE', max_length=2, verbose_name='country (two letters)')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('enterprise_number', models.CharField(max_length=10, validators=[steunpunt.sector.enterprise_number.validate], verbose_name='enterprise number')),
                ('vat_number', models.CharField(blank=True, help_text='With its country: BE0123456749. Empty: the centre has none.', max_length=14, validators=[steunpunt.money.models.seller.right_vat_number], verbose_name='VAT number')),
                ('iban', models.CharField(max_length=34, validators=[steunpunt.money.models.seller.right_iban], verbose_name='IBAN')),
                ('bic', models.CharField(blank=True, max_length=11, validators=[steunpunt.money.models.seller.right_bic], verbose_name='BIC')),
                ('terms_days', models.PositiveSmallIntegerField(default=30, verbose_name='days to pay')),
                ('reminder_days', models.PositiveSmallIntegerField(default=14, help_text='The first comes so many days after the last day to pay.', verbose_name='days between reminders')),
                ('most_reminders', models.PositiveSmallIntegerField(default=2, verbose_name='reminders at most')),
                ('sends_reminders', models.BooleanField(default=False, help_text='No: somebody looks at the list and sends them.', verbose_name='reminders go by themselves')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
            ],
            options={
                'verbose_name': 'details for invoices',
                'verbose_name_plural': 'details for invoices',
                'constraints': [models.CheckConstraint(condition=models.Q(('only', True)), name='there_is_one_seller', violation_error_message='There is one row of these details.'), models.CheckConstraint(condition=models.Q(('reminder_days__range', (1, 365)), ('terms_days__range', (1, 365))), name='terms_are_1_to_365_days', violation_error_message='Choose 1 to 365 days.')],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('account', models.CharField(max_length=34, verbose_name='account')),
                ('number', models.CharField(max_length=40, verbose_name='number')),
                ('closed_on', models.DateField(verbose_name='date')),
                ('file_name', models.CharField(max_length=200, verbose_name='file')),
                ('read_at', models.DateTimeField(auto_now_add=True, verbose_name='read at')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
            ],
            options={
                'verbose_name': 'bank statement',
                'verbose_name_plural': 'bank statements',
                'ordering': ['-closed_on', '-number'],
                'constraints': [models.UniqueConstraint(fields=('account', 'number', 'closed_on'), name='statement_is_read_once', violation_error_message='This statement was read already.')],
            },
        ),
        migrations.AddField(
            model_name='payment',
            name='statement',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='money.statement', verbose_name='bank statement'),
        ),
        migrations.CreateModel(
            name='VatGround',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('name_nl', models.CharField(max_length=120, verbose_name='name in Dutch')),
                ('name_en', models.CharField(blank=True, max_length=120, verbose_name='name in English')),
                ('category', models.CharField(choices=[('S', 'taxed'), ('E', 'exempt'), ('O', 'outside VAT')], max_length=1, verbose_name='category')),
                ('rate', models.DecimalField(decimal_places=2, default=0, max_digits=5, validators=[django.core.validators.MinValueValidator(Decimal('0.00')), django.core.validators.MaxValueValidator(Decimal('100'))], verbose_name='rate (%)')),
                ('reason_nl', models.CharField(blank=True, max_length=200, verbose_name='mention on the invoice, in Dutch')),
                ('reason_en', models.CharField(blank=True, max_length=200, verbose_name='mention on the invoice, in English')),
                ('vatex', models.CharField(blank=True, max_length=30, verbose_name='VATEX code')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
            ],
            options={
                'verbose_name': 'VAT ground',
                'verbose_name_plural': 'VAT grounds',
                'ordering': ['category', 'rate', 'name_nl'],
                'constraints': [models.CheckConstraint(condition=models.Q(('category__in', ['S', 'E', 'O'])), name='vat_category_is_known', violation_error_message='This category does not exist.'), models.CheckConstraint(condition=models.Q(models.Q(('category', 'S'), ('rate__gt', 0)), models.Q(models.Q(('category', 'S'), _negated=True), ('rate', 0)), _connector='OR'), name='vat_rate_exactly_when_taxed', violation_error_message='What is taxed has a rate; what is not, has none.'), models.CheckConstraint(condition=models.Q(('category', 'S'), models.Q(('reason_nl', ''), _negated=True), _connector='OR'), name='no_vat_has_a_reason', violation_error_message='Say why there is no VAT: the law wants it on the invoice.')],
            },
        ),
        migrations.CreateModel(
            name='PriceRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='order')),
                ('target_group', models.CharField(blank=True, choices=[('primary', 'primary target group'), ('secondary', 'secondary target group')], help_text='Empty: everyone.', max_length=9, verbose_name='target group')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=9, validators=[django.core.validators.MinValueValidator(Decimal('0.00')), django.core.validators.MaxValueValidator(Decimal('9999999.99'))], verbose_name='amount')),
                ('unit', models.CharField(choices=[('half_day', 'per half-day'), ('fixed', 'in all')], default='half_day', max_length=8, verbose_name='unit')),
                ('external_surcharge', models.DecimalField(decimal_places=2, default=0, max_digits=9, validators=[django.core.validators.MinValueValidator(Decimal('0.00')), django.core.validators.MaxValueValidator(Decimal('9999999.99'))], verbose_name='more with external expertise')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('price_list', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rules', to='money.pricelist', verbose_name='price list')),
                ('ground', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='money.vatground', verbose_name='VAT ground')),
            ],
            options={
                'verbose_name': 'price rule',
                'verbose_name_plural': 'price rules',
                'ordering': ['position', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('unit__in', ['half_day', 'fixed'])), name='price_unit_is_known', violation_error_message='This unit does not exist.'), models.CheckConstraint(condition=models.Q(('amount__gte', 0), ('external_surcharge__gte', 0)), name='price_is_not_below_zero', violation_error_message='A price is not below zero.'), models.CheckConstraint(condition=models.Q(('target_group__in', ['', 'primary', 'secondary'])), name='price_target_group_is_known', violation_error_message='This target group does not exist.')],
            },
        ),
        migrations.CreateModel(
            name='OrderLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=steunpunt.records.models.new_reference, max_length=64, unique=True, verbose_name='reference')),
                ('about', models.CharField(blank=True, editable=False, max_length=160, verbose_name='about')),
                ('what_nl', models.CharField(max_length=200, verbose_name='what, in Dutch')),
                ('what_en', models.CharField(blank=True, max_length=200, verbose_name='what, in English')),
                ('quantity', models.DecimalField(decimal_places=2, default=1, max_digits=8, validators=[django.core.validators.MinValueValidator(Decimal('0.01'))], verbose_name='quantity')),
                ('unit_price', models.DecimalField(decimal_places=2, max_digits=9, validators=[django.core.validators.MinValueValidator(Decimal('0.00')), django.core.validators.MaxValueValidator(Decimal('9999999.99'))], verbose_name='price of one')),
                ('explained', models.CharField(blank=True, max_length=200, verbose_name='how the price came about')),
                ('batch', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.batch', verbose_name='import')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='money.order', verbose_name='order')),
                ('ground', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='money.vatground', verbose_name='VAT ground')),
            ],
            options={
                'verbose_name': 'order line',
                'verbose_name_plural': 'order lines',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('about', ''), _negated=True), fields=('order', 'about'), name='one_line_for_one_thing', violation_error_message='This stands on the order already.'), models.CheckConstraint(condition=models.Q(('quantity__gt', 0), ('unit_price__gte', 0)), name='order_line_is_above_zero', violation_error_message='A line has a quantity and a price.')],
            },
        ),
        migrations.AddConstraint(
            model_name='payment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('source', 'bank'), ('statement__isnull', False)), models.Q(('source__in', ['online', 'hand']), ('statement', None)), _connector='OR'), name='payment_by_bank_has_a_statement', violation_error_message='Only the bank gives statements.'),
        ),
    ]
