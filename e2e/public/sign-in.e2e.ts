/** Who has a telephone and no mail: an old phone, no scripts; a code by text message, a voice for an item of an agenda, one account for both contacts. */
import { paths } from '../../src/lib/paths.ts';
import { now } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/db/index.ts';
import { dayOf } from '../../src/platform/i18n/format.ts';
import { refusalText } from '../../src/platform/i18n/refusals/index.ts';
import { messages as identity } from '../../src/platform/identity/messages/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { messages as discussion } from '../../src/modules/discussion/messages/index.ts';
import { itemForm, sittingForm, sittingWorld } from '../../src/modules/sittings/server/fixture.ts';
import { addItem, openDiscussion, planSitting } from '../../src/modules/sittings/server/index.ts';
import { makeCitizen } from '../../test/actors.ts';
import { takenFor } from '../../test/sms-provider.ts';
import { PageObject } from '../page-object.ts';
import { openSession } from '../session.ts';
import { expect, test } from '../test.ts';

const t = identity.kk.citizen;
const words = discussion.kk;
let called = 0;

/** A number of nobody else's, as it is typed and as it is kept. */
function another(): { typed: string; kept: string } {
	called += 1;
	const last = String(process.pid % 1000).padStart(3, '0') + String(called).padStart(4, '0');
	return { typed: `8 701 ${last.slice(0, 3)} ${last.slice(3, 5)} ${last.slice(5)}`, kept: `+7701${last}` };
}

/** The code of the newest of so many text messages to a number. */
async function codeOf(kept: string, count = 1): Promise<string> {
	const taken = () => takenFor(process.env.E2E_SMS ?? '', kept);
	await expect.poll(async () => (await taken()).length, { timeout: 60_000 }).toBe(count);
	return /\b\d{6}\b/.exec((await taken()).at(-1)?.text ?? '')?.[0] ?? '';
}

/** A sitting whose draft agenda of one item is discussed from today on. */
const discussed = (db: Database) =>
	db.write(async (tx) => {
		const world = await sittingWorld(tx);
		const day = dayOf(now()).add({ days: 20 }).toString();
		const id = await planSitting(tx, world.secretary, world.body.id, sittingForm(world, { day }));
		await addItem(tx, world.secretary, id, itemForm('Жылу маусымы'));
		await openDiscussion(tx, world.secretary, id);
		return id;
	});

test('somebody signs in by a text message and gives a voice to an item of an agenda', async ({ page, db, quiet }) => {
	// A form that is refused comes back as 422.
	quiet.allow.push(/status of 422/);
	const id = await discussed(db);
	const [on, phone] = [new PageObject(page, 'kk'), another()];
	await on.open(paths.sittings.one('kk', id));
	await on.follow(words.signIn);
	await on.arrived();
	await expect(page.getByLabel(t.contact.phone)).toHaveAttribute('type', 'tel');
	await on.fill(t.contact.phone, '8 (7172) 74-55-55');
	await on.press(t.send);
	await on.arrived();
	await expect(on.errors).toContainText(refusalText('kk', 'phone_fixed'));
	await expect(page.getByLabel(t.contact.phone)).toHaveValue('8 (7172) 74-55-55');
	await on.fill(t.contact.phone, phone.typed);
	await on.press(t.send);
	await on.arrived();
	await expect(page.getByText(t.sentTitle.phone)).toBeVisible();
	const code = await codeOf(phone.kept);
	await on.fill(t.code.phone, code === '000000' ? '000001' : '000000');
	await on.press(t.enter);
	await on.arrived();
	await expect(on.errors).toContainText(refusalText('kk', 'code_wrong'));
	await on.fill(t.code.phone, code);
	await on.press(t.enter);
	await page.waitForURL(`**${paths.sittings.one('kk', id)}`);
	await page
		.getByRole('button', { name: new RegExp(`^${words.voices.for}\\s*: `) })
		.first()
		.click();
	await on.arrived();
	await expect(page.getByText(words.mineVoice.for)).toBeVisible();

	await on.open(paths.account.home('kk'));
	await expect(page.getByText(`+7 701 ••• •• ${phone.kept.slice(-2)}`)).toBeVisible();
	await on.follow(t.add.title.email);
	await on.arrived();
	await expect(page.getByLabel(t.contact.email)).toHaveAttribute('type', 'email');
});

test('a telephone is added to the account of a mail address, and leads to the same one', async ({ page, db, baseURL, quiet }) => {
	quiet.allow.push(/status of 4(22|29)/);
	const citizen = await db.write((tx) => makeCitizen(tx, `eki-${newId()}@example.kz`));
	await openSession(page.context(), db, { accountId: citizen.accountId, kind: 'citizen' }, baseURL ?? '');
	const [on, phone] = [new PageObject(page, 'kk'), another()];
	await on.open(paths.account.home('kk'));
	await on.follow(t.add.title.phone);
	await on.arrived();
	await on.fill(t.contact.phone, phone.typed);
	await on.press(t.send);
	await on.arrived();
	await on.fill(t.code.phone, await codeOf(phone.kept));
	await on.press(t.add.submit);
	await page.waitForURL(`**${paths.account.home('kk')}`);
	await on.arrived();
	await expect(page.getByText(`+7 701 ••• •• ${phone.kept.slice(-2)}`)).toBeVisible();
	await expect(page.getByRole('link', { name: t.add.title.phone })).toHaveCount(0);

	// Signed out: the next code may go after a minute, and until then that is said.
	await page.context().clearCookies();
	await on.open(paths.account.signIn('kk'));
	await on.follow(t.other.email);
	await on.arrived();
	await on.follow(t.other.phone);
	await on.fill(t.contact.phone, phone.kept);
	await on.press(t.send);
	await on.arrived();
	await expect(on.errors).toContainText('секундтан');
	await db.write((tx) => tx.deleteFrom('throttle').where('bucket', 'like', 'code_wait:%').execute());
	await on.press(t.send);
	await on.arrived();
	await on.fill(t.code.phone, await codeOf(phone.kept, 2));
	await on.press(t.enter);
	await page.waitForURL(`**${paths.account.home('kk')}`);
	const own = await db.reader
		.selectFrom('session')
		.select('factors')
		.where('account_id', '=', citizen.accountId)
		.orderBy('created_at')
		.execute();
	expect(own.map(({ factors }) => factors)).toEqual([['mail'], ['sms']]);
});
