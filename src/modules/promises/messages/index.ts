/**
 * Programmes and promises themselves: pages, forms, evidence, verdicts, the frame for other sites, refusals.
 * Beside it `assess-messages` (who judges: assessments, replies, disputes, the panel),
 * `follow-messages` (letters about changes), `link-messages` (appeals and problems about a promise),
 * `timeline-messages` (their timeline).
 */
import type { Lang } from '#platform/i18n/lang.ts';
import { en } from './en.ts';
import { kk, type Messages } from './kk.ts';
import { ru } from './ru.ts';

export type { Messages } from './kk.ts';
export const messages: Record<Lang, Messages> = { kk, ru, en };
