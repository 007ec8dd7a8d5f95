import type { Lang } from '#platform/i18n/lang.ts';
import { en } from './en.ts';
import { kk, type PublicMessages } from './kk.ts';
import { ru } from './ru.ts';

export const publicMessages: Record<Lang, PublicMessages> = { kk, ru, en };
