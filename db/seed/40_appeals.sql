-- Kinds of appeal as the law in force names them (АППК, in force since 2021-07-01), grounds to stop, themes.

INSERT INTO appeal_kind (id, valid_from, name, explanation, rule_id, source, position) VALUES
('application', '2021-07-01', '{"kk": "Арыз", "ru": "Заявление", "en": "Application"}',
	'{"kk": "Құқығыңызды немесе мүддеңізді жүзеге асыруға көмек сұрайсыз", "ru": "Вы просите помочь осуществить ваше право или интерес", "en": "You ask for help with a right or an interest of yours"}',
	'consider', 'АППК, ст. 4(1)', 1),
('complaint', '2021-07-01', '{"kk": "Шағым", "ru": "Жалоба", "en": "Complaint"}',
	'{"kk": "Біреудің шешімімен, әрекетімен немесе әрекетсіздігімен келіспейсіз және оны түзетуді талап етесіз", "ru": "Вы не согласны с решением, действием или бездействием и требуете это исправить", "en": "You challenge a decision, an act or a failure to act and want it put right"}',
	'complaint_review', 'АППК, ст. 4(38)', 2),
('proposal', '2021-07-01', '{"kk": "Ұсыныс", "ru": "Предложение", "en": "Proposal"}',
	'{"kk": "Бір нәрсені жақсарту жолын ұсынасыз", "ru": "Вы предлагаете, как что-то улучшить", "en": "You suggest how something could be better"}',
	'consider', 'АППК, ст. 4(35)', 3),
('message', '2021-07-01', '{"kk": "Хабар", "ru": "Сообщение", "en": "Report"}',
	'{"kk": "Бұзушылық немесе ақау туралы айтасыз", "ru": "Вы сообщаете о нарушении или неисправности", "en": "You report a breach or a defect"}',
	'consider', 'АППК, ст. 4(37)', 4),
('response', '2021-07-01', '{"kk": "Үн қосу", "ru": "Отклик", "en": "Response"}',
	'{"kk": "Қоғамдық мәселе туралы пікіріңізді білдіресіз", "ru": "Вы высказываете отношение к общественному вопросу", "en": "You say what you think of a public matter"}',
	'consider', 'АППК, ст. 4(36)', 5),
('inquiry', '2021-07-01', '{"kk": "Сұрау салу", "ru": "Запрос", "en": "Inquiry"}',
	'{"kk": "Ақпарат сұрайсыз", "ru": "Вы просите предоставить информацию", "en": "You ask for information"}',
	'consider', 'АППК, ст. 4(32)', 6)
ON CONFLICT DO NOTHING;

INSERT INTO ground (id, code, purpose, valid_from, name, source, position) VALUES
('no_essence', 'no_essence', 'stop', '2021-07-01', '{"kk": "Мәселенің мәні баяндалмаған", "ru": "Не изложена суть вопроса", "en": "The substance of the matter is not stated"}', '{"kk": "ӘРПК 70-бабы", "ru": "АППК, ст. 70", "en": "Administrative Procedural Code, Art. 70"}', 1),
('repeated', 'repeated', 'stop', '2021-07-01', '{"kk": "Қайталама өтініште жаңа дәлел жоқ, бұрынғысына толық жауап берілген", "ru": "Повторное обращение без новых доводов, на прежнее дан исчерпывающий ответ", "en": "A repeated appeal without new arguments; the earlier one was answered in full"}', '{"kk": "ӘРПК 70-бабы", "ru": "АППК, ст. 70", "en": "Administrative Procedural Code, Art. 70"}', 2),
('no_author', 'no_author', 'stop', '2021-07-01', '{"kk": "Авторын анықтау мүмкін емес", "ru": "Невозможно установить авторство", "en": "The author cannot be established"}', '{"kk": "ӘРПК 70-бабы", "ru": "АППК, ст. 70", "en": "Administrative Procedural Code, Art. 70"}', 3),
('decided_elsewhere', 'decided_elsewhere', 'stop', '2021-07-01', '{"kk": "Дәл осы мәселе бойынша сот актісі немесе әкімшілік шешім бар", "ru": "По тому же предмету есть судебный акт или административное решение", "en": "A court act or an administrative decision exists on the same matter"}', '{"kk": "ӘРПК 70-бабы", "ru": "АППК, ст. 70", "en": "Administrative Procedural Code, Art. 70"}', 4),
('other', 'other', 'stop', '2021-07-01', '{"kk": "Заңда көзделген өзге негіз (шешімде көрсетіледі)", "ru": "Иное основание, предусмотренное законом (указывается в решении)", "en": "Another ground provided by law (named in the decision)"}', '{"kk": "ӘРПК 70-бабы", "ru": "АППК, ст. 70", "en": "Administrative Procedural Code, Art. 70"}', 9)
ON CONFLICT DO NOTHING;

