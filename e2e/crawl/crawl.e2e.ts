import { paths } from '../../src/lib/paths.ts';
import { LANGS } from '../../src/platform/i18n/lang.ts';
import { ROLES } from '../../src/platform/identity/actor.ts';
import type { Received } from '../../src/modules/appeals/server/index.ts';
import { answered, cast, inWork, receive, type Cast } from '../../test/appeals.ts';
import { makeStaff } from '../../test/actors.ts';
import { expect, test } from '../test.ts';
import { Crawl } from './crawler.ts';
import { pages } from './routes.ts';

/** Opened by a secret out of a letter, or between two factors: their own tests go there. */
const ELSEWHERE = [
	'/[lang=lang]/(account)/account',
	'/[lang=lang]/(account)/account/appeals',
	'/[lang=lang]/(account)/invite/[token]',
	'/[lang=lang]/(account)/staff/enrol',
	'/[lang=lang]/(account)/staff/second',
	'/[lang=lang]/(public)/appeals/new-code/[token]',
	'/[lang=lang]/(public)/appeals/new/[token]/sent'
];
const STEPS = ['what', 'where', 'kind', 'who', 'files', 'review'];

test.describe.configure({ mode: 'serial' });

const crawl = new Crawl();
let people: Cast;
let cases: Received[];

test.beforeAll(async ({ db }) => {
	people = await db.write((tx) => cast(tx));
	cases = [];
	for (const stage of [receive, inWork, answered]) cases.push(await db.write((tx) => stage(tx, people)));
});

for (const lang of LANGS) {
	test(`${lang}: what a citizen can open`, async ({ page }) => {
		for (const { number, accessCode } of cases) {
			await page.goto(paths.appeals.find(lang));
			await page.locator('#number').fill(number);
			await page.locator('#code').fill(accessCode);
			await page.locator('main form').first().getByRole('button').click();
			await expect(page).toHaveURL(new RegExp(`${paths.appeals.status(lang, number)}$`));
		}
		await page.goto(paths.appeals.new(lang));
		await page.locator('main textarea').first().fill('Көшеде жарық үш айдан бері жанбайды, балалар қараңғыда қайтады.');
		await page.locator('main form').first().getByRole('button').last().click();
		const token = /\/appeals\/new\/([^/]+)\//.exec(page.url())?.[1] ?? '';
		expect(token, page.url()).not.toBe('');
		await crawl.walk(page, lang, [
			paths.home(lang),
			...STEPS.map((step) => paths.appeals.draft(lang, token, step)),
			...cases.map(({ number }) => paths.appeals.status(lang, number)),
			paths.account.staff(lang),
			paths.account.signIn(lang)
		]);
	});

	for (const role of ROLES) {
		test(`${lang}: what the desk shows to ${role}`, async ({ page, db, signInAs, baseURL }) => {
			const root = await db.reader.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
			const unitId = role === 'central' || role === 'auditor' || role === 'administrator' ? root.id : people.unit.id;
			const known = { operator: people.operator, executor: people.executor, head: people.head };
			const staff = role in known ? known[role as keyof typeof known] : await db.write((tx) => makeStaff(tx, { role, unitId }));
			await signInAs(staff);
			await page.context().addCookies([{ name: 'lang', value: lang, url: baseURL ?? '' }]);
			await crawl.walk(page, lang, [paths.desk.home]);
		});
	}
}

test('whatever was opened opens, is sound and is accessible', () => {
	expect(crawl.problems).toEqual([]);
});

test('every page of the route tree was looked at', () => {
	const missed = pages.map(({ id }) => id).filter((id) => !crawl.visited.has(id));
	expect(missed.toSorted()).toEqual(ELSEWHERE.toSorted());
});
