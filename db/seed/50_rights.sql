-- Professions and rights for rights cases. The legal grounds were written from memory and are marked so: an administrator
-- reads each in the act and enters an edition with the evidence `read`.
INSERT INTO profession (code, valid_from, field, name, source, position)
SELECT code, DATE '2021-07-01', field, jsonb_build_object('kk', kk, 'ru', ru, 'en', en), 'Jauap', row_number() OVER ()
FROM (VALUES
	('teacher', 'education', 'Мектеп мұғалімі', 'Учитель школы', 'School teacher'),
	('preschool', 'education', 'Балабақша тәрбиешісі', 'Воспитатель детского сада', 'Kindergarten teacher'),
	('lecturer', 'education', 'Колледж бен ЖОО оқытушысы', 'Преподаватель колледжа и вуза', 'College or university lecturer'),
	('school_staff', 'education', 'Білім ұйымының басқа қызметкері', 'Другой работник образования', 'Other worker in education'),
	('doctor', 'health', 'Дәрігер', 'Врач', 'Doctor'),
	('nurse', 'health', 'Мейірбике, фельдшер', 'Медсестра, фельдшер', 'Nurse, paramedic'),
	('health_staff', 'health', 'Денсаулық сақтау саласының басқа қызметкері', 'Другой работник здравоохранения', 'Other worker in health care'),
	('miner', 'industry', 'Кенші', 'Шахтёр, горняк', 'Miner'),
	('oil_worker', 'industry', 'Мұнай-газ саласының жұмысшысы', 'Работник нефтегазовой отрасли', 'Oil and gas worker'),
	('factory_worker', 'industry', 'Зауыт жұмысшысы', 'Рабочий завода', 'Factory worker'),
	('builder', 'industry', 'Құрылысшы', 'Строитель', 'Building worker'),
	('energy_worker', 'industry', 'Энергетика мен коммуналдық қызмет жұмысшысы', 'Работник энергетики и коммунальных служб', 'Energy or utilities worker'),
	('farmer', 'agriculture', 'Фермер, шаруа', 'Фермер, крестьянин', 'Farmer'),
	('farm_worker', 'agriculture', 'Ауыл шаруашылығының жалдамалы жұмысшысы', 'Наёмный работник сельского хозяйства', 'Hired farm worker'),
	('driver', 'transport', 'Жүргізуші', 'Водитель', 'Driver'),
	('railway_worker', 'transport', 'Теміржолшы', 'Железнодорожник', 'Railway worker'),
	('courier', 'transport', 'Курьер, платформа арқылы жұмыс істейтін адам', 'Курьер, работник платформы', 'Courier, platform worker'),
	('shop_worker', 'trade', 'Сауда мен қызмет көрсету қызметкері', 'Работник торговли и услуг', 'Worker in trade and services'),
	('social_worker', 'social', 'Әлеуметтік қызметкер', 'Социальный работник', 'Social worker'),
	('culture_worker', 'culture', 'Мәдениет, спорт, кітапхана қызметкері', 'Работник культуры, спорта, библиотеки', 'Worker in culture, sport or a library'),
	('civil_servant', 'public_service', 'Мемлекеттік қызметші', 'Государственный служащий', 'Civil servant'),
	('rescuer', 'public_service', 'Құтқарушы, өрт сөндіруші', 'Спасатель, пожарный', 'Rescuer, firefighter'),
	('other', 'other', 'Басқа мамандық', 'Другая профессия', 'Another profession')
) AS t (code, field, kk, ru, en)
ON CONFLICT (code, valid_from) DO NOTHING;

INSERT INTO violated_right (code, valid_from, name, ground, evidence, source, position)
SELECT code, DATE '2021-07-01', jsonb_build_object('kk', kk, 'ru', ru, 'en', en), jsonb_build_object('kk', gkk, 'ru', gru, 'en', gen), 'memory',
	'Jauap: adilet.zan.kz бойынша растауды қажет етеді / требует проверки по adilet.zan.kz', row_number() OVER ()
