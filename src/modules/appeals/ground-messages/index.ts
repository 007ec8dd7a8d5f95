import type { Lang } from '#platform/i18n/lang.ts';
import { en } from './en.ts';
import { kk, type GroundMessages } from './kk.ts';
import { ru } from './ru.ts';

export const groundMessages: Record<Lang, GroundMessages> = { kk, ru, en };
