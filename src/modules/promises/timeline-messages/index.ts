/** The timeline of promises. The other bundles: see `messages`. */
import type { Lang } from '#platform/i18n/lang.ts';
import { en } from './en.ts';
import { kk, type TimelineMessages } from './kk.ts';
import { ru } from './ru.ts';

export const timelineMessages: Record<Lang, TimelineMessages> = { kk, ru, en };
