import type { Lang } from '#platform/i18n/lang.ts';
import { en } from './en.ts';
import { kk, type Messages } from './kk.ts';
import { ru } from './ru.ts';

export type { Messages } from './kk.ts';
export const messages: Record<Lang, Messages> = { kk, ru, en };
