import { describe, expect, it } from 'vitest';
import { fold, isMixedScript, lastStems, repairScript, stems, toTsquery, toTsvector } from './index.ts';
import { foldedKazakhStem, kazakhStem } from './kazakh.ts';

// Civic words as citizens write them, with the word one would search for.
const INFLECTED = {
	өтініш: 'өтініштерімізді өтініштер өтінішіме өтінішіңіз өтініштің',
	мектеп: 'мектептерде мектебі мектебіміздің мектептегі',
	жол: 'жолдарды жолы жолдарындағы жолынан жолмен',
	тұрғын: 'тұрғындардың тұрғыны тұрғындармен',
	аудан: 'аудандағы ауданында ауданы',
	балабақша: 'балабақшаның балабақшамыз балабақшадан',
	көше: 'көшелерде көшесінде көшеміздің',
	депутат: 'депутаттардың депутатқа депутаты',
	сайлаушы: 'сайлаушылармен сайлаушысы',
	кездесу: 'кездесулерге кездесуі',
	шағым: 'шағымдарды шағымымды',
	су: 'суды судың',
	үй: 'үйлердің үйіміздің үйден',
	әкімдік: 'әкімдігі әкімдіктің',
	халық: 'халқы халыққа',
	жауап: 'жауабын жауаптар',
	көмек: 'көмегі көмекке',
	аурухана: 'ауруханаларда ауруханасы',
	дәрігер: 'дәрігерлерге дәрігері',
	көпір: 'көпірдің көпірі',
	жарық: 'жарығы жарықты',
	автобус: 'автобустардың автобусқа',
	бала: 'балалардың баласы',
	мәселе: 'мәселелерді мәселесі',
	жұмыс: 'жұмысы жұмыстарын',
	ұсыныс: 'ұсыныстар ұсынысы',
	тазалық: 'тазалығы тазалықты',
	орын: 'орны орындар',
	зейнетақы: 'зейнетақысы зейнетақыны',
	пәтер: 'пәтерлер пәтерде',
	отырыс: 'отырыста отырысы',
	қоқыс: 'қоқысты қоқыстар'
};
const PAIRS = Object.entries(INFLECTED).flatMap(([lemma, forms]) => forms.split(' ').map((form) => [form, lemma] as const));

// Words that must stay apart.
const APART = [
	['жол', 'жолдас'],
	['бала', 'балық'],
	['су', 'сурет'],
	['қала', 'қалам'],
	['ауыл', 'аула'],
	['көше', 'көшет'],
	['тұрғын', 'тұрмыс'],
	['алтын', 'алты'],
	['сауда', 'сау'],
	['дәрі', 'дәріс'],
	['орын', 'орман'],
	['құрал', 'құран'],
	['мектеп', 'мекеме'],
	['отын', 'отан']
] as const;

describe('Kazakh stems', () => {
	it.each(PAIRS)('%s -> %s', (form, lemma) => {
		expect(kazakhStem(form)).toBe(lemma);
	});

	it('finds a lemma without Kazakh letters from a form without them', () => {
		expect(PAIRS.filter(([form, lemma]) => foldedKazakhStem(fold(form)) !== fold(lemma))).toEqual([]);
	});

	it('keeps different words apart', () => {
		expect(APART.filter(([a, b]) => kazakhStem(a) === kazakhStem(b))).toEqual([]);
	});

	it('is settled: the stem of a stem is the stem', () => {
		expect(PAIRS.map(([form]) => kazakhStem(form)).filter((stem) => kazakhStem(stem) !== stem)).toEqual([]);
	});
});

describe('fold', () => {
	it.each([
		['Солтүстік Қазақстан', 'солтустик казакстан'],
		['Солтүстiк', 'солтустик'],
		['Aршалинский', 'аршалинский'],
		['Тəуелсіздік', 'тауелсиздик'],
		['Ақтөбе, Маңғыстау!', 'актобе, мангыстау!'],
		['ЁЛКА', 'елка'],
		['Һауа', 'хауа'],
		['Talgar', 'талгар'],
		['Qyzylorda', 'кызылорда'],
		['Öskemen', 'оскемен'],
		['Shymkent', 'шымкент'],
		['№ 12-а', '№ 12-а'],
		['', '']
	])('%s -> %s', (text, folded) => {
		expect(fold(text)).toBe(folded);
	});

	it('sees and mends Latin letters inside Cyrillic words only', () => {
		expect(['Солтүстiк', 'Солтүстік', 'Almaty', 'Бөлiм 2'].map(isMixedScript)).toEqual([true, false, false, true]);
		expect(repairScript('Солтүстiк Aршалы, Almaty, Hұра, USBкабель')).toBe('Солтүстік Аршалы, Almaty, Нұра, USBкабель');
	});
});