FROM (VALUES
	('pay_in_time', 'Жалақыны уақтылы әрі толық алу', 'Своевременная и полная оплата труда', 'Pay in full and in time',
		'Еңбек кодексі (2015 ж. 23.11, № 414-V), 22 және 113-баптар', 'Трудовой кодекс от 23.11.2015 № 414-V, ст. 22 и 113', 'Labour Code No. 414-V of 23.11.2015, Art. 22 and 113'),
	('safe_work', 'Қауіпсіз еңбек', 'Безопасные условия труда', 'Safe work',
		'Еңбек кодексі, 22 және 181-баптар', 'Трудовой кодекс, ст. 22 и 181', 'Labour Code, Art. 22 and 181'),
	('leave', 'Ақылы демалыс', 'Оплачиваемый отпуск', 'Paid leave',
		'Еңбек кодексі, 88-бап', 'Трудовой кодекс, ст. 88', 'Labour Code, Art. 88'),
	('dismissal', 'Заңсыз жұмыстан шығармау', 'Защита от незаконного увольнения', 'Protection from unlawful dismissal',
		'Еңбек кодексі, 52 және 53-баптар', 'Трудовой кодекс, ст. 52 и 53', 'Labour Code, Art. 52 and 53'),
	('contract', 'Еңбек шартын жасасу және сақтау', 'Заключение и соблюдение трудового договора', 'A work contract, made and kept',
		'Еңбек кодексі, 21 және 33-баптар', 'Трудовой кодекс, ст. 21 и 33', 'Labour Code, Art. 21 and 33'),
	('hours', 'Жұмыс уақыты, артық жұмысқа ақы төлеу', 'Рабочее время и оплата сверхурочных', 'Working hours and overtime pay',
		'Еңбек кодексі, 68, 77 және 108-баптар', 'Трудовой кодекс, ст. 68, 77 и 108', 'Labour Code, Art. 68, 77 and 108'),
	('extra_work', 'Міндетіне жатпайтын, ақы төленбейтін жұмыстан қорғалу (мұғалім, дәрігер)', 'Защита от лишней неоплачиваемой работы (учителя, врачи)', 'No extra unpaid work (teachers, doctors)',
		'«Педагог мәртебесі туралы» Заң (2019 ж. 27.12, № 293-VI), 6-бап; Халық денсаулығы туралы кодекс (2020 ж. 07.07, № 360-VI)', 'Закон «О статусе педагога» от 27.12.2019 № 293-VI, ст. 6; Кодекс о здоровье народа от 07.07.2020 № 360-VI', 'Law on the Status of a Teacher No. 293-VI of 27.12.2019, Art. 6; Code on Public Health No. 360-VI of 07.07.2020'),
	('discrimination', 'Еңбек саласында кемсітпеу', 'Запрет дискриминации в сфере труда', 'No discrimination at work',
		'Еңбек кодексі, 6-бап', 'Трудовой кодекс, ст. 6', 'Labour Code, Art. 6'),
	('contributions', 'Зейнетақы және әлеуметтік аударымдар', 'Пенсионные и социальные отчисления', 'Pension and social contributions',
		'Әлеуметтік кодекс (2023 ж. 20.04, № 224-VII)', 'Социальный кодекс от 20.04.2023 № 224-VII', 'Social Code No. 224-VII of 20.04.2023'),
	('land', 'Жер учаскесіне құқық (фермерлер)', 'Право на земельный участок (фермеры)', 'Right to land (farmers)',
		'Жер кодексі (2003 ж. 20.06, № 442-II)', 'Земельный кодекс от 20.06.2003 № 442-II', 'Land Code No. 442-II of 20.06.2003'),
	('subsidy', 'Ауыл шаруашылығы субсидиясы', 'Сельскохозяйственная субсидия', 'Farm subsidy',
		'Агроөнеркәсіптік кешенді мемлекеттік реттеу туралы Заң (2005 ж. 08.07, № 66-III)', 'Закон о государственном регулировании агропромышленного комплекса от 08.07.2005 № 66-III', 'Law on State Regulation of the Agro-Industrial Complex No. 66-III of 08.07.2005'),
	('union', 'Кәсіподаққа бірігу, ұжымдық шарт', 'Объединение в профсоюз, коллективный договор', 'Joining a trade union, collective agreement',
		'«Кәсіптік одақтар туралы» Заң (2014 ж. 27.06, № 211-V); Еңбек кодексі, 156-бап', 'Закон «О профессиональных союзах» от 27.06.2014 № 211-V; Трудовой кодекс, ст. 156', 'Law on Trade Unions No. 211-V of 27.06.2014; Labour Code, Art. 156'),
	('member', 'Ұйым мүшесінің ұйым ішіндегі құқығы', 'Право члена внутри организации', 'Right of a member inside the organisation',
		'Ұйымның жарғысы', 'Устав организации', 'The organisation''s charter'),
	('other', 'Басқа құқық', 'Другое право', 'Another right',
		'Негізі істің өзінде көрсетіледі', 'Основание указывается в деле', 'The ground is named in the case')
) AS t (code, kk, ru, en, gkk, gru, gen)
ON CONFLICT (code, valid_from) DO NOTHING;
