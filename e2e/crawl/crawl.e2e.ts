import { paths } from '../../src/lib/paths.ts';
import { LANGS, type Lang } from '../../src/platform/i18n/lang.ts';
import { ROLES, type Role } from '../../src/platform/identity/actor.ts';
import { makeStaff } from '../../test/actors.ts';
import { openSession } from '../session.ts';
import { QUESTIONS } from '../../src/modules/wishes/rules/questions.ts';
import { expect, test } from '../test.ts';
import { Crawl } from './crawler.ts';
import { pages } from './routes.ts';
import { setScene, type Scene } from './scene.ts';

/** Opened by a secret out of a letter, or between two factors: their own tests go there. */
const ELSEWHERE = [
	'/[lang=lang]/(account)/invite/[token]',
	'/[lang=lang]/(account)/staff/enrol',
	'/[lang=lang]/(account)/staff/second',
	'/[lang=lang]/(public)/appeals/new-code/[token]',
	'/[lang=lang]/(public)/appeals/new/[token]/sent',
	'/[lang=lang]/(public)/meet/new-code/[token]',
	'/[lang=lang]/(public)/meet/new/[token]/sent',
	'/[lang=lang]/(public)/promises/follow/[token]',
	'/[lang=lang]/(public)/promises/following/[token]'
];
const STEPS = ['what', 'where', 'kind', 'who', 'files', 'review'];
/**
 * In Kazakh every reader walks; in Russian those who together see every page, for who may see it does not hang on words; in
 * English the one who sees most.
 */
const WALKERS: Record<Lang, readonly Role[]> = {
	kk: ROLES,
	ru: ['operator', 'head', 'branch_head', 'central', 'administrator'],
	en: ['head']
};
// The organisation's own mailbox is read by its root unit.
const OF_ALL: readonly string[] = ['central', 'auditor', 'administrator', 'branch_head'];

for (const lang of LANGS) {
	test.describe(lang, () => {
		// One walk after another: what one reader's walk has examined, the next one need not.
		test.describe.configure({ mode: 'serial' });
		// Scripts are the same in every language: they run in Kazakh, and the other walks see that pages stand without them.
		test.use({ javaScriptEnabled: lang === 'kk' });
		const crawl = new Crawl();
		let scene: Scene;

		test.beforeAll(async ({ db }) => {
			scene = await setScene(db, lang);
		});

		test('what anybody can open', async ({ page }) => {
			for (const { number, accessCode } of scene.cases) {
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
			await page.goto(paths.meet.find(lang));
			await page.locator('#number').fill(scene.wish.number);
			await page.locator('#code').fill(scene.wish.accessCode);
			await page.locator('main form').first().getByRole('button').click();
			await page.goto(paths.meet.new(lang));
			await page.locator('#hostId').check();
			await page.locator('#question').getByRole('button').click();
			const meeting = /\/meet\/new\/([^/]+)\//.exec(page.url())?.[1] ?? '';
			expect(meeting, page.url()).not.toBe('');
			await crawl.walk(page, lang, [
				paths.home(lang),
				paths.meet.find(lang),
				paths.meet.status(lang, scene.wish.number),
				...QUESTIONS.map((question) => paths.meet.draft(lang, meeting, question)),
				...STEPS.map((step) => paths.appeals.draft(lang, token, step)),
				...scene.cases.map(({ number }) => paths.appeals.status(lang, number)),
				paths.appeals.join(lang, scene.joinToken),
				...scene.open,
				paths.account.staff(lang),
				paths.account.signIn(lang)
			]);
		});

		test('what a citizen with an account can open', async ({ page, db, baseURL }) => {
			await openSession(page.context(), db, { accountId: scene.citizenId, kind: 'citizen' }, baseURL ?? '');
			await crawl.walk(page, lang, [
				paths.account.home(lang),
				paths.appeals.mine(lang),
				paths.appeals.join(lang, scene.joinToken),
				paths.promises.dispute(lang, scene.promiseId),
				...scene.own
			]);
		});

		for (const role of WALKERS[lang]) {
			test(`what the desk shows to ${role}`, async ({ page, db, signInAs, baseURL }) => {
				const { people } = scene;
				const root = await db.reader.selectFrom('unit').select('id').where('parent_id', 'is', null).executeTakeFirstOrThrow();
				const known = { operator: people.operator, executor: people.executor, head: people.head };
				const unitId = OF_ALL.includes(role) ? root.id : people.unit.id;
				const staff = role in known ? known[role as keyof typeof known] : await db.write((tx) => makeStaff(tx, { role, unitId }));
				await signInAs(staff);
				await page.context().addCookies([{ name: 'lang', value: lang, url: baseURL ?? '' }]);
				// Where a form of the list leads, not a link.
				const chosen = `${paths.desk.bulk}?ids=${scene.cases[0]?.id ?? ''}`;
				await crawl.walk(page, lang, role === 'head' ? [paths.desk.home, chosen, ...scene.remote] : [paths.desk.home]);
			});
		}

		test('all of it opens, is sound and is accessible', () => {
			expect(crawl.problems).toEqual([]);
		});

		// One reader of English does not see them all.
		if (lang !== 'en') {
			test('every page of the route tree was looked at', () => {
				const missed = pages.map(({ id }) => id).filter((id) => !crawl.visited.has(id));
				expect(missed.toSorted()).toEqual(ELSEWHERE.toSorted());
			});
		}
	});
}
