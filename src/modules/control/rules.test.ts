import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin, ROLES } from '#platform/identity/actor.ts';
import { ANSWERS, findingOf, mayLook, wanted } from './rules.ts';

const PATHS = ['kz', 'kz.ala', 'kz.ala.talgar', 'kz.ala.talgar.p1', 'kz.ala.ile', 'kz.ast', 'kz.ast.esil'];
const may = (role: (typeof ROLES)[number], unitPath: string, accepting: string, unit: string, barred: string[] = []) =>
	mayLook({ id: 'p', posts: [{ role, unitPath }] }, { accepting, unit, barred: new Set(barred) });

describe('who may look', () => {
	it.each([
		['an auditor of another region', 'auditor', 'kz.ast', true],
		['a head of another region, when the rule names their unit', 'head', 'kz.ast.esil', true],
		['an auditor above both, who leads nobody', 'auditor', 'kz', true],
		['the central office, which leads both', 'central', 'kz', false],
		['an auditor of the unit that accepted', 'auditor', 'kz.ala', false],
		['an auditor of the unit that did it', 'auditor', 'kz.ala.talgar', false],
		['somebody below whoever did it', 'auditor', 'kz.ala.talgar.p1', false],
		['somebody elsewhere below whoever accepted: it is their superior', 'auditor', 'kz.ala.ile', false]
	] as const)('at what a region accepted from its district: %s', (_, role, path, allowed) => {
		expect(may(role, path, 'kz.ala', 'kz.ala.talgar')).toBe(allowed);
	});

	it('at what the root accepted: from another branch only', () => {
		expect(may('auditor', 'kz.ast', 'kz', 'kz.ala')).toBe(true);
		expect(may('auditor', 'kz.ala.ile', 'kz', 'kz.ala')).toBe(false);
		expect(may('auditor', 'kz', 'kz', 'kz.ala')).toBe(false);
		expect(may('auditor', 'kz.ala', 'kz', 'kz.ala.talgar')).toBe(false);
	});

	it('never whoever had a hand in it, nor anybody of either unit or below the one that did it, whatever other posts they hold', () => {
		expect(may('auditor', 'kz.ast', 'kz.ala', 'kz.ala.talgar', ['p'])).toBe(false);
		const post = fc.record({ role: fc.constantFrom(...ROLES), unitPath: fc.constantFrom(...PATHS) });
		const pair = fc.tuple(fc.constantFrom(...PATHS), fc.constantFrom(...PATHS)).filter(([top, unit]) => isWithin(unit, top));
		fc.assert(
			fc.property(fc.array(post, { minLength: 1, maxLength: 3 }), pair, (posts, [accepting, unit]) => {
				if (!mayLook({ id: 'p', posts }, { accepting, unit, barred: new Set() })) return;
				for (const { role, unitPath } of posts) {
					expect([accepting, unit]).not.toContain(unitPath);
					expect(isWithin(unitPath, unit)).toBe(false);
					if (isWithin(unit, unitPath)) expect(role).toBe('auditor');
				}
			})
		);
	});
});

it('confirms when every decisive question is answered with yes, and in no other case', () => {
	const answer = fc.record({ answer: fc.constantFrom(...ANSWERS), decisive: fc.boolean() });
	fc.assert(
		fc.property(fc.array(answer), (answers) => {
			const wrong = answers.some((one) => one.decisive && one.answer !== 'yes');
			expect(findingOf(answers)).toBe(wrong ? 'unconfirmed' : 'confirmed');
		})
	);
});

it.each([
	[{ share: 5, least: 3 }, 0, 0],
	[{ share: 5, least: 3 }, 2, 2],
	[{ share: 5, least: 3 }, 40, 3],
	[{ share: 5, least: 3 }, 61, 4],
	[{ share: 100, least: 0 }, 7, 7],
	[{ share: 0, least: 0 }, 50, 0]
])('of %j and %i accepted takes %i', (rule, accepted, count) => {
	expect(wanted(rule, accepted)).toBe(count);
});
