import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatDate, formatDateTime, formatDayMonth, formatTime, formatWeekday } from './format.ts';
import { ablative, attributive, dative, locative } from './kazakh-case.ts';

const month = (n: number) => formatDate('kk', Temporal.PlainDate.from({ year: 2026, month: n, day: 2 }));
const all = (word: (when: string) => string) => Array.from({ length: 12 }, (_, i) => word(month(i + 1)).replace('2026 жылғы 2 ', ''));

describe('a Kazakh date', () => {
	it('takes the ending its month takes, behind the year', () => {
		expect(all(dative).join(' ')).toBe(
			'қаңтарға ақпанға наурызға сәуірге мамырға маусымға шілдеге тамызға қыркүйекке қазанға қарашаға желтоқсанға'
		);
		expect(all(ablative).join(' ')).toBe(
			'қаңтардан ақпаннан наурыздан сәуірден мамырдан маусымнан шілдеден тамыздан қыркүйектен қазаннан қарашадан желтоқсаннан'
		);
		expect(all(locative).join(' ')).toBe(
			'қаңтарда ақпанда наурызда сәуірде мамырда маусымда шілдеде тамызда қыркүйекте қазанда қарашада желтоқсанда'
		);
		expect(all(attributive).join(' ')).toBe(
			'қаңтардағы ақпандағы наурыздағы сәуірдегі мамырдағы маусымдағы шілдедегі тамыздағы қыркүйектегі қазандағы қарашадағы желтоқсандағы'
		);
		expect(dative(month(12))).toBe('2026 жылғы 2 желтоқсанға');
	});

	it('is taken as each of our formats says it', () => {
		const day = Temporal.PlainDate.from('2026-12-02');
		const at = Temporal.Instant.from('2026-12-02T13:00:00Z');
		expect(ablative(formatDayMonth('kk', day))).toBe('2 желтоқсаннан');
		expect(dative(formatWeekday('kk', day))).toBe('2 желтоқсан, сәрсенбі күніне');
		expect(dative(formatDateTime('kk', at))).toBe('2026 жылғы 2 желтоқсан сағат 18:00-ге');
		expect(dative(`${formatWeekday('kk', day)}, ${formatTime('kk', at)}`)).toBe('2 желтоқсан, сәрсенбі, сағат 18:00-ге');
		expect(dative('2026-12-02')).toBe('2026-12-02 күніне');
	});

	it('has its time as it is read', () => {
		const times = ['00:00', '09:00', '10:00', '20:00', '23:00', '11:05', '11:06', '11:10', '11:15', '11:30', '11:40', '11:50', '11:03'];
		expect(times.map((time) => dative(time).slice(5)).join(' ')).toBe('-ге -ға -ға -ға -ке -ке -ға -ға -ке -ға -қа -ге -ке');
		expect(times.map((time) => ablative(time).slice(5)).join(' ')).toBe('-ден -дан -нан -дан -тен -тен -дан -нан -тен -дан -тан -ден -тен');
	});

	it('stands in no text without its case', () => {
		// What governs a case may follow a word that carries it, never what was interpolated as it is.
		const bare =
			/\$\{(?!(?:dative|ablative|locative|attributive|plural)\()[^{}]*\}[»)]? +(?:күн(?:гі|і(?:не|нен|нде)?) +)?(?:дейін|шейін|бастап|бері|кейін|шешімі|жағдайы?)(?!\p{L})/gu;
		const wrong = globSync('src/**/*.{ts,svelte}')
			.filter((file) => !file.endsWith('.test.ts'))
			.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(bare)].map(([text]) => `${file}: ${text}`));
		expect(wrong).toEqual([]);
	});
});
