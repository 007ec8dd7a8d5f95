/** What is measured of units by their parts of directives; the measures of assignments leave these out. */
import type { Measure } from '#platform/measures.ts';
import { acceptedAtFirst, reportedOnTime } from '#modules/assignments/server/index.ts';
import { KIND } from './visible.ts';

const onTime: Measure = { code: 'directives_on_time', about: 'assignment', cases: reportedOnTime(KIND) };
const first: Measure = { code: 'directives_first', about: 'assignment', cases: acceptedAtFirst(KIND) };

export const DIRECTIVE_MEASURES: readonly Measure[] = [onTime, first];
