import type { Lang } from '#platform/i18n/lang.ts';
import { en } from './en.ts';
import { kk, type MergeMessages } from './kk.ts';
import { ru } from './ru.ts';

export const mergeMessages: Record<Lang, MergeMessages> = { kk, ru, en };
export type MergeNotice = keyof MergeMessages['notices'];