function finds(query: string, text: string): boolean {
	const lexemes = new Set(toTsvector(text).match(/(?<=')[^']+(?=')/g));
	const has = (term: string) => {
		const lexeme = /'([^']+)'/.exec(term)?.[1] ?? '';
		return term.endsWith(':*') ? [...lexemes].some((l) => l.startsWith(lexeme)) : lexemes.has(lexeme);
	};
	return (toTsquery(query) ?? '').split(' & ').every((part) => part.replace(/[()]/g, '').split(' | ').some(has));
}

describe('vectors and queries', () => {
	it.each([
		['өтініш', 'Біздің өтініштерімізді қараңыз'],
		['отиниш', 'Біздің өтініштерімізді қараңыз'],
		['otinish', 'Біздің өтініштерімізді қараңыз'],
		['өтініш', 'Биздин отиништеримизди караныз'],
		['мектеп', 'мектептерде жылу жоқ'],
		['мектебіміз', 'мектептерде жылу жоқ'],
		['жол', 'жолдарды жөндеу керек'],
		['Солтустик', 'Солтүстiк Қазақстан'],
		['ямы на дорогах', 'Большая яма, разбита дорога'],
		['жалоба', 'Пишу вам с жалобой на соседей'],
		['ёлка', 'во дворе спилили ЕЛКИ'],
		['лужи', 'Во дворе стоит лужa'],
		['street lights', 'The street light is broken'],
		['мект', 'мектептерде жылу жоқ'],
		['broken roads', 'The road to school breaks; it is broken'],
		['дорога мектеп', 'Мектепке баратын жол жоқ, дороги нет']
	])('%s finds: %s', (query, text) => {
		expect(finds(query, text)).toBe(true);
	});

	it.each([
		['час дорог', 'Прошу починить часть дороги'],
		['право', 'Скажите правду о ремонте'],
		['су', 'Нам нужна сцена'],
		['мектеп', 'аурухана жабық'],
		['school bus', 'The school is closed']
	])('%s does not find: %s', (query, text) => {
		expect(finds(query, text)).toBe(false);
	});

	it('writes stems as A, folded letters as D, with places', () => {
		expect(toTsvector('Мектепте су жоқ, мектеп')).toBe(`'мектеп':1A,4A 'мектепт':1A 'су':2A`);
		expect(toTsvector('көшелер')).toBe(`'көше':1A 'коше':1`);
	});

	it('makes the last word a beginning, and nothing of nothing', () => {
		expect(toTsquery('көшелер жарық')).toBe(`('көше' | 'коше') & ('жарық':* | 'жарык':*)`);
		expect(toTsquery('көшелер жарық', { whole: true })).toBe(`('көше' | 'коше') & ('жарық' | 'жарык')`);
		expect(lastStems('көшелер жарығы')).toEqual(['жарык']);
		expect(['', ' — ', '!?'].map((text) => toTsquery(text))).toEqual([undefined, undefined, undefined]);
	});

	it('keeps quotes, backslashes and very long words out of the literals', () => {
		const text = `d'Artagnan \\ 'x':1A ${'я'.repeat(5000)}`;
		expect(toTsvector(text)).not.toMatch(/\\|''/);
		expect(Math.max(...(toTsvector(text).match(/'[^']+'/g) ?? []).map((l) => l.length))).toBeLessThanOrEqual(42);
	});

	it('lists the stems of a text once', () => {
		expect(stems('Жолдар мен жолда тұрғын үйлер бар')).toEqual(['жол', 'жолдар', 'жолд', 'тұрғын', 'үй']);
	});
});
