/** Plays what the rooms beside the main line do with the appeals that were left for them. */
import type { Database, Tx } from '../../../platform/db/index.ts';
import { getSetting } from '../../../platform/settings/index.ts';
import { registerAppealJobs } from '../../../modules/appeals/server/index.ts';
import { registerAssignmentJobs } from '../../../modules/assignments/server/index.ts';
import { registerControlJobs } from '../../../modules/control/server/index.ts';
import { registerDirectiveJobs } from '../../../modules/directives/server/index.ts';
import { registerForwardingJobs } from '../../../modules/forwarding/server/index.ts';
import { registerProcedureJobs } from '../../../modules/procedure/server/index.ts';
import { examineDecision, registerQualityJobs } from '../../../modules/quality/server/index.ts';
import { registerRightsJobs } from '../../../modules/rights/server/index.ts';
import { seeded } from '../random.ts';
import type { Play } from '../stories.ts';
import type { World } from '../world.ts';
import { makeBodies, type KnownBody } from './bodies.ts';
import { playControl } from './control.ts';
import { playConferences } from './conferences.ts';
import { directiveScripts } from './directives.ts';
import { deskScripts, electionScript, groundScript } from './desk.ts';
import { playNorms, playReplies } from './duties.ts';
import { playField } from './field.ts';
import { forwardingScript } from './forwarding.ts';
import { complaintScript, correctionScript, hearingScript } from './procedure.ts';
import { playGatherings } from './gatherings.ts';
import { makeMandates } from './mandates.ts';
import { playMeetings } from './meetings.ts';
import { problemScript } from './problems.ts';
import { playQuality } from './quality.ts';
import { openReceptions, playReceptions } from './receptions.ts';
import { rightsScript } from './rights.ts';
import { playPromises } from './promises.ts';
import { playReports } from './reports.ts';
import { playScorecards } from './scorecards.ts';
import { seriesScripts } from './series.ts';
import { playSittings } from './sittings.ts';
import { Script, Stage, type Kept } from './stage.ts';
import { playVisits } from './visits.ts';
import { playWishes } from './wishes.ts';
import { collectiveScript, conflictScript, mergeScript, sensitiveScript } from './together.ts';

/** Returns the acts that were refused. */
export async function playStories(db: Database, world: World, kept: readonly Kept[], seed: number): Promise<string[]> {
	// What follows an act here follows it as in the running application.
	for (const register of [
		registerAppealJobs,
		registerAssignmentJobs,
		registerControlJobs,
		registerDirectiveJobs,
		registerForwardingJobs,
		registerProcedureJobs,
		registerQualityJobs,
		registerRightsJobs
	])
		register();
	const stage = new Stage(db, { ...world, random: seeded(seed + 1) });
	const accounts = await accountsOf(stage);
	const administrator = accounts.find((one) => one.posts.some(({ role }) => role === 'administrator'));
	if (administrator === undefined) throw new Error('the demo has no administrator');
	const before = new Script(stage, 'bodies', world.start - 120 * 86_400_000);
	const bodies: KnownBody[] = [];
	before.on(before.at, async (tx: Tx) => {
		bodies.push(...(await makeBodies(tx, administrator)));
		await makeMandates(tx, administrator, seeded(seed + 2));
	});
	const refused = await stage.play([
		before,
		electionScript(stage, administrator),
		groundScript(stage, administrator),
		...(await deskScripts(stage, accounts))
	]);
	refused.push(...(await stage.play(await scripts(stage, bodies, kept))));
	await examineLatest(db);
	refused.push(...(await openReceptions(stage)), ...(await playVisits(stage)));
	refused.push(...(await playNorms(stage, administrator)));
	refused.push(...(await playReceptions(stage)), ...(await playWishes(stage)));
	const operator = accounts.find((one) => one.posts.some(({ role }) => role === 'operator'));
	if (operator !== undefined) refused.push(...(await playField(stage, operator)));
	const central = accounts.find((one) => one.posts.some(({ role }) => role === 'central'));
	if (central !== undefined) {
		refused.push(...(await playQuality(stage, central)), ...(await playConferences(stage, central)));
		refused.push(...(await stage.play([...(await directiveScripts(stage, central)), ...(await seriesScripts(stage, central))])));
		// Factions review at their sittings what was promised before.
		const auditor = accounts.find((one) => one.posts.some(({ role }) => role === 'auditor'));
		if (auditor !== undefined) refused.push(...(await playPromises(stage, auditor)));
		refused.push(...(await playSittings(stage, central)), ...(await playMeetings(stage, administrator)), ...(await playGatherings(stage)));
		refused.push(...(await playReplies(stage)));
		refused.push(...(await playReports(stage)));
		refused.push(...(await playControl(stage, administrator, central)));
		refused.push(...(await playScorecards(stage, administrator, central)));
	}
	return refused;
}

const EXAMINED = 1_500;

/** The newest decisions are looked at for signs of a formal reply, as each is when it is signed here. */
async function examineLatest(db: Database): Promise<void> {
	const latest = await db.reader.selectFrom('decision').select('id').orderBy('signed_at', 'desc').limit(EXAMINED).execute();
	await db.write(async (tx) => {
		for (const { id } of latest.toReversed()) await examineDecision(tx, id);
	});
}

async function accountsOf(stage: Stage) {
	const { reader } = stage.db;
	const emails = (await getSetting(reader, 'demo_accounts')).map(({ email }) => email);
	const people = await reader.selectFrom('account').select('person_id').where('email', 'in', emails).orderBy('email').execute();
	return Promise.all(people.map((row) => stage.staff(row.person_id ?? undefined)));
}

type One = (stage: Stage, kept: Kept) => Promise<Script>;

const ONES: Partial<Record<Play, One>> = {
	corrected: correctionScript,
	correction_open: correctionScript,
	correction_lapsed: correctionScript,
	correction_stopped: correctionScript,
	hearing_called: hearingScript,
	heard_refused: hearingScript,
	hearing_declined: hearingScript,
	hearing_waived: hearingScript,
	complaint_filed: complaintScript,
	complaint_passed: complaintScript,
	complaint_upheld: complaintScript,
	complaint_cancelled: complaintScript,
	complaint_satisfied: complaintScript,
	collective: collectiveScript,
	sensitive: sensitiveScript,
	conflicted: conflictScript
};

async function scripts(stage: Stage, bodies: readonly KnownBody[], kept: readonly Kept[]): Promise<Script[]> {
	const made: (Script | undefined)[] = [];
	let n = 0;
	// What was taken back before it was assigned, or came within the hour, has no story.
	const assigned = kept.filter(({ executor }) => executor !== '');
	for (const members of Map.groupBy(assigned, ({ story }) => story.group).values()) {
		const [first] = members;
		if (first === undefined) continue;
		const { play } = first.story;
		const one = ONES[play];
		if (play === 'merged') made.push(await mergeScript(stage, members));
		else if (play === 'problem' || play === 'package') made.push(await problemScript(stage, members, n++));
		else if (play === 'rights' || play === 'rights_open') made.push(await rightsScript(stage, members, n++));
		else made.push(await (one ?? ((s, k) => forwardingScript(s, bodies, k)))(stage, first));
	}
	return made.filter((script) => script !== undefined);
}
