import { paths } from '../../src/lib/paths.ts';
import { now } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/db/index.ts';
import type { Lang } from '../../src/platform/i18n/lang.ts';
import { dayOf } from '../../src/platform/i18n/format.ts';
import { makeToken } from '../../src/platform/secrets.ts';
import { commentInput, proposalInput, voiceInput } from '../../src/modules/discussion/input.ts';
import * as discussion from '../../src/modules/discussion/server/index.ts';
import { itemInput, sittingInput } from '../../src/modules/sittings/agenda-input.ts';
import { paperInput, versionInput } from '../../src/modules/sittings/paper-input.ts';
import { addItem, addPaper, addVersion, openDiscussion, papersOf, planSitting } from '../../src/modules/sittings/server/index.ts';
import { makeCitizen, type Citizen } from '../../test/actors.ts';
import type { Cast } from '../../test/appeals.ts';

const FIRST = 'Ауданның он көшесіне шам қойылсын.\n\nАқша аудандық бюджеттен бөлінсін.\n\nБақылау бөлімге жүктелсін.';
const SECOND =
	'Ауданның он екі көшесіне шам қойылсын.\n\nАқша аудандық бюджеттен бөлінсін.\n\nОрындалуы туралы тоқсан сайын есеп берілсін.';

/** A sitting of the council whose draft is discussed: papers in versions, words at every stage, one of them hidden and appealed. Returns pages few links lead to, and the citizen's own. */
export async function discussed(
	db: Database,
	{ head }: Cast,
	councilCode: string,
	citizenId: string,
	lang: Lang
): Promise<{ desk: string[]; open: string[]; own: string[] }> {
	const { id: councilId } = await db.reader.selectFrom('unit').select('id').where('code', '=', councilCode).executeTakeFirstOrThrow();
	const held = {
		day: dayOf(now()).add({ days: 35 }).toString(),
		from: '10:00',
		to: '12:00',
		place: 'Мәслихат ғимараты',
		chairId: head.personId
	};
	const id = await db.write((tx) => planSitting(tx, head, councilId, sittingInput.parse(held)));
	const add = (itemKk: string, closedGround = '') =>
		db.write((tx) => addItem(tx, head, id, itemInput.parse({ itemKk, rapporteur: 'Бөлім басшысы', minutes: '20', closedGround })));
	const item = await add('Көше жарығын жаңарту туралы');
	await add('Кадр мәселесі', 'Жеке деректер айтылады');
	const draft = { itemId: item, paperKind: 'draft', paperTitle: 'Көше жарығы туралы шешім жобасы', body: FIRST };
	const paper = await db.write((tx) => addPaper(tx, head, id, paperInput.parse(draft)));
	await db.write((tx) => addVersion(tx, head, id, versionInput.parse({ paperId: paper, body: SECOND })));
	const report = paperInput.parse({ itemId: item, paperKind: 'report', paperTitle: 'Анықтама' });
	await db.write((tx) => addPaper(tx, head, id, report, { name: 'anyqtama.txt', bytes: Buffer.from('Анықтама') }));
	await db.write((tx) => openDiscussion(tx, head, id));
	const versionId = (await papersOf(db.reader, id)).find((one) => one.id === paper)?.versions[0]?.id ?? '';
	const citizen: Citizen = { kind: 'citizen', accountId: citizenId, email: `${citizenId}@example.kz` };
	const other = await db.write((tx) => makeCitizen(tx, `${makeToken()}@example.kz`.toLowerCase()));
	const say = async (who: Citizen, comment: string, changes: Record<string, string> = {}) => {
		const input = commentInput.parse({ key: makeToken(), itemId: item, comment, name: 'Айгүл', ...changes });
		const number = await db.write((tx) => discussion.comment(tx, who, id, { ...input, lang }));
		const row = db.reader.selectFrom('discussion_comment').select('id').where('event_id', '=', id).where('number', '=', number);
		return (await row.executeTakeFirstOrThrow()).id;
	};
	const open = await say(citizen, 'Мектеп жанындағы көше тізімде жоқ', { versionId, paragraph: '1' });
	const alike = [await say(citizen, 'Шам түнгі екіде өшірілсін'), await say(other, 'Түнде жарықты өшірсе, үнем болады', { name: '' })];
	const rude = await say(citizen, 'Мұнда жарнама: арзан шам сатамын', { versionId, paragraph: '2' });
	const proposal = { key: makeToken(), proposal: 'Аялдамаға шам қою', why: 'Қыста кешкі алтыда қараңғы түседі', name: 'Айгүл' };
	await db.write((tx) => discussion.propose(tx, other, id, { ...proposalInput.parse(proposal), lang }));
	const voice = (who: Citizen, target: string, targetId: string, stance: string) =>
		db.write((tx) => discussion.supportAll(tx, [{ actor: who, eventId: id, input: voiceInput.parse({ target, targetId, stance }) }]));
	await voice(citizen, 'item', item, 'for');
	await voice(other, 'item', item, 'against');
	await voice(other, 'comment', open, 'for');
	await db.write((tx) => discussion.group(tx, head, id, { commentIds: alike, groupId: undefined, groupTitle: 'Жарық түнде өшірілсін' }));
	await db.write((tx) => discussion.hide(tx, head, id, { commentId: rude, hideReason: 'advert', hideWords: 'Тауар жарнамасы' }));
	await db.write((tx) => discussion.appeal(tx, citizen, id, { commentId: rude, appeal: 'Мен тек бағасын айттым' }));
	const lists = ['proposals', 'appeals', 'hidden', 'all'].map((list) => paths.desk.sittingDiscussion(id, { list }));
	const pages = [paths.sittings.one(lang, id), paths.sittings.paper(lang, id, paper), paths.sittings.compare(lang, id, paper)];
	return {
		desk: [
			paths.desk.sittingPapers(id),
			paths.desk.sittingDiscussion(id),
			...lists,
			paths.desk.discussionRule(councilId),
			paths.desk.sitting(id)
		],
		open: [...pages, paths.sittings.list(lang, { body: councilId }), paths.sittings.list(lang, { list: 'past' })],
		own: [...pages.slice(0, 2), paths.sittings.mine(lang, id)]
	};
}
