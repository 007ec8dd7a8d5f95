/** The procedure as its applicant meets it: an old phone, no scripts, and three forms that change how the law goes on. */
import { loadCalendar, workingDaysAfter } from '../../src/platform/calendar/index.ts';
import { now } from '../../src/platform/clock.ts';
import { asReader, type Tx } from '../../src/platform/db/index.ts';
import { dayOf } from '../../src/platform/i18n/format.ts';
import { paths } from '../../src/lib/paths.ts';
import * as appeals from '../../src/modules/appeals/server/index.ts';
import { callHearingInput } from '../../src/modules/procedure/input.ts';
import { messages } from '../../src/modules/procedure/messages/index.ts';
import { askCorrection, callHearing } from '../../src/modules/procedure/server/index.ts';
import { answered, castUnder, inWork } from '../../test/appeals.ts';
import { PageObject } from '../page-object.ts';
import { expect, test } from '../test.ts';

const t = messages.kk;

async function scene(tx: Tx) {
	const who = await castUnder(tx);
	const [returned, heard, decided] = [await inWork(tx, who), await inWork(tx, who), await answered(tx, who)];
	const soon = workingDaysAfter(await loadCalendar(tx), dayOf(now()), 4);
	await askCorrection(tx, who.executor, returned.id, { grounds: ['papers'], text: 'Шарттың көшірмесі керек', dueOn: soon });
	const preliminary = 'Шамдарға биылғы бюджетте қаражат қарастырылмаған, сондықтан өтінішті қанағаттандыруға негіз жоқ.';
	const call = { day: soon.toString(), time: '15:00', place: 'Абай көшесі, 12', outcome: 'refused', preliminary };
	await callHearing(tx, who.head, heard.id, callHearingInput.parse(call));
	const [delivery] = await appeals.deliveriesOf(asReader(tx), decided.id);
	await appeals.recordMailDelivery(tx, delivery?.id ?? '', 'sent', 'ok');
	return { returned, heard, decided, above: who.above };
}

test('an applicant completes, objects and complains', async ({ page, db, quiet }) => {
	// A form that is refused comes back as 422.
	quiet.allow.push(/status of 422/);
	const { returned, heard, decided, above } = await db.write(scene);
	const on = new PageObject(page, 'kk');
	const open = async ({ number, accessCode }: appeals.Received) => {
		await on.open(paths.appeals.find('kk', { number }));
		await page.locator('#code').fill(accessCode);
		await page.locator('main form').first().getByRole('button').click();
		await on.arrived();
	};
	const send = async (submit: string) => {
		await page.getByRole('button', { name: submit }).click();
		await on.arrived();
	};

	await open(returned);
	await expect(page.getByRole('heading', { name: t.citizen.correction.title })).toBeVisible();
	await on.follow(t.citizen.correction.link);
	await send(t.pages.correct.submit);
	await expect(page.getByText(t.errors['procedure.nothing']).first()).toBeVisible();
	await page.locator('#correct-text').fill('Шарттың көшірмесін жіберіп отырмын');
	await page.locator('#correct-files').setInputFiles({ name: 'шарт.txt', mimeType: 'text/plain', buffer: Buffer.from('шарт') });
	await send(t.pages.correct.submit);
	await expect(page.getByText('Шарттың көшірмесін жіберіп отырмын')).toBeVisible();

	await open(heard);
	await on.follow(t.citizen.hearing.link);
	await page.getByLabel(t.pages.object.positions.objects).check();
	await send(t.pages.object.submit);
	await expect(page.getByText(t.errors['procedure.objection']).first()).toBeVisible();
	await expect(page.getByLabel(t.pages.object.positions.objects)).toBeChecked();
	await page.locator('#object-objection').fill('Қаражат бар, шешімнің 14-бетін қараңыз');
	await send(t.pages.object.submit);
	await expect(page.getByText(t.citizen.hearing.objected)).toBeVisible();

	await open(decided);
	await expect(page.getByText(t.citizen.complaint.through(above.name.kk))).toBeVisible();
	await on.follow(t.citizen.complaint.link);
	await page.locator('#complain-complaint').fill('Шамдар ауыстырылған жоқ, көше әлі қараңғы. Қайта тексеріңіздер.');
	await send(t.pages.complain.submit);
	await expect(page.getByText(t.citizen.complaint.states.filed)).toBeVisible();
	await expect(page.getByText(`${decided.number}/1`)).toBeVisible();
	await on.follow(t.citizen.complaint.takeBack);
	await send(t.pages['take-back'].submit);
	await expect(page.getByRole('link', { name: t.citizen.complaint.link })).toBeVisible();
});
