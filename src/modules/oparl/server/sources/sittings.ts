/** Sittings that were announced: meetings with their agenda, papers, who came, and how each voted (`jauap:votes`, in the shape of Popolo). */
import { namedId } from '#platform/ids.ts';
import type { Reader } from '#platform/db/index.ts';
import { dayOf } from '#platform/i18n/format.ts';
import { publicOrigin } from '#platform/config.ts';
import { paths } from '#lib/paths.ts';
import { wholeVotes, type WholeVote } from '#modules/floor/server/index.ts';
import { wholeOf } from '#modules/mandates/server/index.ts';
import { wholeMinutes, type WholeMinutes } from '#modules/minutes/server/index.ts';
import type { Stage } from '#modules/sittings/rules/stage.ts';
import { wholeSittings, type WholePaper, type WholeSitting } from '#modules/sittings/server/index.ts';
import type { Thing } from '../../rules/convert.ts';
import type { Top } from '../../rules/dump.ts';
import { inner, own, TEXT, top } from '../own.ts';
import { addressOf } from '../present.ts';
import { bodyOf, personOf } from './members.ts';

/** The words that OParl recommends (1.1, Meeting): planned; from the invitation until the minutes are out; after that. */
function stateOf(stage: Stage, published: boolean): string | undefined {
	if (stage === 'cancelled' || stage === 'not_held') return undefined;
	if (published) return 'durchgeführt';
	return stage === 'discussed' ? 'terminiert' : 'eingeladen';
}

/** What is said in the language of what is published. */
const SAID = {
	outcomes: { carried: 'қабылданды', lost: 'қабылданбады' },
	papers: { draft: 'шешім жобасы', report: 'баяндама', other: 'құжат' },
	withdrawn: 'күн тәртібінен алынды',
	decides: 'шешім қабылдау',
	minutes: 'Хаттама'
} as const;

interface Around {
	/** The body's id by the unit that sits. */
	bodyIdOf: ReadonlyMap<string, string>;
	/** The person's id by mandate. */
	personOf: ReadonlyMap<string, string>;
	votesOf: ReadonlyMap<string, readonly WholeVote[]>;
	minutesOf: ReadonlyMap<string, WholeMinutes>;
}

const consultationOf = (paperId: string) => namedId(`oparl consultation ${paperId}`);

/** One vote, in the shape of a VoteEvent of Popolo. */
function toVoteEvent(vote: WholeVote, around: Around): Thing {
	const { yes, no, abstain, silent, ballots, rule } = vote;
	const counts = Object.entries({ yes, no, abstain, 'not voting': silent }).map(([option, value]) => ({ option, value }));
	const votes = ballots.flatMap(({ seatId, voice }) => {
		const person = around.personOf.get(seatId);
		return person === undefined ? [] : [{ voter: addressOf('Person', person), option: voice }];
	});
	return {
		identifier: String(vote.number),
		motion: { text: vote.question },
		result: vote.outcome === 'carried' ? 'pass' : 'fail',
		start_date: vote.openedAt.toString(),
		end_date: vote.declaredAt.toString(),
		counts,
		votes,
		way: vote.way,
		requirement: { name: rule.name, source: rule.source, base: rule.base, of: vote.base, needed: vote.needed, tie: rule.tie },
		...(vote.byChair && { decided_by: 'chair' })
	};
}

function toItem({ sitting, items, papers }: WholeSitting, at: number, around: Around): Thing[] {
	const item = items[at];
	if (item === undefined) return [];
	const open = item.closedGround === null;
	const votes = around.votesOf.get(item.id) ?? [];
	const paper =
		papers.find(({ itemId, kind }) => itemId === item.id && kind === 'draft') ?? papers.find(({ itemId }) => itemId === item.id);
	const last = votes.at(-1);
	const decided = around.minutesOf.get(sitting.id)?.decisions.filter(({ itemId }) => itemId === item.id) ?? [];
	const result = item.withdrawnReason !== null ? SAID.withdrawn : last && SAID.outcomes[last.outcome];
	return [
		inner('AgendaItem', item.id, {
			meeting: own('Meeting', sitting.id),
			number: item.number,
			order: at,
			public: open,
			// Of what is closed, its number and the reason.
			...(open ? { name: item.title.kk, 'jauap:names': item.title } : { 'jauap:closed': item.closedGround }),
			...(open && paper && { consultation: own('Consultation', consultationOf(paper.id)) }),
			...(result !== undefined && { result }),
			...(decided.length > 0 && { resolutionText: decided.map((one) => one.text).join('\n\n') }),
			...(item.withdrawnReason !== null && { 'jauap:withdrawn': item.withdrawnReason }),
			...(item.startedAt && { start: item.startedAt.toString() }),
			...(item.endedAt && { end: item.endedAt.toString() }),
			...(open && item.videoSecond !== null && { 'jauap:videoSecond': item.videoSecond }),
			...(votes.length > 0 && { 'jauap:votes': votes.map((vote) => toVoteEvent(vote, around)) })
		})
	];
}

