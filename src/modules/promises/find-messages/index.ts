import type { Lang } from '#platform/i18n/lang.ts';
import { en } from './en.ts';
import { kk, type FindMessages } from './kk.ts';
import { ru } from './ru.ts';

export const findMessages: Record<Lang, FindMessages> = { kk, ru, en };