-- Keywords are beginnings of words; they are compared folded, so ә and а are one letter.
INSERT INTO theme (id, code, name, keywords, position)
SELECT md5('theme:' || code)::uuid, code, jsonb_build_object('kk', kk, 'ru', ru, 'en', en), string_to_array(keys, ' '), row_number() OVER ()
FROM (VALUES
	('roads', 'Жолдар', 'Дороги', 'Roads', 'жол жолды жолын асфальт шункыр копир тротуар дорог яма ямы асфальт мост тротуар road pothole bridge sidewalk'),
	('street_light', 'Көше жарығы', 'Уличное освещение', 'Street lighting', 'жарык шам жарыктандыр караны освещен фонар темно streetlight lamp light'),
	('water', 'Ауыз су', 'Водоснабжение', 'Water supply', 'су суы ауызсу кубыр колонка вода воды воду водо водопровод скважин water pipe'),
	('heating', 'Жылу мен газ', 'Отопление и газ', 'Heating and gas', 'жылу газ пеш комир казандык отоплен батаре газ уголь котел heating gas coal boiler'),
	('power', 'Электр қуаты', 'Электроснабжение', 'Power supply', 'электр ток трансформатор электр подстанц электроэнерг power electric'),
	('waste', 'Қоқыс пен тазалық', 'Мусор и чистота', 'Waste and cleanliness', 'кокыс коныс тазалык полигон мусор свалк контейнер отход garbage trash waste dump'),
	('housing', 'Тұрғын үй', 'Жильё', 'Housing', 'тургын пайдалану патер уй кезек жиль квартир очеред апатты аварийн ремонт домов housing apartment repair'),
	('transport', 'Қоғамдық көлік', 'Общественный транспорт', 'Public transport', 'автобус аялдама колик маршрут автобус останов транспорт рейс bus stop transport parking vehicle'),
	('health', 'Денсаулық сақтау', 'Здравоохранение', 'Health', 'дари дарига емхана аурухана амбулатор фельдшер жедел врач больниц поликлиник лекарств амбулатор скор doctor hospital clinic medicine'),
	('school', 'Мектеп пен білім', 'Школа и образование', 'Schools and education', 'мектеп мугалим оку окушы ушауысым школ учител ученик образован school teacher pupil'),
	('kindergarten', 'Балабақша', 'Детский сад', 'Kindergarten', 'балабакша балбакша садик детсад детск kindergarten nursery'),
	('social', 'Әлеуметтік көмек', 'Социальная помощь', 'Social support', 'жардемакы зейнетакы мугедек ао кобалалы пособи пенси инвалид многодетн соцпомощ benefit pension disability'),
	('labour', 'Еңбек құқығы', 'Трудовые права', 'Labour rights', 'жалакы енбек жумысшы жумыстан зарплат заработн уволил трудов работодател wage salary employer dismissed'),
	('land', 'Жер мәселесі', 'Земельный вопрос', 'Land', 'жер жайылым телим участ земл земельн пастбищ land pasture plot'),
	('farming', 'Ауыл шаруашылығы', 'Сельское хозяйство', 'Farming', 'мал егин шаруа субсид жем скот урожай фермер субсид сельхоз cattle farmer subsidy harvest'),
	('ecology', 'Экология', 'Экология', 'Environment', 'тутин экология ластан ауа озен смог выброс эколог загрязнен воздух рек smoke pollution air river tree'),
	('safety', 'Қауіпсіздік', 'Безопасность', 'Safety', 'полиция кауип урлык ит иттер кангыбас бездомн собак краж полици опасн police theft dangerous dog noise'),
	('internet', 'Байланыс пен интернет', 'Связь и интернет', 'Internet and telephony', 'интернет байланыс желі жели связь интернет сигнал internet signal network'),
	('services', 'Мемлекеттік қызмет', 'Государственные услуги', 'Public services', 'анықтама аныктама кужат куал цон справк документ услуг паспорт удостоверен certificate document passport'),
	('culture', 'Мәдениет пен спорт', 'Культура и спорт', 'Culture and sport', 'клуб китапхана спорт алан стадион библиотек спортзал площадк park library playground sport'),
	('corruption', 'Сыбайлас жемқорлық', 'Коррупция', 'Corruption', 'пара жемкор взятк коррупц bribe corruption'),
	('other', 'Басқа', 'Другое', 'Other', '')
) AS t (code, kk, ru, en, keys)
ON CONFLICT (code) DO NOTHING;
