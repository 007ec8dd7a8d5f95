/** Reads what minutes are made of. */
import type { Reader } from '#platform/db/index.ts';
import { found } from '#platform/errors.ts';
import { LANGS, type Lang, type Texts } from '#platform/i18n/lang.ts';
import { discussionFor } from '#modules/discussion/server/index.ts';
import { speechesOf, votesOf, type Vote } from '#modules/floor/server/index.ts';
import { personNames, staffOf } from '#modules/organisation/server/index.ts';
import { resolutionsAt } from '#modules/promises/server/index.ts';
import { houseOf, itemsOf, majorityText, ruleText, sittingSeats, type Item, type Sitting } from '#modules/sittings/server/index.ts';
import type { Numbered } from '#modules/sittings/rules/agenda.ts';
import { groundOf } from '#modules/sittings/rules/papers.ts';
import type { Facts, ItemFacts, Named, VoteFacts } from '../rules/facts.ts';
import { minutesOf, type Minutes } from '../rules/minutes.ts';
import { amendmentsOf, decisionsOf, frozenOf, seenStandings, type Frozen } from './queries.ts';

const NO_POST: Texts = { kk: '', ru: '', en: '' };

const inAll = (of: (lang: Lang) => string) => Object.fromEntries(LANGS.map((lang) => [lang, of(lang)])) as Texts;

async function namedOf(db: Reader, { chairId, secretaryId, hostId }: Sitting): Promise<{ chair: Named; secretary: Named }> {
	const [names, staff] = await Promise.all([personNames(db, [chairId, secretaryId]), staffOf(db, hostId)]);
	const of = (id: string): Named => ({ name: names.get(id) ?? '', post: staff.find((one) => one.personId === id)?.title ?? NO_POST });
	return { chair: of(chairId), secretary: of(secretaryId) };
}

const toItem = (sitting: Sitting, items: readonly Numbered<Item>[], item: Numbered<Item>): ItemFacts => ({
	...item,
	closedGround: groundOf(sitting, items, item)
});

/** A vote with the names of those who spoke in it; what was said in one that is void is not told. */
function toVote({ rule, void: voided, result, ballots, ...vote }: Vote, nameOf: (seatId: string) => string): VoteFacts {
	return {
		...vote,
		voided,
		result,
		rule: { name: rule.name, words: inAll((lang) => majorityText(lang, rule)), source: rule.source },
		ballots:
			result === null
				? []
				: ballots.map(({ seatId, byId, voice }) => ({ name: nameOf(seatId), by: byId === seatId ? null : nameOf(byId), voice }))
	};
}

/** The facts of a sitting that is over. Throws not_found before. */
async function factsOf(db: Reader, sitting: Sitting): Promise<Facts> {
	const { id } = sitting;
	const [house, seats, items, votes, speeches, decisions, standings, resolutions, amendments, discussion, named] = await Promise.all([
		houseOf(db, sitting),
		sittingSeats(db, id),
		itemsOf(db, id),
		votesOf(db, id),
		speechesOf(db, id),
		decisionsOf(db, id),
		seenStandings(db, id),
		resolutionsAt(db, id),
		amendmentsOf(db, id),
		sitting.draftAt === null ? null : discussionFor(db, id),
		namedOf(db, sitting)
	]);
	const names = new Map(seats.map(({ seatId, name }) => [seatId, name]));
	const { rule, members, seats: all, needed, ledger, stretches } = house;
	return {
		number: sitting.number,
		title: sitting.title,
		body: sitting.hostName,
		place: sitting.place,
		online: sitting.video !== 'none',
		closedGround: sitting.closedGround,
		startsAt: sitting.startsAt,
		endsAt: sitting.endsAt,
		openedAt: sitting.sittingOpenedAt,
		checkInAt: found(sitting.checkInAt ?? undefined),
		endedAt: found(sitting.endedAt ?? undefined),
		...named,
		notice: {
			servedAt: found(sitting.finalAt ?? undefined),
			shortDays: sitting.noticeShortDays,
			reason: sitting.noticeReason,
			discussedUntil: sitting.discussedUntil,
			undiscussed: sitting.undiscussedReason
		},
		quorum: { rule: inAll((lang) => ruleText(lang, rule.quorum)), source: rule.source, members, seats: all, needed },
		discussion,
		seats,
		ledger,
		stretches,
		items: items.map((item) => toItem(sitting, items, item)),
		speeches,
		votes: votes.map((vote) => toVote(vote, (seatId) => names.get(seatId) ?? '')),
		decisions,
		standings,
		resolutions: resolutions.map(({ voteId, ...one }) => ({
			...one,
			vote: votes.find(({ id: vote }) => vote === voteId)?.number ?? null
		})),
		amendments
	};
}

/** The minutes of a sitting that is over, made of the facts as they are now, with all that is closed. Throws not_found before. */
export async function madeMinutes(db: Reader, sitting: Sitting): Promise<Minutes> {
	return minutesOf(await factsOf(db, sitting));
}

/** The minutes as they stand: frozen, or made anew; and how they were frozen, if they were. Throws not_found before the sitting is over. */
export async function minutesFor(db: Reader, sitting: Sitting): Promise<{ minutes: Minutes; frozen: Frozen | undefined }> {
	const frozen = await frozenOf(db, sitting.id);
	return { minutes: frozen?.whole.minutes ?? (await madeMinutes(db, sitting)), frozen };
}
