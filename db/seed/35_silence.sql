-- What a term that passed without a decision means (Art. 91(2)). A party's or a deputy's reception is not an administrative
-- body: it broke its own standard. Where Jauap serves a body, the first row is the one to be in force.
INSERT INTO ground (id, code, evidence, purpose, kinds, by_itself, name, source, position, valid_from, valid_to) VALUES
	('deemed_refusal', 'deemed_refusal', 'confirmed', 'silence', NULL, true,
		'{"kk": "Мерзімінде шешім шықпаса, бұл бас тарту деп есептеледі", "ru": "Решения в срок нет: это считается отказом", "en": "No decision within the term: that is deemed a refusal"}',
		'{"kk": "ӘРПК 91-бабының 2-бөлігі", "ru": "АППК, ст. 91 ч. 2", "en": "Administrative Procedural Code, Art. 91(2)"}', 1, '2021-07-01', '2021-07-01'),
	('own_standard', 'own_standard', 'own', 'silence', NULL, true,
		'{"kk": "Біз мерзімінде шешім шығармадық: өзіміз белгілеген стандартты бұздық", "ru": "Мы не приняли решения в срок: нарушен стандарт, который мы сами и установили", "en": "We made no decision within the term: we broke the standard that we had set ourselves"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}', 2, '2021-07-01', NULL)
ON CONFLICT DO NOTHING;
