import type { Lang } from '#platform/i18n/lang.ts';
import { en } from './en.ts';
import { kk, type ElectionMessages } from './kk.ts';
import { ru } from './ru.ts';

export const electionMessages: Record<Lang, ElectionMessages> = { kk, ru, en };
