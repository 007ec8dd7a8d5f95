/** What lies on desks besides appeals: drafts that wait for a word, tasks from above. */
import { makeToken, seal, sha256 } from '../../platform/secrets.ts';
import { iso, type Book } from './book.ts';
import { idAt } from './ids.ts';
import { personName } from './names.ts';
import { PHRASES } from './phrases.ts';
import { COMMON, type DemoLang } from './texts/index.ts';
import { DEMO_UNIT, type Desk, type World } from './world.ts';
import { Work } from './work.ts';
import { DAY, HOUR, plainDay } from './worktime.ts';

const DESK_CHANNELS = ['phone', 'phone', 'visit', 'letter'] as const;

/** Unfinished intakes at desks, and forms that citizens began and have not sent. */
export function writeDrafts(w: World, book: Book, count: number): void {
	const { random, now } = w;
	const demo = w.desks.filter((desk) => desk.code === DEMO_UNIT);
	const times = Array.from({ length: count }, () => Math.floor(now - HOUR - random.next() ** 2 * 12 * DAY)).toSorted((a, b) => a - b);
	for (const [i, at] of times.entries()) {
		const desk = i % 20 === 0 ? random.pick(demo) : random.pick(w.desks);
		const atDesk = random.chance(0.75);
		const lang: DemoLang = random.chance(desk.kk) ? 'kk' : 'ru';
		const body = {
			...(random.chance(0.8) ? { text: random.pick(PHRASES[lang].unfinished) } : {}),
			...(random.chance(0.6) ? { name: personName(random, lang, 0.1) } : {}),
			...(random.chance(0.3) ? { territoryId: desk.territory.id } : {})
		};
		const year = String(plainDay(at).year);
		const number = `D-${year}-${String(book.next(`draft:${year}`)).padStart(6, '0')}`;
		book.add('appeal_draft', [
			idAt(at),
			number,
			sha256(makeToken()),
			lang,
			atDesk ? random.pick(DESK_CHANNELS) : 'web',
			seal(JSON.stringify(body)),
			atDesk ? desk.unitId : null,
			atDesk ? random.pick(desk.operators) : null,
			iso(at),
			iso(at)
		]);
	}
}

/** Tasks that branches give their receptions: done, late, returned, under way. */
export function writeTasks(w: World, book: Book, count: number): void {
	const { random, now } = w;
	const branches = new Map(w.desks.filter((desk) => desk.branch === desk.code).map((desk) => [desk.code, desk]));
	const below = w.desks.filter((desk) => desk.branch !== desk.code);
	for (let i = 0; i < count; i++) {
		const desk = i % 12 === 0 ? (below.find((d) => d.code === DEMO_UNIT) ?? random.pick(below)) : random.pick(below);
		const branch = branches.get(desk.branch);
		if (branch !== undefined) task(w, book, desk, branch, Math.floor(now - random.next() ** 1.5 * 150 * DAY - DAY));
	}
}

function task(w: World, book: Book, desk: Desk, branch: Desk, about: number): void {
	const { random, work, now } = w;
	const lang: DemoLang = desk.kk > 0.45 ? 'kk' : 'ru';
	const words = PHRASES[lang];
	const at = work.after(about, 30);
	if (at > now) return;
	const issuer = random.pick(branch.heads);
	const person = random.pick(desk.heads);
	const days = 5 + random.below(10);
	const dueOn = plainDay(work.onDay(random, at, days));
	const one = new Work(book, {
		at,
		issuer,
		issuerUnitId: branch.unitId,
		unitId: desk.unitId,
		person,
		text: random.pick(words.directives),
		dueOn
	});
	const reportAt = work.onDay(random, at, Math.max(1, days - 3 + random.below(desk.style === 'slow' ? 12 : 5)));
	if (reportAt <= now) {
		one.report(reportAt, person, random.pick(words.directiveReports));
		const judgedAt = work.onDay(random, reportAt, 1 + random.below(3));
		if (judgedAt <= now && random.chance(0.15)) one.sendBack(judgedAt, random.pick(COMMON[lang].returns), issuer);
		else if (judgedAt <= now) one.accept(judgedAt, issuer);
	} else if (random.chance(0.25) && work.onDay(random, at, 2) <= now) {
		const later = plainDay(work.onDay(random, at, days + 5));
		one.askExtension(work.after(at, 600 + random.below(200)), person, later, random.pick(words.extensionAsked));
	}
	one.write();
}
