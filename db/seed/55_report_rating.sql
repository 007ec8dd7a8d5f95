-- By what those who came rate a report meeting.
INSERT INTO rating_criterion (code, valid_from, position, name, source)
SELECT code, DATE '2021-07-01', position, jsonb_build_object('kk', kk, 'ru', ru, 'en', en), 'Ұйымның өз стандарты · Собственный стандарт организации'
FROM (VALUES
	(1, 'clear', 'Есеп түсінікті болды', 'Отчёт был понятен', 'The report was clear'),
	(2, 'honest', 'Депутат шынын айтты', 'Депутат говорил честно', 'The deputy was honest'),
	(3, 'answers', 'Сұрақтарға жауап берілді', 'На вопросы ответили', 'Questions were answered'),
	(4, 'village', 'Айтылғаны біздің жерге маңызды', 'Сказанное важно для нашего места', 'What was said matters to our place')
) AS t (position, code, kk, ru, en)
ON CONFLICT (code, valid_from) DO NOTHING;
