import type { Lang } from '#platform/i18n/lang.ts';
import { en } from './en.ts';
import { kk, type PageMessages } from './kk.ts';
import { ru } from './ru.ts';

export const pageMessages: Record<Lang, PageMessages> = { kk, ru, en };
