import type { Lang } from '#platform/i18n/lang.ts';
import { en } from './en.ts';
import { kk, type KindMessages } from './kk.ts';
import { ru } from './ru.ts';

export const kindMessages: Record<Lang, KindMessages> = { kk, ru, en };
