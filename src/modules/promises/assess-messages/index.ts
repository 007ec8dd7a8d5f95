/** Who judges a promise: assessments, replies, disputes of evidence, the panel of residents. The other bundles: see `messages`. */
import type { Lang } from '#platform/i18n/lang.ts';
import { en } from './en.ts';
import { kk, type AssessMessages } from './kk.ts';
import { ru } from './ru.ts';

export const assessMessages: Record<Lang, AssessMessages> = { kk, ru, en };
