/** What indicators can be made of: the measures of the rooms. A room adds its line here. */
import type { Measure } from '#platform/measures.ts';
import { APPEAL_MEASURES } from '#modules/appeals/server/index.ts';
import { ASSIGNMENT_MEASURES } from '#modules/assignments/server/index.ts';
import { CONTROL_MEASURES } from '#modules/control/server/index.ts';
import { DIRECTIVE_MEASURES } from '#modules/directives/server/index.ts';
import { EVENT_MEASURES } from '#modules/events/server/index.ts';
import { QUALITY_MEASURES } from '#modules/quality/server/index.ts';

export const SOURCES: readonly Measure[] = [
	...APPEAL_MEASURES,
	...ASSIGNMENT_MEASURES,
	...DIRECTIVE_MEASURES,
	...CONTROL_MEASURES,
	...QUALITY_MEASURES,
	...EVENT_MEASURES
];

export function sourceOf(code: string): Measure | undefined {
	return SOURCES.find((measure) => measure.code === code);
}
