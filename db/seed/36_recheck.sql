-- Random re-checks: how many, until when, and the rubric.
INSERT INTO deadline_rule (id, version, valid_from, days, unit, name, source) VALUES
	('recheck', 1, '2021-07-01', 10, 'working_day',
		'{"kk": "Жабылған істі қайта тексеру", "ru": "Повторная проверка закрытого дела", "en": "Re-check of a closed case"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}')
ON CONFLICT (id, version) DO NOTHING;

INSERT INTO recheck_rule (id, kind, share, number, valid_from, source, made_at) VALUES
	('00000000-0000-7000-8000-000000000111', NULL, 5, NULL, '2021-07-01', 'Жүйемен бірге келген ереже: бөлімше бір айда жапқан істердің 5 пайызы, кемі біреуі · Правило, с которым система поставляется: 5 % закрытых за месяц дел подразделения, не меньше одного', '2021-07-01T00:00:00Z')
ON CONFLICT DO NOTHING;

INSERT INTO recheck_criterion (id, position, decisive, valid_from, name, hint) VALUES
	('answers', 1, true, '2021-07-01',
		'{"kk": "Өтініштегі әр сұраққа жауап берілген бе?", "ru": "Есть ли ответ на каждый вопрос обращения?", "en": "Is every question of the appeal answered?"}',
		'{"kk": "Адам не сұрағанын санап шығып, әрқайсысының жауабын іздеңіз.", "ru": "Пересчитайте, о чём человек спросил, и найдите ответ на каждое.", "en": "Count what the person asked and look for the answer to each."}'),
	('language', 2, false, '2021-07-01',
		'{"kk": "Жауап өтініш тілінде берілген бе?", "ru": "Дан ли ответ на языке обращения?", "en": "Is the answer in the language of the appeal?"}',
		'{"kk": "Өтініш беруші таңдаған тілмен салыстырыңыз.", "ru": "Сравните с языком, который выбрал заявитель.", "en": "Compare it with the language that the applicant chose."}'),
	('facts', 3, false, '2021-07-01',
		'{"kk": "Деректер тексерілген бе, дәлелі бар ма?", "ru": "Проверены ли факты, есть ли подтверждения?", "en": "Were the facts checked, is there evidence?"}',
		'{"kk": "Орнына барған күн, акт, фото, құжат нөмірі.", "ru": "День выезда, акт, фото, номер документа.", "en": "A visit with its day, a record, a photo, a document with its number."}'),
	('ground', 4, false, '2021-07-01',
		'{"kk": "Бас тартылса, заңның бабы аталған ба?", "ru": "Если отказали, названа ли статья закона?", "en": "If it was refused, is the article of law named?"}',
		'{"kk": "Бас тартылмаса, «қатысы жоқ» деңіз.", "ru": "Если отказа не было, отметьте «не относится».", "en": "If nothing was refused, say “not applicable”."}'),
	('plain', 5, false, '2021-07-01',
		'{"kk": "Жауап қарапайым тілмен жазылған ба?", "ru": "Понятно ли написан ответ?", "en": "Is the answer easy to understand?"}',
		'{"kk": "Заңгер емес адам не істелгенін, енді не болатынын түсіне ме?", "ru": "Поймёт ли не юрист, что сделано и что будет дальше?", "en": "Would somebody who is no lawyer understand what was done and what comes next?"}'),
	('solved', 6, true, '2021-07-01',
		'{"kk": "Мәселе шынымен шешілген бе?", "ru": "Решён ли вопрос на деле?", "en": "Is the matter really solved?"}',
		'{"kk": "Өтініш берушіге қоңырау шалып сұраңыз. Мәселе шешілмейтін болса (мысалы, ақпарат сұралса), «қатысы жоқ» деңіз.", "ru": "Позвоните заявителю и спросите. Если решать было нечего (например, просили сведения), отметьте «не относится».", "en": "Call the applicant and ask. If there was nothing to solve (they asked for information), say “not applicable”."}')
ON CONFLICT (id) DO NOTHING;
