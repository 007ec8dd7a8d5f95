import type { Lang } from '#platform/i18n/lang.ts';
import { en } from './en.ts';
import { kk, type DeskMessages } from './kk.ts';
import { ru } from './ru.ts';

export const deskMessages: Record<Lang, DeskMessages> = { kk, ru, en };
