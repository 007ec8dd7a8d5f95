/** Values as minutes hold them: plain, field by field, so that what else a row carries is no part of them. Pure. */
import type { Texts } from '#platform/i18n/lang.ts';

export const sure = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'second' });
export const iso = (at: Temporal.Instant | null): string | null => (at === null ? null : sure(at));
export const texts = ({ kk, ru, en }: Texts): Texts => ({ kk, ru, en });