function meetingTop(whole: WholeSitting, bodyId: string, around: Around): Top {
	const { sitting, came, items } = whole;
	const minutes = around.minutesOf.get(sitting.id);
	const state = stateOf(sitting.stage, minutes !== undefined);
	const place = sitting.place ?? '';
	return top('Meeting', sitting.id, bodyId, {
		web: publicOrigin() + paths.sittings.one('kk', sitting.id),
		name: sitting.title.kk,
		'jauap:names': sitting.title,
		'jauap:number': sitting.number,
		'jauap:stage': sitting.stage,
		...(state !== undefined && { meetingState: state }),
		cancelled: sitting.stage === 'cancelled',
		start: (sitting.sittingOpenedAt ?? sitting.startsAt).toString(),
		end: (sitting.endedAt ?? sitting.endsAt).toString(),
		organization: [own('Organization', sitting.hostId)],
		...(place !== '' && { location: inner('Location', namedId(`oparl place ${sitting.id}`), { description: place }) }),
		...(sitting.closedGround !== null && { 'jauap:closed': sitting.closedGround }),
		...(minutes && { resultsProtocol: toMinutes(minutes) }),
		participant: [...new Set(came.flatMap((seat) => around.personOf.get(seat) ?? []))].map((id) => own('Person', id)),
		agendaItem: items.flatMap((_, at) => toItem(whole, at, around))
	});
}

/** Minutes as citizens read them; what is hashed is their text, which is there as JSON, too. */
function toMinutes({ eventId, publishedAt, sha256 }: WholeMinutes): Thing {
	const address = (format: 'pdf' | 'json') => publicOrigin() + paths.sittings.minutesFile('kk', eventId, format);
	return inner('File', namedId(`oparl minutes ${eventId}`), {
		name: SAID.minutes,
		mimeType: 'application/pdf',
		date: dayOf(publishedAt).toString(),
		accessUrl: address('pdf'),
		'jauap:json': address('json'),
		'jauap:sha256': sha256
	});
}

/** A text is in the file's object, too; a file is where citizens read it. */
function toFile({ versionId, title, addedAt, text, fileId }: WholePaper): Thing {
	const about = { name: title, date: dayOf(addedAt).toString() };
	if (fileId !== null) return inner('File', versionId, { ...about, accessUrl: `${publicOrigin()}/files/${fileId}` });
	return inner('File', versionId, {
		...about,
		mimeType: 'text/plain',
		text: text ?? '',
		accessUrl: `${addressOf('File', versionId)}/${TEXT}`
	});
}

function paperTop({ sitting }: WholeSitting, paper: WholePaper, bodyId: string): Top {
	const organization = [own('Organization', sitting.hostId)];
	return top('Paper', paper.id, bodyId, {
		web: publicOrigin() + paths.sittings.paper('kk', sitting.id, paper.id),
		body: own('Body', bodyId),
		name: paper.title,
		date: dayOf(paper.addedAt).toString(),
		paperType: SAID.papers[paper.kind],
		'jauap:kind': paper.kind,
		mainFile: toFile(paper),
		underDirectionOf: organization,
		consultation: [
			inner('Consultation', consultationOf(paper.id), {
				paper: own('Paper', paper.id),
				agendaItem: own('AgendaItem', paper.itemId),
				meeting: own('Meeting', sitting.id),
				organization,
				...(paper.kind === 'draft' ? { authoritative: true, role: SAID.decides } : { authoritative: false })
			})
		]
	});
}

/** Meetings and papers. */
export async function sittingObjects(db: Reader): Promise<Top[]> {
	const [sittings, votes, minutes, { bodies, mandates }] = await Promise.all([
		wholeSittings(db),
		wholeVotes(db),
		wholeMinutes(db),
		wholeOf(db)
	]);
	const around: Around = {
		bodyIdOf: new Map(bodies.map(({ id, branchId }) => [id, bodyOf(branchId)])),
		personOf: new Map(mandates.map((mandate) => [mandate.id, personOf(mandate)])),
		votesOf: Map.groupBy(votes, ({ itemId }) => itemId),
		minutesOf: new Map(minutes.map((one) => [one.eventId, one]))
	};
	return sittings.flatMap((whole) => {
		const bodyId = around.bodyIdOf.get(whole.sitting.hostId);
		if (bodyId === undefined) return [];
		return [meetingTop(whole, bodyId, around), ...whole.papers.map((paper) => paperTop(whole, paper, bodyId))];
	});
}
