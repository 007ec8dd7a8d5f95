-- When no hearing is held before an unfavourable decision. The wording of Art. 73 after Law No. 241-VIII needs confirmation.
INSERT INTO ground (id, code, evidence, purpose, kinds, by_itself, name, source, position, valid_from) VALUES
	('simplified', 'simplified', 'unconfirmed', 'no_hearing', '{proposal,message,response,inquiry}', true,
		'{"kk": "Оңайлатылған рәсім: тыңдау өткізілмейді", "ru": "Упрощённая процедура: заслушивание не проводится", "en": "Simplified procedure: no hearing is held"}',
		'{"kk": "ӘРПК 73 және 87-баптары", "ru": "АППК, ст. 73 и 87", "en": "Administrative Procedural Code, Art. 73 and 87"}', 1, '2021-07-01'),
	('declined', 'declined', 'unconfirmed', 'no_hearing', '{application,complaint}', false,
		'{"kk": "Өтініш беруші тыңдаусыз шешуді сұрады", "ru": "Заявитель просит решить без заслушивания", "en": "The applicant asks to decide without a hearing"}',
		'{"kk": "ӘРПК 73-бабы", "ru": "АППК, ст. 73", "en": "Administrative Procedural Code, Art. 73"}', 2, '2021-07-01'),
	('urgent', 'urgent', 'unconfirmed', 'no_hearing', '{application,complaint}', false,
		'{"kk": "Адам өміріне, денсаулығына не қоғам қауіпсіздігіне қауіп төніп тұр, кідіруге болмайды", "ru": "Угроза жизни, здоровью или общественной безопасности, медлить нельзя", "en": "Danger to life, health or public safety: it cannot wait"}',
		'{"kk": "ӘРПК 73-бабы", "ru": "АППК, ст. 73", "en": "Administrative Procedural Code, Art. 73"}', 3, '2021-07-01'),
	('unreachable', 'unreachable', 'unconfirmed', 'no_hearing', '{application,complaint}', false,
		'{"kk": "Өтініш беруші байланыс қалдырмаған, оған хабарлау мүмкін емес", "ru": "Заявитель не оставил связи, известить его невозможно", "en": "The applicant left no way to be reached"}',
		'{"kk": "ӘРПК 73-бабы", "ru": "АППК, ст. 73", "en": "Administrative Procedural Code, Art. 73"}', 4, '2021-07-01')
ON CONFLICT DO NOTHING;
