/** What is about a promise: appeals and problems. The other bundles: see `messages`. */
import type { Lang } from '#platform/i18n/lang.ts';
import { en } from './en.ts';
import { kk, type LinkMessages } from './kk.ts';
import { ru } from './ru.ts';

export const linkMessages: Record<Lang, LinkMessages> = { kk, ru, en };
